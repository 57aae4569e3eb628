"""Addresses: slugs, paths of pages, relative links.

A page's path is relative to the site, has forward slashes and is not percent-encoded:
`articles/2015/01/syria-calling.html`. It is in Unicode's form NFC, whatever form the file's name is
in. A link is percent-encoded and leads from one page to another.

Paths of articles are also taken apart and put together elsewhere, which must be known to whoever
changes their form: `content.articles` cuts the stem out of a file's path,
`search.index.documents.short_path` shortens them in the index, and `client/results.js` makes them
whole again.
"""

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import quote, unquote, urlsplit

from anyascii import anyascii

from builder.model import Kind

SITE_FILE = "site.yaml"  # the file of a source with its settings
ASSETS = "assets"  # the folder of the site that has what a theme has in static/
CONTENT = "content"  # the folder of a source that holds all that is published
YAML_SUFFIXES = (".yaml", ".yml")

_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
# Not the table of `folding`, which grows: an address stays as it was published.
APOSTROPHES = "'`\u00b4\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u2032"
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Beside what file systems refuse: what cannot be seen, or turns letters round. Joiners stay where
# Arabic and Indic words need them.
_NOT_IN_FILE_NAMES = re.compile(
    r'[\x00-\x1f\x7f-\x9f\u2028\u2029<>:"|?*\\#%\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u200b'
    r"\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\uffff"
    r"\U000e0000-\U000e0fff]|(?:(?<=[\x00-\u058f])|^)[\u200c\u200d\ufe0f](?!\u20e3)"
)
# Nearly all paths match this, and need no further check.
_PART = r"(?!(?i:con|prn|aux|nul|com\d|lpt\d)(?:[./]|\Z))[\w-]+(?:\.[\w-]+)*"
_PLAIN_PATH = re.compile(rf"{_PART}(?:/{_PART})*", re.ASCII)
# Has a suffix such as `.png`, `.mp3` or `.7z`; the `.2` of `version-1.2` is none.
_FILE = re.compile(r"\.[0-9]*[A-Za-z][A-Za-z0-9]*\Z")
# Its devices, with or without a suffix, also behind a space; it takes raised digits for digits.
_RESERVED_ON_WINDOWS = re.compile(
    r"(?i)(con|prn|aux|nul|(com|lpt)[\d\u00b9\u00b2\u00b3]|con(in|out)\$|clock\$) *(\..*)?"
)
MAX_SLUG = 120

# What the site will have, or has already: no text may take these addresses.
RESERVED = frozenset(
    "downloads.html search.html search-help.html feeds.html recent.html".split()
    + "feed.xml feed.json opensearch.xml robots.txt sitemap.xml llms.txt .nojekyll".split()
)
RESERVED_FOLDERS = ("search/", "data/", "assets/", "feed/")

_SAFE = "/!$&'()*+,=:@~"


def composed(path: str) -> str:
    """A path in Unicode's form NFC: the same name may be stored in two forms, as by macOS."""
    return path if path.isascii() else unicodedata.normalize("NFC", path)


@lru_cache(maxsize=65536)
def slugify(name: str) -> str:
    """Lower-case ASCII words joined by hyphens, other scripts transliterated; may be empty."""
    ascii_name = anyascii(_APOSTROPHE.sub("", composed(name))).lower()
    return _NOT_IN_SLUG.sub("-", _APOSTROPHE.sub("", ascii_name)).strip("-")


def is_reserved(page: str) -> bool:
    """Whether an address is kept for what is not made of a text."""
    return page in RESERVED or page.startswith(RESERVED_FOLDERS)


def is_slug(text: str) -> bool:
    """Whether the text can be a slug as it is: not too long, and a file's name everywhere."""
    possible = _SLUG.fullmatch(text) and not _RESERVED_ON_WINDOWS.fullmatch(text)
    return bool(possible) and len(text) <= MAX_SLUG


def check_path(path: str) -> str:
    """Return a path that can be published on every file system.

    Raises:
        ValueError: it cannot; the text says what is wrong.
    """
    if len(path) <= 240 and _PLAIN_PATH.fullmatch(path):
        return path
    for part in path.split("/"):
        if part in {"", ".", ".."}:
            raise ValueError(f"'{path}' is not a path inside the site")
        if bad := _NOT_IN_FILE_NAMES.search(part):
            raise ValueError(f"'{path}' has the character {bad[0]!r}")
        if part != part.strip() or part.endswith("."):
            raise ValueError(
                f"'{path}' has a part that begins or ends with a space or ends with a dot"
            )
        if _RESERVED_ON_WINDOWS.fullmatch(part):
            raise ValueError(f"'{part}' cannot be a file's name on Windows")
        if len(part.encode()) > 240:
            raise ValueError(f"'{part[:40]}...' is longer than 240 bytes")
    return path


def check_address(text: str) -> str:
    """The file that answers at an address of this site: `/2015/syria/` -> `2015/syria/index.html`.

    Raises:
        ValueError: it is no path of a site.
    """
    parts = urlsplit(text)
    if parts.scheme or parts.netloc or parts.query or parts.fragment or not parts.path:
        raise ValueError(f"'{text}' is not a path such as /2015/old-name.html")
    path = composed(unquote(parts.path)).removeprefix("/")
    if not path or path.endswith("/"):
        return check_path(f"{path}index.html")
    return file_at(check_path(path))


def file_at(path: str) -> str:
    """The file that answers at a path that ends without a slash: `2015/a.html` at `2015/a`.

    GitHub Pages and others look there if the path has no suffix.
    """
    return path if is_page(path) or _FILE.search(path) else f"{path}.html"


def as_one_file(path: str) -> str:
    """A path in the form in which file systems that ignore case and Unicode form compare it."""
    return path.lower() if path.isascii() else composed(path).casefold()


def is_store(address: str) -> bool:
    """Whether this is the address of an object store: S3 and what is like it, GCS, Azure."""
    return address.startswith(("s3://", "gs://", "az://"))


def is_page(path: str) -> bool:
    """Whether a file of the site is served as a page."""
    return path.endswith((".html", ".htm"))


def article_page(stem: str) -> str:
    """An article's page, from its path below `content/articles/` without the suffix."""
    return f"articles/{stem}.html"


def entity_page(kind: Kind, slug: str) -> str:
    """The page of a country, an organization, ..."""
    return f"{kind.value}/{slug}.html"


def index_page(kind: Kind) -> str:
    """The page that lists all of a kind."""
    return f"{kind.value}/index.html"


def numbered_page(page: str, number: int) -> str:
    """An older part of a long list: `countries/kenya.html` -> `countries/kenya/1.html`."""
    return _inner(page, f"{number}.html")


def _inner(page: str, name: str) -> str:
    """A file in the folder of a page."""
    return f"{page.removesuffix('.html')}/{name}"


def letter_page(kind: Kind, letter: str) -> str:
    """The names under a letter of a very long index: `people/index/k.html`, for `Ж` `0416.html`."""
    is_latin = letter.isascii() and letter.isalpha()
    name = letter.lower() if is_latin else "-".join(f"{ord(char):04x}" for char in letter)
    return _inner(index_page(kind), f"{name}.html")


def names_script(kind: Kind) -> str:
    """The script that has all names of a very long index."""
    return _inner(index_page(kind), "names.js")


def dates_page(period: str = "") -> str:
    """All years, a year (`2015`) or a month (`2015-01`)."""
    return f"dates/{period or 'index'}.html"


def searches_page(slug: str = "") -> str:
    """All searches that have a page, or the page of one."""
    return f"searches/{slug or 'index'}.html"


def feed_path(page: str) -> str:
    """The feed of a page: `feed.xml` of the front page, else `countries/kenya/feed.xml`."""
    return "feed.xml" if page == "index.html" else _inner(page, "feed.xml")


def json_feed_path(feed: str) -> str:
    """A feed as JSON."""
    return f"{feed.removesuffix('.xml')}.json"


def feed_document(feed: str, number: int) -> str:
    """An archive document of a feed: `countries/kenya/feed/1.xml`."""
    return f"{feed.removesuffix('.xml')}/{number}.xml"


def folders_of(path: str) -> Iterator[str]:
    """The folders that a path goes through, from the outermost: `a/b/c.html` -> `a`, `a/b`."""
    end = path.find("/")
    while end >= 0:
        yield path[:end]
        end = path.find("/", end + 1)


def relative(page: str, target: str) -> str:
    """The link from a page to another page or file of the site."""
    end = target.rfind("/") + 1
    way = _way(page[: page.rfind("/") + 1], target[:end])
    name = _quoted(target[end:])
    return way + name if way or ":" not in name else f"./{name}"


def absolute(base: str, page: str) -> str:
    """A page's whole address below a base that ends with a slash; `index.html` is left out."""
    end = page.rfind("/") + 1
    name = page[end:]
    return _base(base) + _way("", page[:end]) + ("" if name == "index.html" else _quoted(name))


@lru_cache(maxsize=65536)
def _way(start: str, end: str) -> str:
    """The relative path from one folder to another, both with a trailing slash or empty."""
    common = 0
    while (cut := start.find("/", common) + 1) and start[:cut] == end[:cut]:
        common = cut
    return "../" * start.count("/", common) + quote(end[common:], safe=_SAFE)


@lru_cache
def _base(base: str) -> str:
    return quote(base, safe=_SAFE + "%[]")


def _quoted(name: str) -> str:
    """The name of a file in a link, percent-encoded; most are letters and digits as they are."""
    if name.isascii() and name.replace(".", "").replace("-", "").isalnum():
        return name
    return quote(name, safe=_SAFE)


def check_url(text: str) -> str:
    """Return an http or https address as it is.

    Raises:
        ValueError: it is none, or holds characters that an address cannot hold.
    """
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.port == 0:
        raise ValueError(f"'{text}' is not an address on the web")
    if parts.username is not None or parts.password is not None:
        raise ValueError(f"'{text}' has a name or a password before its host")
    if bad := [character for character in text if character in ' "<>\\^`{|}']:
        raise ValueError(f"'{text}' has the character '{bad[0]}', which must be percent-encoded")
    return text


def check_base(text: str) -> str:
    """Return the http or https address of a site, with a slash at its end.

    Raises:
        ValueError: it is none, or has more than a path.
    """
    path = urlsplit(check_url(text)).path
    if "?" in text or "#" in text:
        raise ValueError(f"'{text}' has a query or a fragment")
    if "//" in path:
        raise ValueError(f"'{text}' has an empty folder in its path")
    return text if text.endswith("/") else f"{text}/"


def page_of(path: str) -> str:
    """The address in the site of a file of `content/`: where a link to the file leads."""
    inside = composed(path).removeprefix(f"{CONTENT}/")
    area, _, below = inside.partition("/")
    stem, suffix = posixpath.splitext(inside)
    address = f"{stem}.html" if suffix in {".md", *YAML_SUFFIXES} else inside
    return address.removeprefix("pages/") if area == "pages" and below else address

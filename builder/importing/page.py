"""A page of the web, saved or fetched: its text as Markdown, and what it says of itself."""

import json
import re
from collections.abc import Iterator
from functools import partial
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from builder.importing.days import read_day
from builder.importing.drafts import LONGEST, LONGEST_SUMMARY, one_line, whole_line
from builder.importing.extracted import mark, set_right
from builder.importing.libraries import missing
from builder.languages import tag_in
from builder.urls import check_url

_NEEDED = ("take the text out of a page", "trafilatura", "trafilatura lxml_html_clean")
_MOST_DATES = 50
_MOST_JSON = 1_000_000
_DAY = re.compile(r"/(\d{4})[/-](\d{2})[/-](\d{2})(?=[/-]|$)")
_TITLES = ("og:title", "twitter:title", "citation_title", "dc.title")
_AUTHORS = ("author", "citation_author", "dc.creator", "article:author")
_SUMMARIES = ("og:description", "description", "twitter:description")
_PUBLISHED = re.compile(r"pub|issued|created|^date$|dc\.date$|citation_date|sailthru\.date|time$")
_CHANGED = re.compile(r"modif|updat|revis|expir|access|embargo")


class Found(NamedTuple):
    """A date of a page, and where it stands; whether it is said to be that of the publication."""

    day: str
    place: str
    is_published: bool


class Page(NamedTuple):
    """What a page says; `cut` names what was too long for it."""

    title: str
    text: str
    dates: tuple[Found, ...]
    address: str = ""
    authors: tuple[str, ...] = ()
    source: str = ""
    language: str = ""
    summary: str = ""
    cut: tuple[str, ...] = ()


class _Head(HTMLParser):
    """What a page says of itself in its tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.metas: list[tuple[str, str]] = []
        self.times: list[str] = []
        self.scripts: list[str] = []
        self.title = self.language = self.canonical = ""
        self.cut: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what the attributes say."""
        own = {key: value or "" for key, value in attrs}
        self._inside = ""
        if tag == "meta":
            name = own.get("property") or own.get("name") or own.get("itemprop") or ""
            self.metas.append((name.casefold(), own.get("content", "")))
        elif tag == "html":
            self.language = own.get("lang", "")
        elif tag == "link" and own.get("rel", "").casefold() == "canonical":
            self.canonical = self.canonical or own.get("href", "")
        elif tag == "time" and own.get("datetime"):
            self.times.append(own["datetime"])
        elif tag == "title" and not self.title:
            self._inside = tag
        elif tag == "script" and "ld+json" in own.get("type", ""):
            self._inside = tag
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        """Leave it."""
        self._inside = ""

    def handle_data(self, data: str) -> None:
        """Take the texts of titles and of data in JSON."""
        if self._inside == "title":
            self.title += data
        elif self._inside == "script" and len(self.scripts[-1]) < _MOST_JSON:
            self.scripts[-1] += data

    def first(self, names: tuple[str, ...]) -> str:
        """The first of these that says something."""
        metas = dict(reversed(self.metas))
        return next((text for name in names if (text := self._line(name, metas))), "")

    def _line(self, name: str, metas: dict[str, str]) -> str:
        """What a tag says, in one line; where that had to be cut, it is noted."""
        line = whole_line(metas.get(name, ""))
        longest = LONGEST_SUMMARY if name in _SUMMARIES else LONGEST
        if len(line) > longest:
            self.cut.append(f"{name}: cut to {longest:,} of its {len(line):,} characters")
        return line[:longest].strip()


def read_page(html: str, address: str = "", *, is_one_of_many: bool = False) -> Page:
    """What a page says; `address` is where it was, if that is known.

    Of one of many, pictures come with it, and its links stay as they are.

    Raises:
        UsageError: the library is missing that finds the text.
        ValueError: there is none.
    """
    head = _Head()
    head.feed(html)
    address = address or _url(head.canonical) or _url(head.first(("og:url",)))
    authors = (one_line(text) for name, text in head.metas if name in _AUTHORS)
    text = markdown_of(html, "" if is_one_of_many else address, is_one_of_many)
    title = head.first(_TITLES) or _without_site(one_line(head.title), text)
    return Page(
        title=title,
        text=_without_title(text, title),
        dates=tuple(_dates(head, address))[:_MOST_DATES],
        address=address,
        authors=tuple(dict.fromkeys(one for one in authors if one and "://" not in one)),
        source=head.first(("og:site_name", "citation_journal_title", "dc.publisher")),
        language=_language(head.language),
        summary=head.first(_SUMMARIES),
        cut=tuple(head.cut),
    )


def decoded(data: bytes) -> str:
    """A page as text; its own word for the encoding is in the first bytes."""
    head = data[:2000].decode("ascii", "ignore").casefold()
    at = head.find("charset=")
    name = head[at + 8 :].lstrip("\"'").split('"')[0].split("'")[0].split(">")[0].split(";")[0]
    for codec in filter(None, (name.strip("/ ") if at >= 0 else "", "utf-8")):
        try:
            return data.decode(codec)
        except (ValueError, LookupError):  # also of a name that is none
            continue
    return data.decode("utf-8", "replace")


def markdown_of(html: str, address: str, shows_pictures: bool = False) -> str:
    """The text of a page, without what is around it; links begin at its address, if it has one.

    Raises:
        UsageError: the library is missing that finds the text.
        ValueError: there is none.
    """
    try:
        from trafilatura import extract, load_html  # an extra, and slow
    except ImportError as error:
        raise missing(*_NEEDED) from error
    tree = load_html(html)
    if tree is not None and address:  # the library would begin at the front page of the site
        tree.rewrite_links(partial(_absolute, address), resolve_base_href=False)
    if tree is not None:
        mark(tree)
    found = tree is not None and extract(
        tree,
        output_format="markdown",
        include_links=True,
        include_formatting=True,
        include_tables=True,
        include_comments=False,
        include_images=shows_pictures,
    )
    if not found:
        raise ValueError("the page has no text that could be told from what is around it")
    return set_right(str(found))


def _absolute(address: str, link: str) -> str:
    try:
        return link if link.startswith("#") else urljoin(address, link)
    except ValueError:
        return link


def _without_site(title: str, text: str) -> str:
    """The title that the window has without the name of the site, which often follows there."""
    first = one_line(text.partition("\n")[0].lstrip("# "))
    return first if text.startswith("#") and title.startswith(first) else title


def _without_title(text: str, title: str) -> str:
    first, _, rest = text.partition("\n")
    return rest.lstrip("\n") if one_line(first.lstrip("# ")) == title else text


def _dates(head: _Head, address: str) -> Iterator[Found]:
    """All dates of a page, each place once."""
    for name, text in head.metas:
        if "date" in name or "time" in name or _PUBLISHED.search(name):
            yield from _found(text, f"meta {name}")
    for script in head.scripts:
        yield from _in_json(script)
    for text in dict.fromkeys(head.times):
        yield from _found(text, "time")
    if in_path := _DAY.search(urlsplit(address).path):
        yield from _found("-".join(in_path.groups()), "date in its address")


def _in_json(script: str) -> Iterator[Found]:
    try:
        waiting, seen = [json.loads(script)], 0
    except (ValueError, RecursionError):
        return
    while waiting and seen < 10_000:
        one, seen = waiting.pop(), seen + 1
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            waiting += [value for value in one.values() if isinstance(value, dict | list)]
            for key, value in one.items():
                if key.startswith("date") and isinstance(value, str):
                    yield from _found(value, f"JSON-LD {key}")


def _found(text: str, place: str) -> Iterator[Found]:
    try:
        day = read_day(text.strip())
    except ValueError:
        return
    word = place.split(" ", 1)[-1].casefold()
    is_published = bool(_PUBLISHED.search(word)) and not _CHANGED.search(word)
    yield Found(day[:10] if "T" in day else day, place, is_published)


def _url(text: str) -> str:
    try:
        return check_url(text.strip()) if text.strip() else ""
    except ValueError:
        return ""


def _language(text: str) -> str:
    return tag_in(text) if text else ""


def day_of(page: Page) -> str:
    """The day on which a page was published, if all places that say so agree; else nothing."""
    days = {found.day for found in page.dates if found.is_published}
    days = days or {found.day for found in page.dates}
    return days.pop() if len(days) == 1 else ""

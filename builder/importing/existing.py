"""What an archive has already: which articles were imported, what must not come twice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from builder.content.encodings import guess_narrow
from builder.errors import reporting
from builder.importing.items import texts_of
from builder.importing.links import plain_address
from builder.importing.merging import text_digest
from builder.importing.texts import read_file
from builder.store.storage import LocalStorage
from builder.urls import CONTENT, as_one_file

_ARTICLES = f"{CONTENT}/articles/"
_PAGES = f"{CONTENT}/pages/"
_KEYS = re.compile(
    rb"^(?:imported_from|source_url|id|redirects|translation_of|copy_of)[ \t]*[:=]", re.MULTILINE
)
_TRACKING = re.compile(r"(?i)^(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|igshid|ref_src)=")
_LEAST = 100  # signs of a text that can be known again


@dataclass
class Existing:
    """Paths of articles by what they were imported from, and by what makes a repeat of one.

    `by_id` has all articles, `derived` those that are of another, with the key that says so.
    `answers` are the files of pages and articles by the addresses at which they are, or were.
    """

    by_identity: dict[str, str] = field(default_factory=dict)
    by_address: dict[str, str] = field(default_factory=dict)
    by_text: dict[str, str] = field(default_factory=dict)
    by_id: dict[str, str] = field(default_factory=dict)
    derived: set[tuple[str, str]] = field(default_factory=set)
    answers: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)  # paths of all files, as file systems compare them
    sidecars: set[str] = field(default_factory=set)

    def takes(self, stem: str) -> bool:
        """Whether a file is there that an article of this stem would be, or be a part of."""
        return as_one_file(f"{_ARTICLES}{stem}") in self.taken


def look_through(source: Path) -> Existing:
    """Read all articles of an archive that are files."""
    storage, found = LocalStorage(source), Existing()
    if not (source / CONTENT).is_dir():
        return found
    for path in storage.walk(CONTENT).files:
        stem, _, suffix = path.rpartition(".")
        if suffix in {"md", "yaml", "yml"}:
            found.taken.add(as_one_file(stem))
        if suffix in {"yaml", "yml"}:
            found.sidecars.add(stem)
        if path.startswith(_PAGES) and suffix == "md":
            found.answers[plain_address(stem.removeprefix(_PAGES))] = path
        if path.startswith(_ARTICLES) and suffix == "md":
            with reporting(f"read {path}"):
                _take(found, path, storage.get(path))
    return found


def _take(found: Existing, path: str, data: bytes) -> None:
    stem = path.removeprefix(_ARTICLES).removesuffix(".md")
    found.answers[plain_address(f"articles/{stem}")] = path
    if not _KEYS.search(data):
        found.by_id[stem] = path
        return
    written = read_file(_decoded(data).replace("\r\n", "\n"))
    id = str(written.keys.get("id", "") or stem)
    found.by_id[id] = path
    found.derived |= {(key, id) for key in ("translation_of", "copy_of") if key in written.keys}
    for former in texts_of(written.keys.get("redirects", "")):
        found.answers.setdefault(plain_address(former), path)
    identity, address = (written.keys.get(key, "") for key in ("imported_from", "source_url"))
    if isinstance(identity, str) and identity:
        found.by_identity.setdefault(identity, path)
    if isinstance(address, str) and (key := plain_url(address)):
        found.by_address.setdefault(key, path)
    for digest in text_keys(written.text):
        found.by_text.setdefault(digest, path)


def _decoded(data: bytes) -> str:
    """A file as text; in what it seems to be written, if that is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        guess = guess_narrow(data)
        return data.decode(guess.name if guess else "latin-1", "replace")


def text_keys(text: str) -> Iterator[str]:
    """What a text is known by if it comes again; nothing for one that is too short to be sure."""
    plain = " ".join(text.split()).casefold()
    if len(plain) >= _LEAST:
        yield text_digest(plain)


def without_tracking(address: str) -> str:
    """An address without what only counts visits."""
    parts = urlsplit(address)
    every = parts.query.split("&")
    some = [one for one in every if not _TRACKING.match(one)]
    return address if some == every else urlunsplit(parts._replace(query="&".join(some)))


def plain_url(address: str) -> str:
    """An address as those of one page are compared: without what only counts visits."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").removeprefix("www.").removeprefix("dx.")
        port = parts.port
    except ValueError:
        return ""
    if not host:
        return ""
    query = "&".join(one for one in parts.query.split("&") if one and not _TRACKING.match(one))
    path = parts.path.rstrip("/")
    path = path.casefold() if host == "doi.org" else path
    where = host if port in {None, 80, 443} else f"{host}:{port}"
    return urlunsplit(("", where, path, query, "")).removeprefix("//")

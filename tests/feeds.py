"""A strict reader of feeds: RFC 4287, RFC 5005 and JSON Feed 1.1, as far as our feeds go.

What the standards forbid, and elements and keys that our feeds do not have, fail.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
_XML = "{http://www.w3.org/XML/1998/namespace}"

_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
# Of each element how often others are in it: at least, at most.
_ONCE, _PERHAPS, _ANY = (1, 1), (0, 1), (0, 10_000)
_FEED = {"id": _ONCE, "title": _ONCE, "updated": _ONCE, "author": _ONCE, "rights": _PERHAPS}
_FEED |= {"link": (2, 4), "entry": _ANY}
_ENTRY = {"id": _ONCE, "title": _ONCE, "updated": _ONCE, "published": _PERHAPS, "summary": _PERHAPS}
_ENTRY |= {"author": _ANY, "category": _ANY, "link": (1, 2)}
_ITEM: dict[str, type] = {"id": str, "url": str, "title": str, "content_text": str}
_ITEM |= {"date_published": str, "date_modified": str}
_ITEM_MORE: dict[str, type] = {"external_url": str, "authors": list, "tags": list, "language": str}


class ReadEntry(NamedTuple):
    """An entry as a document has it; `is_short` is one of an archive document."""

    id: str
    title: str
    updated: str
    address: str
    language: str
    published: str = ""
    summary: str = ""
    authors: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    original: str = ""

    @property
    def is_short(self) -> bool:
        return not self.published


class ReadFeed(NamedTuple):
    """A document; `links` are its whole addresses by relation."""

    id: str
    title: str
    language: str
    updated: str
    author: str
    rights: str
    links: dict[str, str]
    entries: list[ReadEntry]
    is_complete: bool = False
    is_archive: bool = False


def read_atom(data: bytes) -> ReadFeed:
    root = ElementTree.fromstring(data)
    assert root.tag == f"{ATOM}feed"
    language, base = root.get(f"{_XML}lang", ""), root.get(f"{_XML}base", "")
    assert _TAG.fullmatch(language)
    assert not base or _absolute(base) == base
    marks = [child.tag.removeprefix(HISTORY) for child in root if child.tag.startswith(HISTORY)]
    assert marks in ([], ["archive"], ["complete"])
    found = _children(root, _FEED)
    links = dict(_links(found["link"], base))
    assert len(links) == len(found["link"])
    assert links.keys() >= {"alternate", "self"}
    assert "current" in links if marks == ["archive"] else "current" not in links
    assert not (marks == ["complete"] and "prev-archive" in links)
    entries = [_entry(one, language, base) for one in found["entry"]]
    assert len({one.id for one in entries}) == len(entries)
    return ReadFeed(
        id=_absolute(_text(found["id"][0])),
        title=_text(found["title"][0]),
        language=language,
        updated=_date(_text(found["updated"][0])),
        author=_name(found["author"][0]),
        rights="".join(map(_text, found["rights"])),
        links=links,
        entries=entries,
        is_complete=marks == ["complete"],
        is_archive=marks == ["archive"],
    )


def walk(read: Callable[[str], bytes], address: str) -> Iterator[ReadFeed]:
    """A feed and its archive documents, from the newest; `read` gives the bytes at an address."""
    while address:
        document = read_atom(read(address))
        assert document.links["self"] == address
        yield document
        address = document.links.get("prev-archive", "")


def read_json(data: bytes) -> dict[str, Any]:
    feed = json.loads(data)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    addresses = {"home_page_url", "feed_url"}
    assert {*feed} == {"version", "title", "language", "authors", "items"} | addresses
    assert all(_absolute(feed[key]) for key in addresses)
    assert _TAG.fullmatch(feed["language"])
    for item in feed["items"]:
        assert item.keys() >= _ITEM.keys()
        assert item.keys() <= _ITEM.keys() | _ITEM_MORE.keys()
        assert all(type(value) is {**_ITEM, **_ITEM_MORE}[key] for key, value in item.items())
        assert all(map(_absolute, (item["id"], item["url"])))
        assert all(map(_date, (item["date_published"], item["date_modified"])))
        assert all({*one} == {"name"} and one["name"] for one in item.get("authors", []))
        assert all(isinstance(one, str) and one for one in item.get("tags", []))
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
    assert isinstance(feed, dict)
    return feed


def _entry(element: Element, language: str, base: str) -> ReadEntry:
    found = _children(element, _ENTRY)
    links = dict(_links(found["link"], base))
    assert links.keys() - {"via"} == {"alternate"}
    language = element.get(f"{_XML}lang", language)
    assert _TAG.fullmatch(language)
    return ReadEntry(
        id=_absolute(_text(found["id"][0])),
        title=_text(found["title"][0]),
        updated=_date(_text(found["updated"][0])),
        address=links["alternate"],
        language=language,
        published="".join(_date(_text(one)) for one in found["published"]),
        summary="".join(map(_text, found["summary"])),
        authors=tuple(map(_name, found["author"])),
        names=tuple(one.attrib["term"] for one in found["category"]),
        original=links.get("via", ""),
    )


def _children(element: Element, counts: dict[str, tuple[int, int]]) -> dict[str, list[Element]]:
    found: dict[str, list[Element]] = {name: [] for name in counts}
    assert not (element.text or "").strip()
    for child in element:
        assert not (child.tail or "").strip()
        if not child.tag.startswith(HISTORY):
            found[child.tag.removeprefix(ATOM)].append(child)  # fails for what is not known
    for name, (least, most) in counts.items():
        assert least <= len(found[name]) <= most, name
    return found


def _links(elements: list[Element], base: str) -> Iterator[tuple[str, str]]:
    for one in elements:
        assert {*one.attrib} <= {"rel", "href", "type"}
        yield one.get("rel", "alternate"), _absolute(urljoin(base, one.attrib["href"]))


def _name(element: Element) -> str:
    (name,) = element
    assert name.tag == f"{ATOM}name"
    assert _text(name)
    return _text(name)


def _text(element: Element) -> str:
    assert not list(element)
    assert not element.attrib
    return element.text or ""


def _absolute(address: str) -> str:
    parts = urlsplit(address)
    assert parts.scheme in {"http", "https"}
    assert parts.netloc
    assert not re.search(r'[\s<>"{}|\\^`]', address)
    return address


def _date(text: str) -> str:
    assert _DATE.fullmatch(text), text
    datetime.fromisoformat(text)
    return text

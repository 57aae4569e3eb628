"""Sitemaps as https://www.sitemaps.org/protocol.html describes them: what is in one, and faults."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit
from xml.etree import ElementTree

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
MAX_ADDRESSES, MAX_BYTES = 50_000, 52_428_800

_CHILDREN = {"urlset": "url", "sitemapindex": "sitemap"}
_DATE = re.compile(
    r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?"
)


class Sitemap(NamedTuple):
    """A sitemap: the name of its element, and its addresses with the days of their changes."""

    element: str
    addresses: dict[str, str]


def read_sitemap(data: bytes) -> Sitemap:
    """Read one, and assert that it follows the schema."""
    assert len(data) <= MAX_BYTES
    assert data.decode()
    root = ElementTree.fromstring(data)
    element = root.tag.removeprefix(SPACE)
    assert root.tag == SPACE + element
    assert element in _CHILDREN
    assert not root.attrib
    found = [*_entries(root, SPACE + _CHILDREN[element])]
    assert 0 < len(found) <= MAX_ADDRESSES
    assert len(dict(found)) == len(found)
    return Sitemap(element, dict(found))


def _entries(root: ElementTree.Element, tag: str) -> Iterator[tuple[str, str]]:
    for entry in root:
        assert entry.tag == tag
        tags = [one.tag.removeprefix(SPACE) for one in entry]
        assert tags in (["loc"], ["loc", "lastmod"])
        address, modified = entry[0].text or "", entry[1].text if len(entry) > 1 else ""
        parts = urlsplit(address)
        assert parts.scheme in {"http", "https"}
        assert parts.netloc
        assert len(address) < 2048
        assert address.isascii()
        assert len(tags) == 1 or _DATE.fullmatch(modified or "")
        yield address, modified or ""

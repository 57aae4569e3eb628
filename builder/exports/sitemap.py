"""The pages that search engines are to know: `sitemap.xml`, https://www.sitemaps.org/protocol.html.

A site of many pages has an index there, and a sitemap for each year of its articles, so that one
article more changes one of them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple, Protocol

from builder.archive import Archive, Partition
from builder.exports.addresses import PAGE
from builder.exports.volumes import year
from builder.model import Article, Listed
from builder.urls import absolute

NAME = "sitemap"
VERSION = 1
PATH = "sitemap.xml"
ROBOTS = "robots.txt"

MAX_ADDRESSES = 50_000  # of a sitemap, and so are the next
MAX_BYTES = 52_428_800

_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_ROOM = 1_000  # bytes for what stands around addresses
# The days, months and years of EDTF that W3C's form has, too; and the day of a timestamp.
_MODIFIED = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T.*)?", re.ASCII)


class Site(Protocol):
    """A site: its archive, and the addresses of all that is no article."""

    @property
    def archive(self) -> Archive:
        """All that is published."""

    @property
    def addresses(self) -> Sequence[Listed]:
        """In any order."""


class Addresses(NamedTuple):
    """Articles of a year: their number, their lines, and the last day on which one changed."""

    year: str
    number: int
    lines: str
    modified: str


Piece = list[Addresses]


def piece(partition: Partition) -> Piece:
    """The addresses of some articles; none if the site does not say where it is published."""
    if not partition.url:
        return []
    indexed = (one for one in partition.articles if not (one.noindex or one.draft))
    return [_addresses(own, some, partition.url) for own, some in groupby(indexed, key=year)]


def files(pieces: Iterable[Piece], site: Site) -> Iterator[tuple[str, bytes]]:
    """The sitemap, or an index and its sitemaps; nothing if none is wanted or can be made."""
    config = site.archive.config
    if not (config.url and config.sitemap):
        return
    years = [one for own in pieces for one in own]
    pages = sorted(one.path for one in site.addresses if one.answers == PAGE)
    others = [Addresses("pages", 1, _line(absolute(config.url, path)), "") for path in pages]
    if _fits([*others, *years]):
        yield PATH, _sitemap([*others, *years])
        return
    children = [*_children(others), *_children(years)]
    lines = [
        f"<sitemap><loc>{escape(absolute(config.url, path))}</loc>{_lastmod(some)}</sitemap>\n"
        for path, some in children
    ]
    yield PATH, _document("sitemapindex", lines)
    yield from ((path, _sitemap(some)) for path, some in children)


def robots(url: str) -> bytes:
    """What tells search engines where the sitemap of a site is; they may read everything."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {absolute(url, PATH)}\n".encode()


def last_change(article: Article) -> str:
    """The day on which an article changed last, or the month or year; empty if it is not known.

    An article that does not say when it was added has its own date there, which is another one.
    """
    if article.changed == article.date:
        return ""
    found = _MODIFIED.fullmatch(article.changed.iso)
    return found[1] if found else ""


def _addresses(own: str, articles: Iterable[Article], url: str) -> Addresses:
    days, lines = [], []
    for article in articles:
        days.append(last_change(article))
        lines.append(_line(absolute(url, article.page), days[-1]))
    return Addresses(own, len(lines), "".join(lines), max(days))


def _line(address: str, modified: str = "") -> str:
    lastmod = f"<lastmod>{modified}</lastmod>" if modified else ""
    return f"<url><loc>{escape(address)}</loc>{lastmod}</url>\n"


def _fits(some: Iterable[Addresses]) -> bool:
    """Whether addresses may stand in one sitemap."""
    return len([*_divided(some)]) <= 1


def _children(addresses: Iterable[Addresses]) -> Iterator[tuple[str, list[Addresses]]]:
    """The sitemaps of an index by path; a year that is too large for one has several."""
    for own, of_year in groupby(addresses, key=lambda one: one.year):
        for number, some in enumerate(_divided(of_year), 1):
            yield f"sitemap-{own}{f'-{number}' if number > 1 else ''}.xml", some


def _divided(addresses: Iterable[Addresses]) -> Iterator[list[Addresses]]:
    """As many as fit into one sitemap, and so on; of ASCII alone, so that signs are bytes."""
    some: list[Addresses] = []
    number = size = 0
    for one in addresses:
        number, size = number + one.number, size + len(one.lines)
        if some and (number > MAX_ADDRESSES or size > MAX_BYTES - _ROOM):
            yield some
            some, number, size = [], one.number, len(one.lines)
        some.append(one)
    if some:
        yield some


def _lastmod(some: Iterable[Addresses]) -> str:
    modified = max(one.modified for one in some)
    return f"<lastmod>{modified}</lastmod>" if modified else ""


def _sitemap(some: Iterable[Addresses]) -> bytes:
    return _document("urlset", [one.lines for one in some])


def _document(element: str, lines: Iterable[str]) -> bytes:
    start = f'<?xml version="1.0" encoding="UTF-8"?>\n<{element} xmlns="{_SPACE}">\n'
    return f"{start}{''.join(lines)}</{element}>\n".encode()

"""All published articles as one file: `data/articles.jsonl.gz`; of a large archive one a year.

JSON Lines in UTF-8, compressed with gzip: a line is an article, from the oldest. A tool can read it
line by line however large the archive is, and has what it needs for an index of its own.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Protocol

import msgspec

from builder.archive import Archive, Partition, named_by_kind, source_name
from builder.exports.volumes import Format, Segment, by_year
from builder.exports.volumes import files as volumes
from builder.gzipped import deflate
from builder.search.texts import searched_texts
from builder.urls import relative

NAME = "articles"
VERSION = 5
JSON_LINES = Format("jsonl", has_texts=True)

Piece = list[Segment]  # the lines of a partition's articles, year by year

_ROOT = "index.html"  # addresses are as seen from the front page


class Site(Protocol):
    """A site: its archive."""

    @property
    def archive(self) -> Archive:
        """All that is published."""


def piece(partition: Partition) -> Piece:
    """The lines of some articles, compressed; the same bytes for the same lines and zlib."""
    lines = _lines(partition)
    return [
        Segment(year, deflate(b"".join(islice(lines, count)))) for year, count in by_year(partition)
    ]


def files(pieces: Iterable[Piece], site: Site) -> Iterator[tuple[str, bytes]]:
    """The whole file, or that of each year, if there are articles."""
    segments = (segment for piece in pieces for segment in piece)
    yield from volumes(segments, site.archive, JSON_LINES)


def _lines(partition: Partition) -> Iterator[bytes]:
    """An article with what is searched of it, as docs/data.md says: all keys, also empty ones.

    A draft, which is in no site that is published, has one more that says so.
    """
    entities = partition.entities
    for (article, text), texts in zip(partition.both, searched_texts(partition), strict=True):
        record = {
            "id": article.id,
            "url": relative(_ROOT, article.page),
            "title": article.title,
            "date": article.date.iso,
            "added": article.added.iso,
            "source": source_name(article, entities),
            "language": article.language,
            "identifiers": dict(article.identifiers),
            "copy_of": article.copy_of,
            "corrected": article.corrected,
            "summary": article.summary or text.summary,
            **named_by_kind(article, entities),
            "extra_fields": dict(article.extra),
            "names": texts["names"],
            "text": " ".join(texts["body"]),
            **({"draft": True} if article.draft else {}),
        }
        yield msgspec.json.encode(record) + b"\n"

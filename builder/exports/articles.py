"""All published articles as one file: `data/articles.jsonl.gz`.

JSON Lines in UTF-8, compressed with gzip: a line is an article, from the oldest. A tool can read it
line by line however large the archive is, and has what it needs for an index of its own.
"""

from collections.abc import Iterable, Iterator

import msgspec

from builder.archive import Partition, named_by_kind, source_name
from builder.gzipped import Deflated, deflate, join
from builder.search.texts import searched_texts
from builder.urls import relative

NAME = "articles"
VERSION = 3
PATH = "data/articles.jsonl.gz"

Piece = Deflated  # the lines of a partition's articles

_ROOT = "index.html"  # addresses are as seen from the front page


def piece(partition: Partition) -> Piece:
    """The lines of some articles, compressed; the same bytes for the same lines and zlib."""
    return deflate(b"".join(_lines(partition)))


def files(pieces: Iterable[Piece], site: object) -> Iterator[tuple[str, bytes]]:
    """The whole file, if there are articles."""
    pieces = [*pieces]
    if pieces:
        yield PATH, join(pieces)


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
            "summary": article.summary or text.summary,
            **named_by_kind(article, entities),
            "extra_fields": dict(article.extra),
            "names": texts["names"],
            "text": " ".join(texts["body"]),
            **({"draft": True} if article.draft else {}),
        }
        yield msgspec.json.encode(record) + b"\n"

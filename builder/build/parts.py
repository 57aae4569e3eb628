"""An archive in parts, and what is made of each for the search index and the exports.

A part is some articles beside each other; what is made of it depends on nothing else, so it is kept
between builds. Parts are cut where the ids of articles say so: an article more changes one or two.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from builder.archive import Archive
from builder.build.cache import Cache
from builder.build.executor import Executor, batches
from builder.build.fingerprints import fingerprint
from builder.config import SiteConfig
from builder.exports.articles import Piece, line_of, piece_of
from builder.search.batches import Batch
from builder.search.cuts import cut, marks_of
from builder.search.invert import Source, invert
from builder.search.results import result_line
from builder.search.texts import chunks_of, searched_texts
from builder.search.weights import lengths_of

_LEAST, _ONE_IN = 256, 64  # articles of a part: at least, and how many then come on average
_PREFIX = "part-"


class Parts(NamedTuple):
    """An archive cut into parts, with the fingerprint of each, and of all that is derived."""

    archive: Archive
    parts: list[Archive]
    marks: list[bytes]
    made_of: bytes

    @property
    def sizes(self) -> list[int]:
        """The number of articles of each part."""
        return [len(part.articles) for part in self.parts]


class Product(NamedTuple):
    """What is made of a part; `lengths` and `lines` have an element for each article.

    There is no batch if the site has no search.
    """

    batch: Batch | None
    lengths: list[list[int]]
    lines: list[str]
    piece: Piece


def cut_archive(archive: Archive) -> Parts:
    """Cut an archive into parts."""
    # They are given what they may depend on, and nothing else.
    config = SiteConfig(language=archive.config.language, search=archive.config.search)
    marks = marks_of(article.id for article in archive.articles)
    ranges = cut(marks, np.ones(len(marks), dtype=np.int64), _LEAST, _ONE_IN)
    parts = [replace(archive.part(first, last), config=config) for first, last in ranges]
    # The marks stand for the articles and the texts, which are much longer.
    fingerprints = [fingerprint(replace(part, articles=(), texts={})) for part in parts]
    made_of = fingerprint((config, archive.entities, archive.members, fingerprints))
    return Parts(archive, parts, fingerprints, made_of)


def make_parts(
    parts: Parts, numbers: Sequence[int], cache: Cache, executor: Executor
) -> Iterator[Product]:
    """What is made of some parts, in several processes, but for what the cache has."""
    known = [product_of(parts.marks[number], cache) for number in numbers]
    missing = [number for number, made in zip(numbers, known, strict=True) if made is None]
    waiting = executor.map_shared(_make_one, _Work(parts, cache), batches(missing, 1))
    known.reverse()
    while known:  # which are let go one by one
        yield known.pop() or next(waiting)


def product_of(mark: bytes, cache: Cache) -> Product | None:
    """What an earlier build made of a part, by the fingerprint of the part."""
    return cache.load(_name(mark), Product)


def forget_others(marks: Sequence[bytes], cache: Cache) -> None:
    """Keep these parts alone."""
    cache.prune(_PREFIX, [_name(mark) for mark in marks])


def _name(mark: bytes) -> str:
    return _PREFIX + mark.hex()


class _Work(NamedTuple):
    """What every process needs to make parts."""

    parts: Parts
    cache: Cache


def _make_one(work: _Work, numbers: list[int]) -> Product:
    """Make a part and keep it; runs in any process."""
    (number,) = numbers
    made = _make(work.parts.parts[number])
    work.cache.store(_name(work.parts.marks[number]), made)
    return made


def _make(part: Archive) -> Product:
    texts = [searched_texts(part, article) for article in part.articles]
    both = list(zip(part.articles, texts, strict=True))
    sources = [Source(article.language, chunks_of(own)) for article, own in both]
    return Product(
        batch=invert(part.config.language, sources) if part.config.search else None,
        lengths=[lengths_of(source.texts) for source in sources],
        lines=[result_line(part, article) for article in part.articles],
        piece=piece_of(line_of(part, article, own) for article, own in both),
    )

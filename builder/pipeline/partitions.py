"""An archive in parts, and what is made of each for the search index and the exports.

A part is some articles beside each other; what is made of it depends on nothing else, so it is kept
between builds. Parts are cut where the ids of articles say so: an article more changes one or two.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import msgspec
import numpy as np

from builder.archive import Archive
from builder.config import SiteConfig
from builder.exports.articles import Piece, line_of, piece_of
from builder.hashing import digest, fingerprint
from builder.runtime.executor import Executor, batches
from builder.search.index.chunking import boundary_hashes, chunk
from builder.search.index.codec import NO_NUMBERS, Packed, pack
from builder.search.index.documents import result_line
from builder.search.index.invert import SearchedArticle, invert
from builder.search.index.segments import Segment
from builder.search.texts import searched_texts
from builder.store.cache import Cache

_LEAST, _ONE_IN = 256, 64  # articles of a part: at least, and how many then come on average
_FEW, _AND_ONE_IN = 4, 16  # parts that may change in a small change
_PREFIX = "part-"


class Parts(NamedTuple):
    """An archive, where it is cut, and the fingerprint of each part and of all that is derived."""

    archive: Archive
    ranges: list[tuple[int, int]]
    marks: list[bytes]
    inputs_fingerprint: bytes

    @property
    def sizes(self) -> list[int]:
        """The number of articles of each part."""
        return [last - first for first, last in self.ranges]

    def are_few(self, parts: int) -> bool:
        """Whether so many of the parts are a small change."""
        return parts <= _FEW + len(self.ranges) // _AND_ONE_IN


class Product(NamedTuple):
    """What is made of a part; `lengths` have a row and `lines` an element for each article.

    If the site has no search, there is no batch, and there are no lengths.
    """

    segment: Segment | None
    lengths: Packed
    lines: list[str]
    piece: Piece


def cut_archive(archive: Archive) -> Parts:
    """Cut an archive into parts."""
    # Parts are given what they may depend on, and nothing else.
    config = SiteConfig(language=archive.config.language, search=archive.config.search)
    ids = boundary_hashes(article.id for article in archive.articles)
    ranges = chunk(ids, np.ones(len(ids), dtype=np.int64), _LEAST, _ONE_IN)
    marks = [_mark(archive, config, first, last) for first, last in ranges]
    inputs_fingerprint = fingerprint((config, archive.entities, archive.members, marks))
    return Parts(replace(archive, config=config), ranges, marks, inputs_fingerprint)


def _mark(archive: Archive, config: SiteConfig, first: int, last: int) -> bytes:
    """The fingerprint of a part, by what it is made of, which is much shorter."""
    articles = archive.articles[first:last]
    names = [(article.entities, article.translations) for article in articles]
    return fingerprint((config, archive.fingerprints[first:last], names, archive.named(articles)))


def make_parts(
    parts: Parts, numbers: Sequence[int], cache: Cache, executor: Executor
) -> Iterator[Product]:
    """What is made of some parts, in several processes, but for what the cache has.

    Only a few of them are in memory at a time.
    """
    missing = frozenset(missing_parts(parts, numbers, cache))
    work = _Work(parts, cache)
    made_now = executor.map_shared(_make_one, work, batches(sorted(missing), 1))
    for number in numbers:
        if number in missing:
            yield _decoder.decode(next(made_now))
        else:  # or make it here, if it is damaged
            kept = product_of(parts.marks[number], cache)
            yield kept or _decoder.decode(_make_one(work, [number]))


def missing_parts(parts: Parts, numbers: Iterable[int], cache: Cache) -> list[int]:
    """Those of some parts that the cache has not."""
    return [number for number in numbers if not cache.has(_name(parts.marks[number], cache))]


def is_nearly_made(parts: Parts, cache: Cache) -> bool:
    """Whether the cache has all parts but a few."""
    return parts.are_few(len(missing_parts(parts, range(len(parts.ranges)), cache)))


def product_of(mark: bytes, cache: Cache) -> Product | None:
    """What an earlier build made of a part, by the fingerprint of the part."""
    return cache.load(_name(mark, cache), Product)


def forget_others(marks: Sequence[bytes], cache: Cache) -> None:
    """Keep these parts alone."""
    cache.prune(_PREFIX, [_name(mark, cache) for mark in marks])


def _name(mark: bytes, cache: Cache) -> str:
    """Another one for another builder: what is there under a name can be used, if undamaged."""
    return _PREFIX + digest(cache.version + mark).hex()


class _Work(NamedTuple):
    """What every process needs to make parts."""

    parts: Parts
    cache: Cache


_decoder = msgspec.msgpack.Decoder(Product)


def _make_one(work: _Work, numbers: list[int]) -> bytes:
    """Make a part and keep it; runs in any process, and gives what the cache has."""
    (number,) = numbers
    made = _make(work.parts.archive.part(*work.parts.ranges[number]))
    encoded = msgspec.msgpack.encode(made)
    work.cache.store(_name(work.parts.marks[number], work.cache), msgspec.Raw(encoded))
    return encoded


def _make(part: Archive) -> Product:
    texts = [searched_texts(part, article) for article in part.articles]
    both = list(zip(part.articles, texts, strict=True))
    segment, lengths = None, NO_NUMBERS
    if part.config.search:
        sources = [SearchedArticle(article.language, own) for article, own in both]
        segment, table = invert(part.config.language, sources)
        lengths = pack(table.ravel())
    return Product(
        segment,
        lengths,
        lines=[result_line(part, article) for article in part.articles],
        piece=piece_of(line_of(part, article, own) for article, own in both),
    )

"""An archive in partitions: some hundred articles beside each other, the unit of all further work.

What is made of a partition depends on nothing else, so it can be made anywhere and kept between
builds. Partitions begin where the ids of articles say so: one article more changes one or two.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from builder.archive import Archive, Partition
from builder.hashing import fingerprint
from builder.search.index.chunking import boundary_hashes, chunk

_LEAST, _ONE_IN = 256, 64  # articles of a partition: at least, and how many then come on average
_FEW, _AND_ONE_IN = 4, 16  # partitions that may change in a small change


class Partitions(NamedTuple):
    """An archive, where it is cut, and the fingerprint of each partition and of all together."""

    archive: Archive
    ranges: list[tuple[int, int]]
    fingerprints: list[bytes]
    fingerprint: bytes

    @property
    def sizes(self) -> list[int]:
        """The number of articles of each partition."""
        return [last - first for first, last in self.ranges]

    def partition(self, number: int) -> Partition:
        """One of them."""
        return self.archive.partition(*self.ranges[number])

    def are_few(self, partitions: int) -> bool:
        """Whether so many of them are a small change."""
        return partitions <= _FEW + len(self.ranges) // _AND_ONE_IN


def divide(archive: Archive) -> Partitions:
    """Cut an archive into partitions."""
    archive = _without_origins(archive)
    hashes = boundary_hashes(article.id for article in archive.articles)
    ranges = chunk(hashes, np.ones(len(hashes), dtype=np.int64), _LEAST, _ONE_IN)
    settings = (archive.config.language, archive.has_search)
    fingerprints = [fingerprint((settings, *made_of)) for made_of in _made_of(archive, ranges)]
    whole = fingerprint((settings, archive.entities, archive.members, fingerprints))
    return Partitions(archive, ranges, fingerprints, whole)


def _without_origins(archive: Archive) -> Archive:
    """Nothing is made of where a name stands; an article that moves it would change partitions."""
    entities = {key: replace(entity, origin=None) for key, entity in archive.entities.items()}
    return replace(archive, entities=entities)


def _made_of(archive: Archive, ranges: list[tuple[int, int]]) -> Iterator[tuple[object, ...]]:
    """What tells each partition from any other, which is much shorter than its texts."""
    for first, last in ranges:
        articles = archive.articles[first:last]
        names = [(article.entities, article.translations) for article in articles]
        yield archive.fingerprints[first:last], names, archive.named(articles)

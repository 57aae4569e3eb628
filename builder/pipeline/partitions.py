"""An archive in partitions: some hundred articles beside each other, the unit of all further work.

What is made of a partition depends on nothing else, so any process can make it, and it can be kept
between builds. The ids of articles say where a partition may begin (`search.index.chunking`), so
one article more changes one or two partitions, not all that follow.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from builder.archive import Archive, Partition
from builder.hashing import fingerprint
from builder.search.index.chunking import boundary_hashes, chunk
from builder.store.cache import NO_CACHE, Cache

_LEAST, _ONE_IN = 256, 64  # articles of a partition: at least, and how many then come on average
_FEW, _AND_ONE_IN = 4, 16  # a small change: of at most 4 partitions and a 16th of all


class Partitions(NamedTuple):
    """An archive and its partitions; `cache` has the HTML of texts that is kept apart.

    `ranges` are the first article of each and the one after its last; `fingerprints` are theirs,
    and `fingerprint` is that of the whole archive.
    """

    archive: Archive
    cache: Cache
    ranges: list[tuple[int, int]]
    fingerprints: list[bytes]
    fingerprint: bytes

    @property
    def sizes(self) -> list[int]:
        """The number of articles of each partition."""
        return [last - first for first, last in self.ranges]

    def partition(self, number: int) -> Partition:
        """The partition with a number, from 0."""
        return self.archive.partition(*self.ranges[number])

    def are_few(self, partitions: int) -> bool:
        """Whether a change of this number of partitions is a small one."""
        return partitions <= _FEW + len(self.ranges) // _AND_ONE_IN


def divide(archive: Archive, cache: Cache = NO_CACHE) -> Partitions:
    """Cut an archive into partitions; the cache is the one that its texts were read with."""
    archive = _without_origins(archive)
    hashes = boundary_hashes(article.id for article in archive.articles)
    ranges = chunk(hashes, np.ones(len(hashes), dtype=np.int64), _LEAST, _ONE_IN)
    config = archive.config
    kinds = [(kind.value, *labels) for kind, labels in config.kinds.items()]
    settings = (config.notation, kinds, archive.has_search, archive.hidden_fields, config.url)
    fingerprints = [fingerprint((settings, *made_of)) for made_of in _made_of(archive, ranges)]
    whole = fingerprint((settings, archive.entities, archive.members, fingerprints))
    return Partitions(archive, cache, ranges, fingerprints, whole)


def _without_origins(archive: Archive) -> Archive:
    """Nothing is made of where a name stands; an article that moves it would change partitions."""
    entities = {key: replace(entity, origin=None) for key, entity in archive.entities.items()}
    return replace(archive, entities=entities)


def _made_of(archive: Archive, ranges: list[tuple[int, int]]) -> Iterator[tuple[object, ...]]:
    """For each partition the values to fingerprint; they stand for its texts, and are shorter."""
    for first, last in ranges:
        articles = archive.articles[first:last]
        names = [
            (one.entities, one.translations, one.original, one.copy_of, one.corrected, one.copies)
            for one in articles
        ]
        yield archive.fingerprints[first:last], names, archive.named(articles)

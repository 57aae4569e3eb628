"""What is made of all articles together: the search index, data files; one protocol for all.

A derivation is a module with the names of `Derivation`. What it makes of a partition is a piece,
which is made in any process and kept between builds; of all pieces together it makes its files.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, Protocol, cast, runtime_checkable

from builder.archive import Archive, Partition
from builder.hashing import digest
from builder.pipeline.partitions import Partitions
from builder.pipeline.settings import Workers
from builder.store.cache import Cache
from builder.store.state import SiteFiles

# One line a derivation; the first is the one that takes the longest.
DERIVATIONS = (
    "builder.pipeline.search_index",
    "builder.exports.articles",
)

_PREFIX = "piece-"


class Site(NamedTuple):
    """What files of a site may be made of besides pieces; and the files that are there already.

    `paths` are those of all pages, `unchanged` the files that are in `folder` as they were left.
    """

    archive: Archive
    paths: Sequence[str]
    folder: Path
    unchanged: SiteFiles
    cache: Cache


@runtime_checkable
class Derivation(Protocol):
    """What is made of all articles together, as a module."""

    NAME: str  # no other has it
    VERSION: int  # another one makes all pieces anew
    Piece: type[Any]  # what MessagePack can hold

    def piece(self, partition: Partition) -> Any:
        """What is made of a partition alone; pure, in any process."""

    def files(self, pieces: Any, site: Site) -> Iterable[tuple[str, bytes | None]]:
        """The files by their paths in the site; None for one that may stay as it is there.

        `pieces` are in the order of the partitions, and can be gone through again and again.
        """


def load_derivations(names: Iterable[str] = DERIVATIONS) -> dict[str, Derivation]:
    """The modules of the derivations, by name."""
    return {name: cast(Derivation, import_module(name)) for name in names}


class PieceMaker:
    """Makes the pieces that the cache has not, in several processes, which begin at once."""

    def __init__(
        self,
        derivations: Mapping[str, Derivation],
        partitions: Partitions,
        cache: Cache,
        workers: Workers,
    ) -> None:
        """Take a cache that keeps what it is given."""
        self.partitions = partitions
        self._cache = cache
        self._progress = workers.progress
        self._names = [
            [_name(one, fingerprint, cache) for one in derivations.values()]
            for fingerprint in partitions.fingerprints
        ]
        missing = [at for at, names in enumerate(self._names) if not all(map(cache.has, names))]
        tasks = ((partitions.fingerprints[at], partitions.partition(at)) for at in missing)
        self._receipts = workers.executor.map(partial(_make, [*derivations], cache), tasks)
        self._missing = frozenset(missing)

    def finish(self) -> None:
        """Wait until all are made."""
        done, total = 0, len(self.partitions.archive.articles)
        for at, size in enumerate(self.partitions.sizes):
            if at in self._missing:
                next(self._receipts)
            done += size
            self._progress("index articles", done, total)

    def get(self, derivation: Derivation, number: int) -> Any:
        """The piece of a partition, which is made anew if it is damaged."""
        piece = self.kept(derivation, self.partitions.fingerprints[number])
        return derivation.piece(self.partitions.partition(number)) if piece is None else piece

    def kept(self, derivation: Derivation, fingerprint: bytes) -> Any:
        """The piece of a partition of this or of an earlier build, if it is there."""
        return self._cache.load(_name(derivation, fingerprint, self._cache), derivation.Piece)

    def forget_others(self) -> None:
        """Keep the pieces of these partitions alone."""
        self._cache.prune(_PREFIX, frozenset(name for names in self._names for name in names))


class Pieces(NamedTuple):
    """The pieces of one derivation, partition after partition."""

    derivation: Derivation
    maker: PieceMaker

    @property
    def partitions(self) -> Partitions:
        """What they are made of."""
        return self.maker.partitions

    def __iter__(self) -> Iterator[Any]:
        return self.some(0, len(self.partitions.ranges))

    def some(self, first: int, last: int) -> Iterator[Any]:
        """The pieces of the partitions from `first` to before `last`."""
        return (self.maker.get(self.derivation, number) for number in range(first, last))

    def earlier(self, fingerprints: Iterable[bytes]) -> list[Any]:
        """The pieces of partitions of an earlier build; None for those that are gone."""
        return [self.maker.kept(self.derivation, fingerprint) for fingerprint in fingerprints]


def _name(derivation: Derivation, fingerprint: bytes, cache: Cache) -> str:
    """Another one for another builder: what is there under a name can be used, if undamaged."""
    key = digest(cache.version + bytes([derivation.VERSION]) + fingerprint)
    return f"{_PREFIX}{derivation.NAME}-{key.hex()}"


def _make(names: Sequence[str], cache: Cache, task: tuple[bytes, Partition]) -> None:
    """Make the pieces of a partition that the cache has not; runs in any process."""
    fingerprint, partition = task
    for derivation in load_derivations(names).values():
        name = _name(derivation, fingerprint, cache)
        if not cache.has(name):
            cache.store(name, derivation.piece(partition))

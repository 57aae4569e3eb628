"""Derivations: what is made of all articles together, such as the search index and data files.

A derivation is a module with the names of the protocol `Derivation`. Of each partition it makes a
piece, in any process, and the piece is kept between builds; of all pieces it makes its files.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple, Protocol, cast, runtime_checkable

from builder.archive import Archive, Partition
from builder.exports.feed_lists import made_of_feeds
from builder.hashing import digest, fingerprint
from builder.model import Listed
from builder.pipeline.partitions import Partitions
from builder.pipeline.settings import Workers
from builder.search.cards import Card
from builder.store.apart import whole_partition
from builder.store.cache import Cache
from builder.store.state import SiteFiles

# One line a derivation; the first is the one that takes the longest.
DERIVATIONS = (
    "builder.pipeline.search_index",
    "builder.pipeline.search_names",
    "builder.exports.articles",
    "builder.exports.metadata",
    "builder.exports.addresses",
    "builder.pipeline.feeds",
    "builder.exports.sitemap",
)
# The `SiteInputs` that files show besides pieces; without a line here they show pieces alone.
ALSO_SHOWN = {
    "builder.pipeline.search_names": ("cards",),
    "builder.exports.addresses": ("addresses",),
    "builder.pipeline.feeds": ("feeds",),
    "builder.exports.sitemap": ("addresses", "has_sitemap"),
}

_PREFIX = "piece-"
_STAGE = "index articles"


class SiteInputs(NamedTuple):
    """What files of a site may be made of besides pieces.

    `unchanged` are the files in `folder` that are as the last build left them; `addresses` are
    those of all that is no article, `cards` those of all that has a page; none where nothing is
    searched.
    """

    archive: Archive
    folder: Path
    unchanged: SiteFiles
    cache: Cache
    addresses: Sequence[Listed] = ()
    cards: Sequence[Card] = ()

    @property
    def feeds(self) -> object:
        """What the archive's feeds are made of besides its articles."""
        return made_of_feeds(self.archive)

    @property
    def has_sitemap(self) -> bool:
        """Whether the site gets a sitemap: wanted, and its address is known."""
        return self.archive.config.sitemap and bool(self.archive.config.url)


@runtime_checkable
class Derivation(Protocol):
    """What is made of all articles together, as a module."""

    NAME: str  # a name of its own, for the cache
    VERSION: int  # to be raised when `piece` changes; from 0 to 255
    Piece: type[Any]  # a type that msgspec can encode and decode

    def piece(self, partition: Partition) -> Any:
        """What is made of a partition alone; pure, and called in any process."""

    def files(self, pieces: Any, site: SiteInputs) -> Iterable[tuple[str, bytes | None]]:
        """The files, each as path in the site and bytes; None for one that is there and may stay.

        `pieces` are in the order of the partitions; they can be gone through more than once.
        """


def made_of(partitions: Partitions, site: SiteInputs) -> dict[str, bytes]:
    """The fingerprint of what the files of each derivation are made of."""
    shown = {name: [getattr(site, one) for one in ALSO_SHOWN.get(name, ())] for name in DERIVATIONS}
    return {name: fingerprint((partitions.fingerprint, *more)) for name, more in shown.items()}


def stage_of(work: str, derivation: str) -> str:
    """What the statistics of a build call a derivation's part of its work."""
    return f"{work}/{derivation.rpartition('.')[2]}"


def load_derivations(names: Iterable[str] = DERIVATIONS) -> dict[str, Derivation]:
    """The modules of the derivations, by name."""
    return {name: cast(Derivation, import_module(name)) for name in names}


class PieceMaker:
    """Makes the pieces that the cache lacks, in several processes, and reads all others from it."""

    def __init__(
        self,
        derivations: Mapping[str, Derivation],
        partitions: Partitions,
        cache: Cache,
        workers: Workers,
    ) -> None:
        """Begin to make what is missing; the cache must be one that keeps values."""
        self._stats = workers.stats
        self._stats.begin("pieces")
        self.derivations = derivations
        self.partitions = partitions
        self._cache = cache
        self._progress = workers.progress
        self._names = [
            [_name(one, own, cache) for one in derivations.values()]
            for own in partitions.fingerprints
        ]
        missing = [at for at, names in enumerate(self._names) if not all(map(cache.has, names))]
        self._total = sum(partitions.sizes[at] for at in missing)
        if missing:
            self._progress(_STAGE, 0, self._total)
        tasks = ((partitions.fingerprints[at], partitions.partition(at)) for at in missing)
        work = partial(_make, [*derivations], cache, partitions.cache)
        self._receipts = self._stats.map("pieces", workers.executor, work, tasks)
        self._missing = missing

    def finish(self) -> None:
        """Wait until all pieces are made; where none is missing, there is nothing to tell of."""
        self._stats.begin("pieces")
        self._stats.add("pieces", items=self._total)
        done, sizes = 0, self.partitions.sizes
        for at in self._missing:
            for name, seconds in next(self._receipts).items():
                stage = stage_of("pieces", name)
                self._stats.add(stage, tasks=1, work=seconds, items=sizes[at])
            done += sizes[at]
            self._progress(_STAGE, done, self._total)

    def get(self, derivation: Derivation, number: int) -> Any:
        """The piece of a partition; if its file is damaged, it is made again, and kept."""
        own = self.partitions.fingerprints[number]
        piece = self.kept(derivation, own)
        if piece is None:
            own_partition = self.partitions.partition(number)
            piece = derivation.piece(whole_partition(own_partition, self.partitions.cache))
            self._cache.store(_name(derivation, own, self._cache), piece)
        return piece

    def kept(self, derivation: Derivation, fingerprint: bytes) -> Any:
        """The piece of a partition of this or an earlier build, by fingerprint; None if lost."""
        return self._cache.load(_name(derivation, fingerprint, self._cache), derivation.Piece)

    def forget_others(self) -> None:
        """Remove the pieces of all other partitions from the cache."""
        own = frozenset(name for names in self._names for name in names)
        for derivation in self.derivations.values():
            self._cache.prune(_kept_as(derivation), own)


class Pieces(NamedTuple):
    """The pieces of one derivation, partition after partition."""

    derivation: Derivation
    maker: PieceMaker

    @property
    def partitions(self) -> Partitions:
        """The partitions that they are made of."""
        return self.maker.partitions

    def __iter__(self) -> Iterator[Any]:
        return self.some(0, len(self.partitions.ranges))

    def some(self, first: int, last: int) -> Iterator[Any]:
        """The pieces of the partitions from `first` to before `last`."""
        return (self.maker.get(self.derivation, number) for number in range(first, last))

    def earlier(self, fingerprints: Iterable[bytes]) -> list[Any]:
        """The pieces of partitions of an earlier build; None for those that are lost."""
        return [self.maker.kept(self.derivation, fingerprint) for fingerprint in fingerprints]


def forget_pieces(derivation: str, cache: Cache) -> None:
    """Remove all pieces of a derivation, the name of a module, that is not made any more."""
    for one in load_derivations([derivation]).values():
        cache.prune(_kept_as(one), ())


def _name(derivation: Derivation, fingerprint: bytes, cache: Cache) -> str:
    """The name of a piece in the cache; it has all that the piece depends on in it.

    So what is there under a name can be used, unless it is damaged.
    """
    key = digest(cache.version + bytes([derivation.VERSION]) + fingerprint)
    return _kept_as(derivation) + key.hex()


def _kept_as(derivation: Derivation) -> str:
    """How the names of its pieces begin."""
    return f"{_PREFIX}{derivation.NAME}-"


def _make(
    names: Sequence[str], cache: Cache, texts: Cache, task: tuple[bytes, Partition]
) -> dict[str, float]:
    """Make the pieces of a partition that the cache lacks; runs in any process.

    `texts` has the HTML of texts. Gives the seconds that each piece took, by derivation.
    """
    fingerprint, partition = task
    partition = whole_partition(partition, texts)
    took = {}
    for module, derivation in load_derivations(names).items():
        name = _name(derivation, fingerprint, cache)
        if not cache.has(name):
            started = perf_counter()
            cache.store(name, derivation.piece(partition))
            took[module] = perf_counter() - started
    return took

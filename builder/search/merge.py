"""Batches -> the postings of the whole collection, in the order of the keys."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from builder.search.codec import Ints, spans
from builder.search.invert import Batch

_HASHES = 1 << 22


class Postings(NamedTuple):
    """The postings of all keys, one key after the other, articles rising.

    `keys` are in the order of their UTF-16 code units, which is that of JavaScript; `counts` says
    how many articles each has, `written` whether it is a word or a stem alone. `place_start` and
    `place_size` tell where the places of a posting are in `place_bytes`.
    """

    keys: list[str]
    counts: Ints
    written: NDArray[np.bool_]
    article: NDArray[np.int32]
    weight: NDArray[np.float32]
    place_start: Ints
    place_size: NDArray[np.int32]
    place_bytes: NDArray[np.uint8]

    def places(self, first: int, last: int) -> bytes:
        """The places of some postings, one after the other."""
        sizes = self.place_size[first:last].astype(np.int64)
        return self.place_bytes[spans(self.place_start[first:last], sizes)].tobytes()


class Pairs(NamedTuple):
    """Words beside each other, in either order: both keys (`oil price`), and their articles."""

    keys: list[str]
    counts: Ints
    article: Ints


class Merged(NamedTuple):
    """What batches give together; `stems` are those that each form leads to."""

    postings: Postings
    pairs: Pairs
    stems: dict[str, list[str]]


def merge(batches: list[Batch], least: int) -> Merged:
    """Put batches together that come in the order of their articles.

    Of pairs only those that at least so many articles have are kept. The batches are taken out of
    their list, and their arrays go one by one: of a large archive they are hundreds of megabytes.
    """
    keys = sorted({key for batch in batches for key in batch.keys}, key=utf16_order)
    rank = {key: number for number, key in enumerate(keys)}
    ranks = [np.array([rank[key] for key in batch.keys], dtype=np.int64) for batch in batches]
    stems = _merge_stems(batches)
    columns = dict(zip(Batch._fields, map(list, zip(*batches, strict=True)), strict=True))
    batches.clear()
    pairs = _merge_pairs(columns.pop("pairs"), ranks, keys, least)
    return Merged(_merge_postings(columns, ranks, keys), pairs, stems)


def _merge_postings(
    columns: dict[str, list[Any]], ranks: Sequence[Ints], keys: list[str]
) -> Postings:
    order = np.concatenate([own[key] for own, key in zip(ranks, columns.pop("key"), strict=True)])
    counts = np.bincount(order, minlength=len(keys))
    # A sort of numbers that hold their index is stable, and faster than one of indices.
    order <<= 32
    order |= np.arange(len(order))
    order.sort()
    order &= 0xFFFFFFFF
    written = np.zeros(len(keys), dtype=np.bool_)
    for own, some in zip(ranks, columns.pop("written"), strict=True):
        written[own] |= some
    size = np.concatenate(columns.pop("places"))
    start = (np.cumsum(size, dtype=np.int64) - size)[order]
    return Postings(
        keys,
        counts,
        written,
        np.concatenate(columns.pop("article"))[order],
        np.concatenate(columns.pop("weight"))[order],
        start,
        size[order],
        np.concatenate(columns.pop("place_bytes")),
    )


def _merge_pairs(
    pairs: list[NDArray[np.int32]], ranks: Sequence[Ints], keys: list[str], least: int
) -> Pairs:
    # Most pairs are rare, and what cannot be frequent is not worth sorting.
    often = np.zeros(_HASHES, dtype=np.int32)
    for own, some in zip(ranks, pairs, strict=True):
        often += np.bincount(_hashed(_both(own, some)), minlength=_HASHES).astype(np.int32)
    kept = []
    for own, some in zip(ranks, pairs, strict=True):
        both = _both(own, some)
        frequent = often[_hashed(both)] >= least
        kept.append((both[frequent], some[frequent, 2]))
    pairs.clear()
    both, article = (np.concatenate(arrays) for arrays in zip(*kept, strict=True))
    order = np.argsort(both, kind="stable")
    both, article = both[order], article[order]
    starts = np.flatnonzero(np.diff(both, prepend=-1))
    counts = np.diff(starts, append=len(both))
    frequent = counts >= least
    starts, counts = starts[frequent], counts[frequent]
    found = both[starts]
    first, second = (found >> 32).tolist(), (found & 0xFFFFFFFF).tolist()
    texts = [f"{keys[one]} {keys[two]}" for one, two in zip(first, second, strict=True)]
    return Pairs(texts, counts, article[spans(starts, counts)])


def _both(ranks: Ints, pairs: NDArray[np.int32]) -> Ints:
    """The keys of each pair in one number, the lower first."""
    first, second = ranks[pairs[:, 0]], ranks[pairs[:, 1]]
    return np.minimum(first, second) << 32 | np.maximum(first, second)


def _hashed(both: Ints) -> Ints:
    return both * 0x9E3779B1 % (_HASHES - 3)


def _merge_stems(batches: Sequence[Batch]) -> dict[str, list[str]]:
    stems: dict[str, set[str]] = defaultdict(set)
    for batch in batches:
        for form, stem in batch.stems:
            stems[form].add(stem)
    return {form: sorted(found) for form, found in stems.items()}


def utf16_order(key: str) -> bytes:
    """Sorts as JavaScript does."""
    return key.encode("utf-16-be", "surrogatepass")

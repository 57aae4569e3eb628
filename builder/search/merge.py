"""Batches -> the postings of the whole collection, in the order of the keys."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

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


def merge_postings(batches: Sequence[Batch]) -> Postings:
    """The postings of batches that come in the order of their articles."""
    keys = sorted({key for batch in batches for key in batch.keys}, key=utf16_order)
    ranks = _ranks(batches, keys)
    rank = np.concatenate([own[batch.key] for own, batch in zip(ranks, batches, strict=True)])
    # A sort of numbers that hold their index is stable, and faster than one of indices.
    order = np.sort(rank << 32 | np.arange(len(rank))) & 0xFFFFFFFF
    written = np.zeros(len(keys), dtype=np.bool_)
    for own, batch in zip(ranks, batches, strict=True):
        written[own] |= batch.written
    size = np.concatenate([batch.places for batch in batches])
    start = np.cumsum(size, dtype=np.int64) - size
    return Postings(
        keys,
        np.bincount(rank, minlength=len(keys)),
        written,
        np.concatenate([batch.article for batch in batches])[order],
        np.concatenate([batch.weight for batch in batches])[order],
        start[order],
        size[order],
        np.concatenate([batch.place_bytes for batch in batches]),
    )


def merge_pairs(batches: Sequence[Batch], keys: list[str], least: int) -> Pairs:
    """The pairs that at least so many articles have."""
    ranks = _ranks(batches, keys)
    both = np.concatenate(
        [
            np.minimum(first, second) << 32 | np.maximum(first, second)
            for first, second in (
                (own[batch.pairs[:, 0]], own[batch.pairs[:, 1]])
                for own, batch in zip(ranks, batches, strict=True)
            )
        ]
    )
    article = np.concatenate([batch.pairs[:, 2] for batch in batches])
    if least > 1:  # most pairs are rare; what cannot be frequent is not worth sorting
        hashed = both * 0x9E3779B1 % (_HASHES - 3)
        often = np.bincount(hashed, minlength=_HASHES)[hashed] >= least
        both, article = both[often], article[often]
    order = np.argsort(both, kind="stable")
    both, article = both[order], article[order]
    starts = np.flatnonzero(np.diff(both, prepend=-1))
    counts = np.diff(starts, append=len(both))
    often = counts >= least
    found = both[starts[often]]
    first, second = (found >> 32).tolist(), (found & 0xFFFFFFFF).tolist()
    texts = [f"{keys[one]} {keys[two]}" for one, two in zip(first, second, strict=True)]
    return Pairs(texts, counts[often], article[spans(starts[often], counts[often])])


def merge_stems(batches: Sequence[Batch]) -> dict[str, list[str]]:
    """The stems that each form leads to."""
    stems: dict[str, set[str]] = defaultdict(set)
    for batch in batches:
        for form, stem in batch.stems:
            stems[form].add(stem)
    return {form: sorted(found) for form, found in stems.items()}


def utf16_order(key: str) -> bytes:
    """Sorts as JavaScript does."""
    return key.encode("utf-16-be", "surrogatepass")


def _ranks(batches: Sequence[Batch], keys: list[str]) -> list[Ints]:
    rank = {key: number for number, key in enumerate(keys)}
    return [np.array([rank[key] for key in batch.keys], dtype=np.int64) for batch in batches]

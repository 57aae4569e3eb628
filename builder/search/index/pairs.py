"""Pairs: words beside each other, and the articles of those that many articles have."""

from collections.abc import Sequence
from io import BytesIO
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from builder.search.index import scratch
from builder.search.index.codec import Ints, spans, unpack
from builder.search.index.key_texts import KeyTexts
from builder.search.index.scratch import Column, Scratch, into_regions, slices
from builder.search.index.segments import Segment

_HASHES = 1 << 22  # counters
_AT_ONCE = 4  # times as many rows are sorted at a time as `scratch.AT_ONCE` says


class Pairs(NamedTuple):
    """Words beside each other, in either order: both terms (`oil price`), and their articles."""

    keys: list[str]
    counts: Ints
    article: NDArray[np.int32]


class PairMerger:
    """Takes the pairs of segments one by one, then merges them; they wait in temporary files."""

    def __init__(self, open_scratch: Scratch = BytesIO) -> None:
        """Begin with no segment; `open_scratch` opens a temporary file."""
        self._open_scratch = open_scratch
        self._files: list[Column] = []
        self._terms = KeyTexts(open_scratch)
        self._pair, self._article = self._columns()

    def _columns(self) -> tuple[Column, Column]:
        """A pair and an article for each row: the numbers of two terms, one in each half."""
        columns = Column(np.int64, self._open_scratch), Column(np.int32, self._open_scratch)
        self._files += columns
        return columns

    def close(self) -> None:
        """Remove the temporary files."""
        self._terms.close()
        for file in self._files:
            file.close()

    def add(self, segment: Segment, before: int) -> None:
        """Take those of the next segment; its first article has the number `before`."""
        terms = self._terms.rows
        self._terms.add(segment.pair_ids, segment.pair_terms)
        pairs = unpack(segment.pairs).reshape(-1, 3)
        self._pair.add(pairs[:, 0] + terms << 32 | pairs[:, 1] + terms)
        self._article.add(pairs[:, 2] + before)

    def merge(self, least: int) -> Pairs:
        """The pairs that at least `least` articles have, by their keys, articles rising; once.

        Most pairs are rare, and sorting them all would take long. So they are counted by a hash
        first: all pairs with one hash share a counter, so if it is below `least` all of them are
        rare, and are left out. What remains is sorted and counted exactly, some keys at a time.
        """
        keys, ranks = self._terms.ranked()
        seen = np.zeros(_HASHES, dtype=np.int32)
        of_keys = np.zeros(len(keys), dtype=np.int64)  # rows whose lower key it is
        for (rows,) in slices(self._pair):
            both = _both(ranks, rows)
            np.add.at(seen, _hashed(both), np.int32(1))
            of_keys += np.bincount(both >> 32, minlength=len(keys))
        ranges = 1 + int(seen[seen >= least].sum()) // (_AT_ONCE * scratch.AT_ONCE)
        shares = int(of_keys.sum()) * np.arange(1, ranges) // ranges
        bounds = np.searchsorted(np.cumsum(of_keys), shares)
        columns = [self._columns() for _ in range(ranges)]
        for rows, article in slices(self._pair, self._article):
            both = _both(ranks, rows)
            kept = np.flatnonzero(seen[_hashed(both)] >= least)
            own = np.searchsorted(bounds, both[kept] >> 32, side="right")
            counts, some = into_regions(own, ranges, [both[kept], article[kept]])
            ends = np.cumsum(counts)[:-1]
            for to, *parts in zip(columns, *(np.split(one, ends) for one in some), strict=True):
                for column, part in zip(to, parts, strict=True):
                    column.add(part)
        self._pair.close()
        self._article.close()
        return _together([_frequent(keys, *own, least) for own in columns])


def _frequent(keys: list[str], pair: Column, article: Column, least: int) -> Pairs:
    """The pairs that at least `least` articles have, of the rows in two columns, which are closed.

    A row is a pair in one article; rows are in the order of articles.
    """
    both, articles = pair.read(0, len(pair)), article.read(0, len(article))
    pair.close()
    article.close()
    order = np.argsort(both, kind="stable")
    both, articles = both[order], articles[order]
    starts = np.flatnonzero(np.diff(both, prepend=-1))
    counts = np.diff(starts, append=len(both))
    frequent = counts >= least
    starts, counts = starts[frequent], counts[frequent]
    found = both[starts]
    first, second = (found >> 32).tolist(), (found & 0xFFFFFFFF).tolist()
    texts = [f"{keys[one]} {keys[two]}" for one, two in zip(first, second, strict=True)]
    return Pairs(texts, counts, articles[spans(starts, counts)])


def _together(parts: Sequence[Pairs]) -> Pairs:
    """Pairs of several parts, one part after the other."""
    keys, counts, article = zip(*parts, strict=True)
    return Pairs([*chain(*keys)], np.concatenate(counts), np.concatenate(article))


def _both(ranks: Ints, rows: Ints) -> Ints:
    """Pairs of rows, one in each half of a number, as those of their keys, the lower one above."""
    one, two = ranks[rows >> 32], ranks[rows & 0xFFFFFFFF]
    both: Ints = np.minimum(one, two) << 32 | np.maximum(one, two)
    return both


def _hashed(both: Ints) -> Ints:
    return both * 0x9E3779B1 % (_HASHES - 3)

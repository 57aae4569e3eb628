"""Segments -> the postings of the whole collection, in the order of the keys.

A segment has its postings in the order of the ids of its keys. Merging is sorting: all rows (a row
is one key of one segment) are brought into the order of the keys' texts, and their postings with
them, without looking into these.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from builder.search.index.codec import Ints, Packed, spans, together, unpack, view
from builder.search.index.phrases import Phrases
from builder.search.index.segments import Segment
from builder.search.keys import in_utf16_order

_HASHES = 1 << 22  # counters of pairs
_AT_ONCE = 1 << 17  # elements that are worked on at a time, as their results take much memory


class Postings(NamedTuple):
    """The postings of all keys, one key after the other, articles rising.

    `keys` are in the order of their UTF-16 code units, which is that of JavaScript; `counts` says
    how many articles each has, `small` whether it begins with a small letter anywhere. `fields` has
    for each posting a bit for each field in which the key stands, that of field 0 the lowest.
    """

    keys: list[str]
    counts: Ints
    small: NDArray[np.bool_]
    article: NDArray[np.int32]
    weight: NDArray[np.float32]
    fields: NDArray[np.uint8]


class Pairs(NamedTuple):
    """Words beside each other, in either order: both terms (`oil price`), and their articles."""

    keys: list[str]
    counts: Ints
    article: Ints


class Merged(NamedTuple):
    """All segments merged; `families` are the forms that the key of each family leads to."""

    postings: Postings
    pairs: Pairs
    phrases: Phrases
    families: dict[str, list[str]]


Scratch = Callable[[], Any]  # opens a binary file, to be written and then read


class SegmentMerger:
    """Takes the segments of a collection one by one, then merges them.

    Until then their arrays wait in temporary files, for those of a large archive are hundreds of
    megabytes. The files are gone after `merge` or `close`.
    """

    def __init__(self, scratch: Scratch = BytesIO) -> None:
        """Begin with no segment; `scratch` opens a temporary file."""
        self._articles = 0
        self._keys = _Texts()
        self._pair_terms = _Texts()
        self._families: set[str] = set()
        self._small: list[Ints] = []
        self._counts: list[Ints] = []  # postings of each row
        self._article = _Column(np.int32, scratch)
        self._fields, self._field = _Column(np.uint8, scratch), _Column(np.uint8, scratch)
        self._frequency = _Column(np.int32, scratch)
        self._phrase = _Column(np.uint64, scratch)
        self._phrase_article, self._place = _Column(np.int32, scratch), _Column(np.int32, scratch)
        self._total = 0
        self._pair, self._pair_article = _Column(np.int64, scratch), _Column(np.int32, scratch)

    def close(self) -> None:
        """Remove the temporary files that are left."""
        for column in vars(self).values():
            if isinstance(column, _Column):
                column.close()

    def add(self, segment: Segment, articles: int) -> None:
        """Take the segment of the next articles; `articles` is their number.

        Articles and keys are numbered from 0 in each segment; what came before is added to both.
        """
        self._keys.add(segment.ids, segment.keys)
        terms = self._pair_terms.rows
        self._pair_terms.add(segment.pair_ids, segment.pair_terms)
        self._families.update(segment.families.splitlines())
        self._counts.append(unpack(segment.counts))
        self._small.append(unpack(segment.small))
        self._article.add(unpack(segment.article) + self._articles)
        self._fields.add(unpack(segment.fields))
        self._field.add(unpack(segment.field))
        self._frequency.add(unpack(segment.frequency))
        self._phrase.add(view(segment.phrases))
        self._phrase_article.add(unpack(segment.phrase_articles) + self._articles)
        self._place.add(view(segment.places))
        self._total += segment.total
        pairs = unpack(segment.pairs).reshape(-1, 3)
        self._pair.add(pairs[:, 0] + terms << 32 | pairs[:, 1] + terms)
        self._pair_article.add(pairs[:, 2] + self._articles)
        self._articles += articles

    def merge(self, occurrence_weight: NDArray[np.float64], least: int) -> Merged:
        """All postings, the pairs that at least `least` articles have, and the families.

        `occurrence_weight` is what one occurrence adds to the weight of a posting, for each article
        (rows) by field.
        """
        pairs = self._pairs(*self._pair_terms.ranked(), least)
        families = defaultdict(list)
        for line in sorted(self._families):
            family, _, form = line.partition("\t")
            families[family].append(form)
        postings = self._postings(*self._keys.ranked(), occurrence_weight)
        phrases = Phrases(
            self._phrase.take(), self._phrase_article.take(), self._place.take(), self._total
        )
        return Merged(postings, pairs, phrases, families)

    def _postings(
        self, keys: list[str], ranks: Ints, occurrence_weight: NDArray[np.float64]
    ) -> Postings:
        small = np.zeros(len(keys), dtype=np.bool_)
        small[ranks[np.flatnonzero(np.concatenate([*self._small, ranks[:0]]))]] = True
        article = self._article.take()
        weight, fields = self._weights(article, occurrence_weight)
        counts = np.concatenate([*self._counts, ranks[:0]])
        # A stable sort leaves the rows of a key in the order of their segments, so that the
        # articles of the key rise.
        rows = np.argsort(ranks, kind="stable")
        return Postings(
            keys,
            np.bincount(ranks, counts, len(keys)).astype(np.int64),
            small,
            *_in_order(rows, counts, article, weight, fields),
        )

    def _weights(
        self, article: NDArray[np.int32], occurrence_weight: NDArray[np.float64]
    ) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
        """For each posting over its fields the sum of frequency times weight; and its fields.

        Two postings, the first in title and body (fields 0 and 1), the second in the body:

            article     7         9
            fields      2         1             how many fields each has
            field       0    1    1
            frequency   1    4    2
            each        1 * weight[7, 0]   4 * weight[7, 1]   2 * weight[9, 1]
            weights     the sum of the first two              the third
            bits        1 | 2                                 2
        """
        fields, field, frequency = self._fields.take(), self._field.take(), self._frequency.take()
        weights = np.empty(len(article), dtype=np.float32)
        bits = np.empty(len(article), dtype=np.uint8)
        first = 0
        for own in _slices(len(article)):
            ends = np.cumsum(fields[own], dtype=np.int64)
            last = first + int(ends[-1])
            rows = slice(first, last)
            each = (
                frequency[rows]
                * occurrence_weight[np.repeat(article[own], fields[own]), field[rows]]
            )
            starts = ends - fields[own]
            weights[own] = np.add.reduceat(each, starts)
            bits[own] = np.bitwise_or.reduceat(np.uint8(1) << field[rows], starts)
            first = last
        return weights, bits

    def _pairs(self, keys: list[str], ranks: Ints, least: int) -> Pairs:
        """The pairs that are frequent enough, in the order of their keys, articles rising.

        Most pairs are rare, and sorting them all would take long. So they are counted by a hash
        first: all pairs with one hash share a counter, so if it is below `least` all of them are
        rare, and are left out. What remains is sorted and counted exactly.
        """
        both, article = self._pair.take(), self._pair_article.take()
        seen = np.zeros(_HASHES, dtype=np.int32)
        for some in _slices(len(both)):
            own = both[some] = _both(ranks[both[some] >> 32], ranks[both[some] & 0xFFFFFFFF])
            np.add.at(seen, _hashed(own), np.int32(1))
        frequent = np.zeros(len(both), dtype=np.bool_)
        for some in _slices(len(both)):
            frequent[some] = seen[_hashed(both[some])] >= least
        both, article = both[frequent], article[frequent]
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


class _Texts:
    """The texts of all segments, by row; a row is one text of one segment."""

    def __init__(self) -> None:
        self.rows = 0
        self._ids: list[Ints] = []
        self._lines: list[str] = []

    def add(self, ids: Packed, lines: str) -> None:
        """Take those of the next segment, in the order of their ids."""
        self._ids.append(unpack(ids))
        self._lines.append(lines)
        self.rows += len(self._ids[-1])

    def ranked(self) -> tuple[list[str], Ints]:
        """All keys in their order, and for each row the number of its key in that order.

        The ids of keys, which are numbers, say which rows have the same key; so of each key only
        one text is needed, that of its first row. Two segments, with keys `oil` (id 5), `tea` (8)
        and `fish` (2), `oil` (5):

            rows      oil  tea  fish oil
            ids       5    8    2    5
            firsts    2    0    1              the first row of ids 2, 5, 8
            key_of    1    2    0    1         which of these ids each row has
            texts     fish oil  tea            of ids 2, 5, 8
            keys      fish oil  tea            sorted; here by chance the same
            result    1    2    0    1         the ranks of the rows
        """
        ids = np.concatenate([*self._ids, np.zeros(0, dtype=np.int64)])
        _, firsts, key_of = np.unique(ids, return_index=True, return_inverse=True)
        # Rows by segment, so that the lines of only one segment are split at a time.
        texts = [""] * len(firsts)
        order = np.argsort(firsts)
        rows = firsts[order]
        ends = np.searchsorted(rows, np.cumsum([len(own) for own in self._ids]))
        start = row = 0
        for own, segment, end in zip(self._ids, self._lines, ends.tolist(), strict=True):
            lines = segment.split("\n")
            positions = zip(
                order[start:end].tolist(), (rows[start:end] - row).tolist(), strict=True
            )
            for key, line in positions:
                texts[key] = lines[line]
            start, row = end, row + len(own)
        self._ids, self._lines = [], []  # large, and not needed again
        keys = in_utf16_order(texts)
        rank = {key: at for at, key in enumerate(keys)}
        ranks = np.fromiter(map(rank.__getitem__, texts), dtype=np.int64, count=len(texts))
        return keys, ranks[key_of]


class _Column:
    """An array of one type that grows in a temporary file."""

    def __init__(self, kind: type[np.generic], scratch: Scratch) -> None:
        self._kind = kind
        self._file = scratch()

    def add(self, array: NDArray[Any]) -> None:
        """Append an array; its numbers must fit the type."""
        self._file.write(np.ascontiguousarray(array, dtype=self._kind).data)

    def take(self) -> NDArray[Any]:
        """The whole array; the file is removed."""
        with self._file as file:
            data = bytearray(file.tell())
            file.seek(0)
            file.readinto(data)
            return np.frombuffer(data, dtype=self._kind)

    def close(self) -> None:
        """Remove the file."""
        self._file.close()


def _slices(length: int) -> Iterator[slice]:
    """An array of this length, `_AT_ONCE` elements at a time."""
    ends = range(_AT_ONCE, length + _AT_ONCE, _AT_ONCE)
    return (slice(end - _AT_ONCE, min(end, length)) for end in ends)


def _in_order(rows: Ints, counts: Ints, *columns: NDArray[Any]) -> list[NDArray[Any]]:
    """Columns with their rows in another order; row i has `counts[i]` elements in each column.

    Rows [2, 0, 1] with counts [1, 2, 1] of the column [a, b, B, c] give [c, a, b, B].
    """
    starts, counts = (np.cumsum(counts) - counts)[rows], counts[rows]
    ordered = [np.empty_like(column) for column in columns]
    for some, own in together(counts):
        order = spans(starts[some], counts[some])
        for to, column in zip(ordered, columns, strict=True):
            to[own] = column[order]
    return ordered


def _both(first: Ints, second: Ints) -> Ints:
    """Two numbers of keys in one number, the lower in its upper half."""
    return np.minimum(first, second) << 32 | np.maximum(first, second)


def _hashed(both: Ints) -> Ints:
    return both * 0x9E3779B1 % (_HASHES - 3)

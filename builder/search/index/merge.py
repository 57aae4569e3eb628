"""Segments -> the postings of the whole collection, in the order of the keys.

A segment has its postings in the order of the ids of its keys. Merging is sorting: all rows (a row
is one key of one segment) are brought into the order of the keys' texts, and their postings with
them, without looking into these. They are sorted by ranges of keys, so that those of one range are
in the main memory at a time.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from builder.search.index import scratch
from builder.search.index.codec import Ints, spans, together, unpack, view
from builder.search.index.key_texts import KeyTexts
from builder.search.index.pairs import PairMerger, Pairs
from builder.search.index.phrases import PhraseRows, Phrases, whole
from builder.search.index.scratch import Column, Regions, Scratch, into_regions, slices
from builder.search.index.segments import Segment


class Postings(NamedTuple):
    """The postings of some keys, one key after the other, articles rising.

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


class Merged(NamedTuple):
    """All segments merged; `families` are the forms that the key of each family leads to.

    `postings` are those of ranges of the `keys`, one after the other, to be gone through once; they
    and the rows of `phrases` may be in temporary files.
    """

    keys: list[str]
    postings: Iterable[Postings]
    pairs: Pairs
    phrases: PhraseRows
    families: dict[str, list[str]]


class SegmentMerger:
    """Takes the segments of a collection one by one, then merges them.

    Their arrays wait in temporary files, for those of a large archive are gigabytes. The files are
    gone after `close`.
    """

    def __init__(self, open_scratch: Scratch = BytesIO) -> None:
        """Begin with no segment; `open_scratch` opens a temporary file."""
        self._open_scratch = open_scratch
        self._files: list[Column | Regions] = []
        self._articles = 0
        self._keys = KeyTexts(open_scratch)
        self._pairs = PairMerger(open_scratch)
        self._families: set[str] = set()
        self._small: list[NDArray[np.bool_]] = []
        self._counts: list[NDArray[np.int32]] = []  # postings of each row
        self._article = self._column(np.int32)
        self._fields, self._field = self._column(np.uint8), self._column(np.uint8)
        self._frequency = self._column(np.int32)
        self._phrase = self._column(np.uint64)
        self._phrase_article, self._place = self._column(np.int32), self._column(np.int32)
        self._total = 0

    def _column(self, kind: type[np.generic]) -> Column:
        column = Column(kind, self._open_scratch)
        self._files.append(column)
        return column

    def close(self) -> None:
        """Remove the temporary files."""
        self._keys.close()
        self._pairs.close()
        for file in self._files:
            file.close()

    def add(self, segment: Segment, articles: int) -> None:
        """Take the segment of the next articles; `articles` is their number.

        Articles and keys are numbered from 0 in each segment; what came before is added to both.
        """
        self._keys.add(segment.ids, segment.keys)
        self._families.update(segment.families.splitlines())
        self._counts.append(unpack(segment.counts).astype(np.int32))
        self._small.append(unpack(segment.small).astype(np.bool_))
        self._article.add(unpack(segment.article) + self._articles)
        self._fields.add(unpack(segment.fields))
        self._field.add(unpack(segment.field))
        self._frequency.add(unpack(segment.frequency))
        self._phrase.add(view(segment.phrases))
        self._phrase_article.add(unpack(segment.phrase_articles) + self._articles)
        self._place.add(view(segment.places))
        self._total += segment.total
        self._pairs.add(segment, self._articles)
        self._articles += articles

    def merge(self, occurrence_weight: NDArray[np.float64], least: int) -> Merged:
        """All postings, the pairs that at least `least` articles have, and the families.

        `occurrence_weight` is what one occurrence adds to the weight of a posting, for each article
        (rows) by field. To be called once; what is in files can be read until `close`.
        """
        pairs = self._pairs.merge(least)
        families = defaultdict(list)
        for line in sorted(self._families):
            family, _, form = line.partition("\t")
            families[family].append(form)
        keys, ranks = self._keys.ranked()
        postings = self._postings(keys, ranks, occurrence_weight)
        phrases = _PhrasesInFiles(self._phrase, self._phrase_article, self._place, self._total)
        return Merged(keys, postings, pairs, phrases, families)

    def _postings(
        self, keys: list[str], ranks: Ints, occurrence_weight: NDArray[np.float64]
    ) -> Iterator[Postings]:
        """The postings of each range of keys, divided before they are sorted."""
        small = np.zeros(len(keys), dtype=np.bool_)
        small[ranks[np.flatnonzero(np.concatenate([*self._small, small[:0]]))]] = True
        counts = np.concatenate([*self._counts, np.zeros(0, dtype=np.int32)])
        self._counts, self._small = [], []
        totals = np.bincount(ranks, counts, len(keys)).astype(np.int64)
        ranges = [*together(totals, scratch.AT_ONCE)]
        range_of = np.zeros(len(keys), dtype=np.int32)
        for number, (own, _) in enumerate(ranges):
            range_of[own] = number
        sizes = [postings.stop - postings.start for _, postings in ranges]
        regions = self._divided(ranks, counts, range_of, sizes, occurrence_weight)
        numbers, (ranks, counts) = into_regions(range_of[ranks], len(ranges), [ranks, counts])
        ends = np.cumsum(numbers).tolist()
        for number, (own, _) in enumerate(ranges):
            rows = slice(ends[number] - numbers[number], ends[number])
            # A stable sort leaves the rows of a key in the order of their segments, so that the
            # articles of the key rise.
            order = np.argsort(ranks[rows], kind="stable")
            columns = _in_order(order, counts[rows], *regions.read(number))
            yield Postings(keys[own], totals[own], small[own], *columns)
        regions.close()

    def _divided(
        self,
        ranks: Ints,
        counts: NDArray[np.int32],
        range_of: NDArray[np.int32],
        sizes: Sequence[int],
        occurrence_weight: NDArray[np.float64],
    ) -> Regions:
        """Article, weight and fields of all postings, in the ranges of their keys."""
        regions = Regions([np.int32, np.float32, np.uint8], sizes, self._open_scratch)
        self._files.append(regions)
        for rows, columns in self._weighed(counts, occurrence_weight):
            own, in_ranges = counts[rows], range_of[ranks[rows]]
            order = np.argsort(in_ranges, kind="stable")
            of_ranges = np.bincount(in_ranges, own, len(sizes)).astype(np.int64)
            regions.add(of_ranges.tolist(), _in_order(order, own, *columns))
        for column in (self._article, self._fields, self._field, self._frequency):
            column.close()
        return regions

    def _weighed(
        self, counts: NDArray[np.int32], occurrence_weight: NDArray[np.float64]
    ) -> Iterator[tuple[slice, list[NDArray[Any]]]]:
        """Some rows at a time: article, weight and fields of each of their postings.

        The weight is the sum over its fields of frequency times weight. Two postings, the first in
        title and body (fields 0 and 1), the second in the body:

            article     7         9
            fields      2         1             how many fields each has
            field       0    1    1
            frequency   1    4    2
            each        1 * weight[7, 0]   4 * weight[7, 1]   2 * weight[9, 1]
            weights     the sum of the first two              the third
            bits        1 | 2                                 2
        """
        first = 0
        for rows, postings in together(counts, scratch.AT_ONCE):
            own = postings.start, postings.stop
            article, fields = self._article.read(*own), self._fields.read(*own)
            ends = np.cumsum(fields, dtype=np.int64)
            last = first + int(ends[-1])
            field, frequency = self._field.read(first, last), self._frequency.read(first, last)
            first = last
            each = frequency * occurrence_weight[np.repeat(article, fields), field]
            starts = ends - fields
            weights = np.add.reduceat(each, starts).astype(np.float32)
            bits = np.bitwise_or.reduceat(np.uint8(1) << field, starts)
            yield rows, [article, weights, bits]


class _PhrasesInFiles(NamedTuple):
    """The rows of phrases, in temporary files."""

    pair: Column
    article: Column
    place: Column
    total: int

    def slices(self) -> Iterator[Phrases]:
        """All rows in their order, some at a time."""
        for pair, article, place in slices(self.pair, self.article, self.place):
            yield Phrases(pair, article, place, self.total)


def in_memory(merged: Merged) -> Merged:
    """The same without files, to be gone through more than once."""
    return merged._replace(postings=[joined(merged.postings)], phrases=whole(merged.phrases))


def joined(ranges: Iterable[Postings]) -> Postings:
    """The postings of all ranges in one piece."""
    kinds = (np.int64, np.bool_, np.int32, np.float32, np.uint8)
    every = [([], *(np.zeros(0, dtype=kind) for kind in kinds)), *ranges]
    keys, *columns = zip(*every, strict=True)
    return Postings([key for own in keys for key in own], *map(np.concatenate, columns))


def _in_order(
    rows: Ints, counts: NDArray[np.integer], *columns: NDArray[Any]
) -> list[NDArray[Any]]:
    """Columns with their rows in another order; row i has `counts[i]` elements in each column.

    Rows [2, 0, 1] with counts [1, 2, 1] of the column [a, b, B, c] give [c, a, b, B].
    """
    sizes = counts.astype(np.int64)
    starts, sizes = (np.cumsum(sizes) - sizes)[rows], sizes[rows]
    ordered = [np.empty_like(column) for column in columns]
    for some, own in together(sizes):
        order = spans(starts[some], sizes[some])
        for to, column in zip(ordered, columns, strict=True):
            to[own] = column[order]
    return ordered

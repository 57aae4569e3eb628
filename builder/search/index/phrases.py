"""Words that follow each other, and where -> the buckets of phrases, as FORMAT.md describes them.

A phrase of two words is one list, one of more words the lists of its words two by two, by the
places. So a phrase of common words costs little more than one of rare words: `of the` is much
shorter than all places of either (Williams, Zobel, Bahle: Fast phrase querying with combined
indexes, 2004). A pair has no text in its bucket but 32 bits that tell it from others.
"""

from collections.abc import Collection, Iterator
from contextlib import closing
from io import BytesIO
from typing import NamedTuple, Protocol
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from builder.search.fields import FIELD_BITS, NAMES
from builder.search.index import scratch
from builder.search.index.codec import (
    Ints,
    each_of,
    packed_at,
    pieces,
    rice_parameter,
    rice_parameters,
    script,
    to_text,
    together,
)
from builder.search.index.packing import Making
from builder.search.index.scratch import Regions, Scratch, into_regions

BEGINNING = 3  # first characters of a form that say in which bucket it is
PLACE_BITS = 7  # of a place that are written as they are, at least

# Odd numbers whose bits are without an order.
_MIX = np.array([0x9E3779B1, 0x85EBCA77], dtype=np.uint32)
_BODY = NAMES.index("body")
_MANY, _LEAST_SIZE = 64, 500  # buckets, before they are larger than this number of places
_AT_ONCE = (
    1 << 15
)  # rows that are encoded at a time; more would be slower, out of a processor's cache

Marks = NDArray[np.uint32]
PairIds = NDArray[np.uint64]


class Phrases(NamedTuple):
    """Two words, one after the other, wherever they are, in the order of articles.

    `pair` says which words (`pair_ids`), `place` where the first of them is. `total` is the number
    of all such places; the rows may be those of some buckets alone.
    """

    pair: PairIds
    article: NDArray[np.int32]
    place: NDArray[np.int32]
    total: int

    def slices(self) -> Iterator["Phrases"]:
        """All rows."""
        yield self


class PhraseRows(Protocol):
    """Rows of phrases that may be in a file."""

    @property
    def total(self) -> int:
        """As in `Phrases`."""

    def slices(self) -> Iterator[Phrases]:
        """All rows in their order, some at a time; this can be asked for more than once."""


class PhraseBuckets(NamedTuple):
    """How the buckets are made: their number, and a limit that all numbers of articles are below.

    Both are rounded up, as another number rewrites all buckets.
    """

    number: int = 0
    limit: int = 0


def whole(rows: PhraseRows) -> Phrases:
    """All rows in one piece."""
    none = [np.zeros(0, dtype=kind) for kind in (np.uint64, np.int32, np.int32)]
    columns = zip(none, *(some[:3] for some in rows.slices()), strict=True)
    pair, article, place = map(np.concatenate, columns)
    return Phrases(pair, article, place, rows.total)


def marks(form: str) -> tuple[int, int]:
    """The checksums of the beginning of a form, and of all of it."""
    return crc32(form[:BEGINNING].encode()), crc32(form.encode())


def pair_ids(first: Marks, second: Marks) -> PairIds:
    """What stands for pairs of words, by the marks of each, which have two rows.

    The upper 32 bits are those of both beginnings: pairs that have them in common are in one
    bucket, as border clash and borders clashed are. The lower ones tell pairs of a bucket apart.
    """
    one, two = _MIX
    bucket, own = first * one ^ second * two
    found: PairIds = bucket.astype(np.uint64) << np.uint64(32) | own
    return found


def places(position: Ints) -> Ints:
    """Positions with their fields (`invert`) as places, which are even in the body.

    Word 7 of the body has 14, of field 2 (with three bits for fields) 2 * (8 * 7 + 2) + 1.
    """
    in_body = position & (1 << FIELD_BITS) - 1 == _BODY
    return np.where(in_body, position >> FIELD_BITS << 1, position << 1 | 1)


def bucket_of(pair: PairIds, buckets: int) -> Ints:
    """The bucket of each pair."""
    return ((pair >> np.uint64(32)) % np.uint64(buckets)).astype(np.int64)


def phrase_buckets(total: int, articles: int, size: int) -> PhraseBuckets:
    """How buckets of about `size` places are made; smaller ones where there would be few.

    A name of a record is looked for by its other names, each of which may take a bucket.
    """
    size = min(size, max(_LEAST_SIZE, total // _MANY))
    return PhraseBuckets(in_steps(1 + total // size), in_steps(articles))


def phrase_files(
    found: PhraseRows,
    buckets: PhraseBuckets,
    stale: Collection[int],
    open_scratch: Scratch = BytesIO,
) -> Making[None]:
    """Some buckets, each as its place (`a/7`) and its script; `found` has all that they hold.

    `open_scratch` opens temporary files, in which the rows are divided before they are sorted.
    """
    number = buckets.number
    counts = np.zeros(number, dtype=np.int64)
    for rows in found.slices():
        counts += np.bincount(bucket_of(rows.pair, number), minlength=number)
    numbers = np.array(sorted(stale), dtype=np.int64)
    groups = [numbers[own] for own, _ in together(counts[numbers], scratch.AT_ONCE)]
    group_of = np.full(number, len(groups), dtype=np.int32)
    for at, group in enumerate(groups):
        group_of[group] = at
    sizes = [int(counts[group].sum()) for group in groups]
    with closing(Regions([np.uint64, np.int32, np.int32], sizes, open_scratch)) as regions:
        for rows in found.slices():
            own = group_of[bucket_of(rows.pair, number)]
            regions.add(*into_regions(own, len(groups), rows[:3]))
        for at, group in enumerate(groups):
            pair, article, place = regions.read(at)
            rows = Phrases(pair, article, place, found.total)
            yield from _group_files(rows, group, counts, buckets)


def _group_files(found: Phrases, group: Ints, counts: Ints, buckets: PhraseBuckets) -> Making[None]:
    """The buckets of a group, of which `found` has all rows, `counts` their numbers."""
    rows = _rows(found, group, buckets.number)
    for some, own in together(counts[group], _AT_ONCE):
        part = _Rows(rows.pair[own], rows.article[own], rows.place[own])
        lists = {number: (pairs, data) for number, pairs, data in _encoded(part, buckets.limit)}
        for number in group[some].tolist():
            yield f"a/{number}", _script(number, *lists.get(number, (0, b"")), buckets.limit)


def _script(number: int, pairs: int, data: bytes, limit: int) -> bytes:
    return script(f"a/{number}", {"pairs": pairs, "limit": limit, "lists": to_text(data)})


def in_steps(number: int) -> int:
    """A number rounded up to three significant bits, to change seldom: 9 -> 10, 33 -> 40."""
    step = 1 << max(0, number.bit_length() - 3)
    return -(-number // step) * step


class _Rows(NamedTuple):
    """Places in the order in which they are written: by bucket, pair, article.

    `pair` has the bucket in its upper half, and in the lower one what tells pairs apart.
    """

    pair: Ints
    article: NDArray[np.int32]
    place: NDArray[np.int32]


def _rows(found: Phrases, group: Ints, buckets: int) -> _Rows:
    """The rows of the buckets of a group, sorted.

    To sort by one number is several times faster than to sort by columns: it has the bucket among
    those of the group, the bits of the pair, and the row.
    """
    rank_of = np.zeros(int(group[-1]) + 1, dtype=np.uint64)
    rank_of[group] = np.arange(len(group))
    rank = rank_of[bucket_of(found.pair, buckets)]
    bits = np.uint64(len(rank).bit_length())
    own = found.pair & np.uint64(0xFFFFFFFF)
    keys = (rank << np.uint64(32) | own) << bits | np.arange(len(rank), dtype=np.uint64)
    keys.sort()
    rows = (keys & (np.uint64(1) << bits) - np.uint64(1)).astype(np.int64)
    pair = (keys >> bits).astype(np.int64)
    pair += group[pair >> 32] - (pair >> 32) << 32
    return _Rows(pair, found.article[rows], found.place[rows])


def _encoded(rows: _Rows, limit: int) -> Iterator[tuple[int, int, bytes]]:
    """For each bucket its number, how many pairs it has, and their lists.

    All codes are made at once. Of each pair there are two, the distance of its bits from those
    before and how many articles it has; of each article two, its distance and how many places; of
    each place one. So before the code of a place are up to four others:

        pair      7                                      7                       9
        article   3                        3             5                       3
        place     10                       24            2                       8
        codes     pair articles article places place     place   article places place   pair ...
        at                              4             5                       8              13
    """
    pair, article, place = rows
    is_pair = np.diff(pair, prepend=-1) != 0
    is_article = is_pair | (np.diff(article, prepend=-1) != 0)
    pairs, articles = np.flatnonzero(is_pair), np.flatnonzero(is_article)
    running = np.cumsum(is_article)
    number = running[pairs] - 1
    article_counts = np.diff(number, append=len(articles))
    place_counts = np.diff(articles, append=len(pair))
    pair = pair[pairs]
    buckets = np.flatnonzero(np.diff(pair >> 32, prepend=-1))
    pair_counts = np.diff(buckets, append=len(pair))

    at = np.arange(len(place)) + 2 * (running + np.cumsum(is_pair))
    codes = _Codes(int(at[-1]) + 1 if len(at) else 0)
    rice = each_of(pair_counts, lambda count: rice_parameter(count, 1 << 32))
    codes.put_rice(
        at[pairs] - 4, _distances(pair & 0xFFFFFFFF, buckets), np.repeat(rice, pair_counts)
    )
    codes.put(at[pairs] - 3, article_counts - 1, 0)
    rice = np.repeat(rice_parameters(article_counts, limit), article_counts)
    codes.put_rice(at[articles] - 2, _distances(article[articles].astype(np.int64), number), rice)
    codes.put(at[articles] - 1, place_counts - 1, 0)
    codes.put(at, place.astype(np.int64), PLACE_BITS)
    lists = codes.lists(at[pairs[buckets]] - 4)
    return zip((pair[buckets] >> 32).tolist(), pair_counts.tolist(), lists, strict=True)


def _distances(numbers: Ints, starts: Ints) -> Ints:
    """Of rising numbers the distance from the one before, less 1; of the first of a list itself."""
    distance: Ints = np.diff(numbers, prepend=0) - 1
    distance[starts] = numbers[starts]
    return distance


class _Codes:
    """Codes one after the other: the bits of each, and how many zeros stand before them."""

    def __init__(self, number: int) -> None:
        self.bits = np.zeros(number, dtype=np.int64)
        self.sizes = np.zeros(number, dtype=np.int64)

    def put_rice(self, at: Ints, numbers: Ints, rice: Ints) -> None:
        """Numbers in Rice's code."""
        self.bits[at] = numbers & (1 << rice) - 1 | 1 << rice
        self.sizes[at] = (numbers >> rice) + 1 + rice

    def put(self, at: Ints, numbers: Ints, least: int) -> None:
        """Numbers in an Elias gamma code, of which `least` bits are always there.

        That of a number is `number + 2^least` in binary, with as many zeros before as it has bits
        beyond `least + 1`: with 2, 3 is 111 and 4 is 01000.
        """
        bits = numbers + (1 << least)
        self.bits[at] = bits
        self.sizes[at] = 2 * np.frexp(bits)[1].astype(np.int64) - 1 - least

    def lists(self, starts: Ints) -> list[bytes]:
        """The codes as bytes; a list begins at each of `starts`, in a new byte."""
        if not len(starts):
            return []
        sizes = (np.add.reduceat(self.sizes, starts) + 7) // 8
        ends = np.cumsum(self.sizes)
        counts = np.diff(starts, append=len(ends))
        ends += np.repeat((np.cumsum(sizes) - sizes) * 8 - (ends - self.sizes)[starts], counts)
        return pieces(packed_at(self.bits, ends, int(sizes.sum())), sizes)

"""The postings of a key as bytes: articles, the impact of the key in each, and its fields.

An impact is a weight rounded to a few steps, so that it takes a few bits: Anh, de Kretser, Moffat:
Vector-space ranking with effective early termination, 2001.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from builder.search.fields import FIELD_BITS, NAMES
from builder.search.index.codec import (
    Ints,
    each_of,
    encode_lists,
    encode_numbers,
    number_sizes,
    pieces,
    rice_parameters,
    together,
)
from builder.search.index.merge import Postings
from builder.search.index.sizes import NO_TIERS, Tiers
from builder.search.index.tiers import Encoded, tiered
from builder.search.weights import K1

_BODY = NAMES.index("body")
_ROOM = 1 << FIELD_BITS  # for numbers of fields


def impact_bits(count: int) -> int:
    """The bits of the impacts of a key, by the number of articles that have it.

    The more have it, the less it says (`idf`), and the less a coarse step matters.
    """
    return 6 - sum(count >= least for least in (512, 3_000, 10_000))


def encoded(postings: Postings, articles: int, tiers: Tiers = NO_TIERS) -> Iterator[Encoded]:
    """The postings of each key as bytes; long ones in tiers."""
    for lists, some in together(postings.counts):
        counts = postings.counts[lists]
        bits = each_of(counts, impact_bits)
        impact = _impacts(postings.weight[some], np.repeat(1 << bits, counts))
        ends = np.cumsum(counts)
        for first, last, is_long in _by_length(counts, tiers):
            own = slice(int(ends[first] - counts[first]), int(ends[last - 1]))
            article = postings.article[some][own]
            if is_long:
                yield tiered(article, impact[own], int(bits[first]), articles, tiers)
                continue
            rice = rice_parameters(counts[first:last], articles)
            data = encode_lists(article, impact[own], counts[first:last], rice, bits[first:last])
            yield from map(Encoded, data)


def _impacts(weight: NDArray[np.float32], steps: Ints) -> Ints:
    impact = np.floor(weight / (K1 + weight) * steps).astype(np.int64)
    return np.minimum(impact, steps - 1)


def _by_length(counts: Ints, tiers: Tiers) -> Iterator[tuple[int, int, bool]]:
    """The first list of each run and the one after its last; a long list is alone, which is said.

    Counts of 3, 9 and 2 with `least` 5 give lists 0 to 1, the long list 1, and lists 2 to 3.
    """
    start = 0
    for row in np.flatnonzero(counts > tiers.least).tolist():
        if start < row:
            yield start, row, False
        yield row, row + 1, True
        start = row + 1
    if start < len(counts):
        yield start, len(counts), False


def encoded_fields(postings: Postings) -> Iterator[bytes]:
    """For each key in which fields its articles have it, where that is not the body alone.

    Most words stand in the body and nowhere else, so what is written are the exceptions: fields
    other than the body where a word is, and the body where it is not. An exception is the number of
    the posting among those of the key, times the fields that there is room for (8), plus that of
    the field. A key in body (1), in title and body (0, 1), in names (3) has

        8 * 1 + 0   8 * 2 + 1   8 * 2 + 3

    of which each is written as its distance from the one before.
    """
    for lists, some in together(postings.counts):
        yield from _encode_fields(postings.fields[some], postings.counts[lists])


def _encode_fields(fields: NDArray[np.uint8], counts: Ints) -> list[bytes]:
    other = fields ^ np.uint8(1 << _BODY)
    some = np.flatnonzero(other)
    row, field = np.nonzero(other[some, None] >> np.arange(_ROOM, dtype=np.uint8) & 1)
    posting = some[row]
    key = np.repeat(np.arange(len(counts)), counts)[posting]
    number = (posting - (np.cumsum(counts) - counts)[key]) * _ROOM + field
    starts = np.flatnonzero(np.diff(key, prepend=-1))
    distance = np.diff(number, prepend=0)
    distance[starts] = number[starts]
    sizes = np.bincount(key, number_sizes(distance), len(counts)).astype(np.int64)
    return pieces(encode_numbers(distance).tobytes(), sizes)

"""A segment: the postings of some articles, packed; and the selection of those of some keys."""

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from builder.search.index.codec import Ints, Packed, pack, spans, unpack, unpack_some, view


class Segment(NamedTuple):
    """The postings of some articles, in the order of the ids of their keys, then of articles.

    A key is a form. An element for each key have `ids`, which `key_id` gives, `keys`, which are
    lines, `counts`, the number of its postings, and `small`, whether it begins with a small letter
    anywhere.

    An element for each posting have `article`, numbered from 0, `fields`, the number of fields that
    have the key, and `positions`, the number of bytes that it has in `position_bytes`. An element
    for each field of each posting have `field` and `frequency`.

    `pairs` has for each pair of words beside each other, stop words left out, the numbers of both
    and the article; the numbers are those of lines of `pair_terms`, in the order of `pair_ids`.
    `families` are lines: the key of a family, a tab, a form that belongs to it. All numbers are
    packed, because segments go from one process to another and are kept between builds.

    "Fish, fish" as the title of article 0 and "fish" in its body:

        keys       fish          counts   1
        article    0             fields   2          positions   4
        field      0  1          frequency   2  1    position_bytes   3  0 1 3
    """

    ids: Packed
    keys: str
    counts: Packed
    small: Packed
    article: Packed
    fields: Packed
    field: Packed
    frequency: Packed
    positions: Packed
    position_bytes: memoryview
    pair_ids: Packed
    pair_terms: str
    pairs: Packed
    families: str


class Wanted(NamedTuple):
    """Some keys, sorted by their ids."""

    ids: Ints
    keys: list[str]


@lru_cache(maxsize=1 << 17)
def key_id(key: str) -> int:
    """63 bits of a cryptographic hash of a key; no two keys of an archive have the same."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big") >> 1


def wanted(keys: Iterable[str]) -> Wanted:
    """Keys in the form that `select` takes."""
    pairs = sorted((key_id(key), key) for key in keys)
    return Wanted(np.array([number for number, _ in pairs], dtype=np.int64), [k for _, k in pairs])


def select(segment: Segment, some: Wanted, pair_terms: Wanted) -> Segment:
    """The segment of some keys alone, with the pairs of two of some terms; without families."""
    ids, rows, keys = _selected(segment.ids, some)
    posting, counts = _rows(segment.counts, rows)
    own, fields = _rows(segment.fields, posting)
    position, positions = _rows(segment.positions, posting)
    pair_ids, pair_rows, terms = _selected(segment.pair_ids, pair_terms)
    number = np.full(len(pair_ids), -1)
    number[pair_rows] = np.arange(len(pair_rows))
    return Segment(
        ids=pack(ids[rows]),
        keys=keys,
        counts=pack(counts),
        small=pack(unpack_some(segment.small, rows)),
        article=pack(unpack_some(segment.article, posting)),
        fields=pack(fields),
        field=pack(unpack_some(segment.field, own)),
        frequency=pack(unpack_some(segment.frequency, own)),
        positions=pack(positions),
        position_bytes=np.frombuffer(segment.position_bytes, dtype=np.uint8)[position].data,
        pair_ids=pack(pair_ids[pair_rows]),
        pair_terms=terms,
        pairs=pack(_pairs_of(segment.pairs, number).ravel()),
        families="",
    )


def _selected(packed: Packed, some: Wanted) -> tuple[Ints, Ints, str]:
    """All ids, the rows of those that are wanted, and the keys of these, as lines."""
    ids = unpack(packed)
    at = np.minimum(np.searchsorted(ids, some.ids), len(ids) - 1)
    found = np.flatnonzero(ids[at] == some.ids) if len(ids) else at[:0]
    return ids, at[found], "\n".join(some.keys[key] for key in found.tolist())


def _rows(sizes: Packed, some: Ints) -> tuple[Ints, Ints]:
    """The indices of the elements of some rows, by the sizes of all rows; how many each row has.

    Of rows with sizes [2, 1, 3], rows [0, 2] have elements [0, 1, 3, 4, 5], 2 and 3 of them.
    """
    every = view(sizes)
    own = every[some].astype(np.int64)
    return spans(np.cumsum(every, dtype=np.int64)[some] - own, own), own


def _pairs_of(pairs: Packed, number: Ints) -> Ints:
    """The pairs whose two terms have a new number (-1: none), with these numbers."""
    every = view(pairs).reshape(-1, 3)
    rows = np.flatnonzero(number[every[:, 0]] >= 0)
    rows = rows[number[every[rows, 1]] >= 0]
    found: Ints = every[rows].astype(np.int64)
    found[:, :2] = number[found[:, :2]]
    return found

"""The postings of some articles in little room, and which of them some keys have."""

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from builder.search.index.codec import Ints, Packed, pack, spans, unpack, unpack_some, view


class Segment(NamedTuple):
    """The postings of some articles, in the order of the ids of their keys, then articles.

    `ids` are what `key_id` gives for the keys, `keys` are lines; `counts` says how many postings
    each has. `article`, numbered from 0, `fields` (how many fields have the key) and `positions`
    (the number of bytes) have an element for each posting; `field` and `frequency` one for each
    field of each posting; `position_bytes` are the positions of all. `pairs` has for each pair of
    words beside each other, stop words left out, the two keys and the article. `stems` are lines of
    forms with the keys that they lead to, `written` says which keys are such forms themselves. All
    numbers are packed: segments go from one process to another and are kept between builds.
    """

    ids: Packed
    keys: str
    counts: Packed
    article: Packed
    fields: Packed
    field: Packed
    frequency: Packed
    positions: Packed
    position_bytes: memoryview
    pairs: Packed
    stems: str
    written: Packed


class Wanted(NamedTuple):
    """Some keys, in the order of their ids."""

    ids: Ints
    keys: list[str]


def key_id(key: str) -> int:
    """A number below 2^63 that no other key has: 63 bits of a cryptographic hash."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big") >> 1


def wanted(keys: Iterable[str]) -> Wanted:
    """What `select` is asked for."""
    pairs = sorted((key_id(key), key) for key in keys)
    return Wanted(np.array([number for number, _ in pairs], dtype=np.int64), [k for _, k in pairs])


def select(segment: Segment, some: Wanted) -> Segment:
    """The postings of some keys, and the pairs of two of them; of stems it says nothing."""
    ids = unpack(segment.ids)
    at = np.minimum(np.searchsorted(ids, some.ids), len(ids) - 1)
    found = np.flatnonzero(ids[at] == some.ids) if len(ids) else at[:0]
    rows = at[found]

    posting, counts = _rows(segment.counts, rows)
    own, fields = _rows(segment.fields, posting)
    position, positions = _rows(segment.positions, posting)
    number = np.full(len(ids), -1)
    number[rows] = np.arange(len(rows))
    pairs = _pairs_of(segment.pairs, number)
    return Segment(
        ids=pack(ids[rows]),
        keys="\n".join(some.keys[key] for key in found.tolist()),
        counts=pack(counts),
        article=pack(unpack_some(segment.article, posting)),
        fields=pack(fields),
        field=pack(unpack_some(segment.field, own)),
        frequency=pack(unpack_some(segment.frequency, own)),
        positions=pack(positions),
        position_bytes=np.frombuffer(segment.position_bytes, dtype=np.uint8)[position].data,
        pairs=pack(pairs.ravel()),
        stems="",
        written=pack(unpack_some(segment.written, rows)),
    )


def _rows(sizes: Packed, some: Ints) -> tuple[Ints, Ints]:
    """Where the elements of some rows are, whose sizes are known; and how many each row has."""
    every = view(sizes)
    own = every[some].astype(np.int64)
    return spans(np.cumsum(every, dtype=np.int64)[some] - own, own), own


def _pairs_of(pairs: Packed, number: Ints) -> Ints:
    """The pairs of two keys that have a new number, by which they go then."""
    every = view(pairs).reshape(-1, 3)
    rows = np.flatnonzero(number[every[:, 0]] >= 0)
    rows = rows[number[every[rows, 1]] >= 0]
    found: Ints = every[rows].astype(np.int64)
    found[:, :2] = number[found[:, :2]]
    return found

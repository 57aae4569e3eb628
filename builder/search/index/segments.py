"""A segment: the postings of some articles, packed; and the selection of those of some keys."""

from collections.abc import Collection, Iterable
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from builder.search.index.codec import (
    NO_NUMBERS,
    Ints,
    Packed,
    pack,
    spans,
    unpack,
    unpack_some,
    view,
)
from builder.search.index.phrases import bucket_of


class Segment(NamedTuple):
    """The postings of some articles, in the order of the ids of their keys, then of articles.

    A key is a form. An element for each key have `ids`, which `key_ids` gives, `keys`, which are
    lines, `counts`, the number of its postings, and `small`, whether it begins with a small letter
    anywhere.

    An element for each posting have `article`, numbered from 0, and `fields`, the number of fields
    that have the key. An element for each field of each posting have `field` and `frequency`.

    `phrases`, `phrase_articles` and `places` have an element for each two words that follow each
    other: which (`phrases.pair_ids`), in which article, where. `total` is how many there are; the
    segment may have only some of them.

    `pairs` has for each pair of words beside each other, stop words left out, the numbers of both
    and the article; the numbers are those of lines of `pair_terms`, in the order of `pair_ids`.
    `families` are lines: the key of a family, a tab, a form that belongs to it. `written` are the
    ids of the forms and families of all words of texts, sorted, which names of records are not. All
    numbers are packed, because segments go from one process to another and are kept between builds.

    "Fish, fish" as the title of article 0 and "fish" in its body:

        keys       fish          counts   1
        article    0             fields   2          field    0  1     frequency   2  1
    """

    ids: Packed
    keys: str
    counts: Packed
    small: Packed
    article: Packed
    fields: Packed
    field: Packed
    frequency: Packed
    phrases: Packed
    phrase_articles: Packed
    places: Packed
    total: int
    pair_ids: Packed
    pair_terms: str
    pairs: Packed
    families: str
    written: Packed = NO_NUMBERS


class Occurrences(NamedTuple):
    """Where the forms of some articles stand, in the order of the ids of forms, then of articles.

    `ids`, `keys`, `small`, `families` and `written` are as those of a segment; `counts` is how
    often each form stands there. An element for each time have `article`, numbered from 0, and
    `position`, with the number of the field in its lowest bits.
    """

    ids: Packed
    keys: str
    small: Packed
    counts: Packed
    article: Packed
    position: Packed
    families: str
    written: Packed


class Wanted(NamedTuple):
    """Some keys, sorted by their ids."""

    ids: Ints
    keys: list[str]


class WantedPhrases(NamedTuple):
    """For each bucket of phrases, of so many, whether it is wanted."""

    buckets: int
    are_wanted: NDArray[np.bool_]


def key_ids(keys: Iterable[str]) -> Ints:
    """63 bits of a cryptographic hash of each key; no two keys of an archive have the same."""
    digests = b"".join([blake2b(key.encode(), digest_size=8).digest() for key in keys])
    return (np.frombuffer(digests, dtype=">u8") >> np.uint64(1)).astype(np.int64)


def wanted(keys: Collection[str]) -> Wanted:
    """Keys in the form that `select` takes."""
    pairs = sorted(zip(key_ids(keys).tolist(), keys, strict=True))
    return Wanted(np.array([number for number, _ in pairs], dtype=np.int64), [k for _, k in pairs])


def wanted_phrases(halves: Iterable[int], buckets: int) -> WantedPhrases:
    """Some buckets of so many: those of pairs with these upper halves of ids."""
    found = np.zeros(buckets, dtype=np.bool_)
    for half in halves:
        found[half % buckets] = True
    return WantedPhrases(buckets, found)


def select(segment: Segment, some: Wanted, pair_terms: Wanted, phrases: WantedPhrases) -> Segment:
    """Some keys of a segment, pairs of two of some terms, some phrases; nothing of families."""
    ids, rows, keys = _selected(segment.ids, some)
    posting, counts = _rows(segment.counts, rows)
    own, fields = _rows(segment.fields, posting)
    row = np.flatnonzero(
        phrases.are_wanted[bucket_of(view(segment.phrases).astype(np.uint64), phrases.buckets)]
    )
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
        phrases=pack(view(segment.phrases)[row]),
        phrase_articles=pack(view(segment.phrase_articles)[row]),
        places=pack(view(segment.places)[row]),
        total=segment.total,
        pair_ids=pack(pair_ids[pair_rows]),
        pair_terms=terms,
        pairs=pack(_pairs_of(segment.pairs, number).ravel()),
        families="",
    )


def are_among(ids: Ints, packed: Packed) -> NDArray[np.bool_]:
    """Which of some ids are among those of a segment, which are sorted."""
    own = unpack(packed)
    if not len(own):
        return np.zeros(len(ids), dtype=np.bool_)
    found: NDArray[np.bool_] = own[np.minimum(np.searchsorted(own, ids), len(own) - 1)] == ids
    return found


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

"""What a change touches: the keys, pairs and stems that differ before it and after it."""

from collections.abc import Iterable, Sequence
from itertools import compress
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from builder.search.index.codec import Ints, distinct, spans
from builder.search.index.merge import Merged, Postings


class ChangedTerms(NamedTuple):
    """Keys whose postings differ, pairs whose articles do; lines of stems that are gone or new."""

    keys: set[str]
    pairs: set[str]
    gone: set[str]
    new: set[str]


def changed_terms(old: Merged, new: Merged) -> ChangedTerms:
    """What differs in some articles, all of whose pairs are there, however rare."""
    before, after = ({*_stems(merged)} for merged in (old, new))
    both = (old.postings, new.postings)
    written = (set(compress(one.keys, one.written.tolist())) for one in both)
    keys = set.symmetric_difference(*written) | set(_unequal(*both))
    names, (first, second) = _rows(
        (one.pairs.keys, one.pairs.counts, one.pairs.article) for one in (old, new)
    )
    pairs = _names(names, np.setxor1d(first, second, assume_unique=True))
    return ChangedTerms(keys, pairs, before - after, after - before)


def _stems(merged: Merged) -> Iterable[str]:
    return (f"{form}\t{stem}" for form, stems in merged.stems.items() for stem in stems)


def _unequal(old: Postings, new: Postings) -> set[str]:
    """The keys one of whose postings is not in both, or has another weight or other positions."""
    names, (first, second) = _rows((one.keys, one.counts, one.article) for one in (old, new))
    both, before, after = np.intersect1d(first, second, assume_unique=True, return_indices=True)
    differ = old.weight[before] != new.weight[after]
    differ |= old.position_sizes[before] != new.position_sizes[after]
    alike = np.flatnonzero(~differ)
    sizes = old.position_sizes[before[alike]].astype(np.int64)
    positions = (
        one.position_bytes[
            spans((np.cumsum(one.position_sizes) - one.position_sizes)[rows[alike]], sizes)
        ]
        for one, rows in ((old, before), (new, after))
    )
    differ[np.repeat(alike, sizes)[np.not_equal(*positions)]] = True
    rows = np.setxor1d(first, second, assume_unique=True)
    return _names(names, np.concatenate([rows, both[differ]]))


def _rows(
    lists: Iterable[tuple[Sequence[str], Ints, NDArray[np.integer]]],
) -> tuple[list[str], list[Ints]]:
    """Key and article of each posting in one number; the keys by the upper half of it."""
    number: dict[str, int] = {}
    rows = []
    for keys, counts, article in lists:
        own = np.fromiter((number.setdefault(key, len(number)) for key in keys), dtype=np.int64)
        rows.append(np.repeat(own, counts) << 32 | article)
    return list(number), rows


def _names(names: Sequence[str], rows: Ints) -> set[str]:
    return {names[number] for number in distinct(rows >> 32).tolist()}

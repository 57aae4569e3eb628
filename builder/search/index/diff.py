"""What differs between two states of some articles: keys, pairs, families.

The states are the merged segments of the partitions that have changed, before and after. They are
compared as whole arrays: a partition has tens of thousands of postings, most of them equal.
"""

from collections.abc import Iterable, Sequence, Set
from itertools import compress
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from builder.search.index.codec import Ints, distinct
from builder.search.index.merge import Merged, Postings
from builder.search.index.phrases import Phrases

Columns = Sequence[NDArray[Any]]


class ChangedTerms(NamedTuple):
    """Keys whose postings differ, and pairs whose articles differ.

    `gone` and `new` are lines of the key of a family and a form, with a tab between, that are in
    one of the states alone. `phrases` are the upper halves of the ids of phrases whose articles or
    places differ: they say in which buckets these are.
    """

    keys: set[str]
    pairs: set[str]
    gone: set[str]
    new: set[str]
    phrases: Set[int] = frozenset()


def changed_terms(old: Merged, new: Merged) -> ChangedTerms:
    """What differs between two states of some articles, which are `in_memory`.

    Both must have all pairs, however rare: a pair that is rare among these articles may be frequent
    in the whole collection.
    """
    before, after = ({*_families(merged)} for merged in (old, new))
    both = [own for merged in (old, new) for own in merged.postings]
    small = (set(compress(one.keys, one.small.tolist())) for one in both)
    keys = set.symmetric_difference(*small) | _unequal(*both)
    names, (first, second) = _rows(
        (one.pairs.keys, one.pairs.counts, one.pairs.article) for one in (old, new)
    )
    pairs = _names(names, np.setxor1d(first, second, assume_unique=True))
    rows = [own for merged in (old, new) for own in merged.phrases.slices()]
    phrases = {pair >> 32 for pair, _, _ in _places(*rows)}
    return ChangedTerms(keys, pairs, before - after, after - before, phrases)


def _places(old: Phrases, new: Phrases) -> set[tuple[int, int, int]]:
    """The pairs, articles and places that are in one state alone.

    Most rows are of articles before those that differ, or after them, and are left aside at once.
    """
    before, after = _unlike(*_unlike(old[:3], new[:3]))
    rows = (
        set(zip(*(column.tolist() for column in side), strict=True)) for side in (before, after)
    )
    return set.symmetric_difference(*rows)


def _unlike(one: Columns, other: Columns) -> tuple[Columns, Columns]:
    """The rows of two tables after those with which both begin, the last row first."""
    length = min(len(one[0]), len(other[0]))
    both = zip(one, other, strict=True)
    differ = np.flatnonzero(np.any([a[:length] != b[:length] for a, b in both], axis=0))
    start = int(differ[0]) if len(differ) else length
    return [column[start:][::-1] for column in one], [column[start:][::-1] for column in other]


def _families(merged: Merged) -> Iterable[str]:
    return (f"{family}\t{form}" for family, forms in merged.families.items() for form in forms)


def _unequal(old: Postings, new: Postings) -> set[str]:
    """The keys with a posting that is in one state alone, or has another weight or other fields.

    A posting is one number, key and article (`_rows`). With keys oil (0) and tea (1):

        old   oil in 3, oil in 5, tea in 5      first    (0, 3) (0, 5) (1, 5)
        new   oil in 3, tea in 5, tea in 6      second   (0, 3) (1, 5) (1, 6)
        in one alone (`rows`)                   (0, 5) (1, 6)
        in both (`both`)                        (0, 3) (1, 5)
        where these are in each                 before   0 2        after   0 1

    """
    names, (first, second) = _rows((one.keys, one.counts, one.article) for one in (old, new))
    both, before, after = np.intersect1d(first, second, assume_unique=True, return_indices=True)
    differ = old.weight[before] != new.weight[after]
    differ |= old.fields[before] != new.fields[after]
    rows = np.setxor1d(first, second, assume_unique=True)
    return _names(names, np.concatenate([rows, both[differ]]))


def _rows(
    lists: Iterable[tuple[Sequence[str], Ints, NDArray[np.integer]]],
) -> tuple[list[str], list[Ints]]:
    """For each of some lists of postings, key and article of each posting in one number.

    Gives the keys, and the numbers: the upper half is an index into the keys, which all lists
    share, the lower half is the article.
    """
    number: dict[str, int] = {}
    rows = []
    for keys, counts, article in lists:
        own = np.fromiter((number.setdefault(key, len(number)) for key in keys), dtype=np.int64)
        rows.append(np.repeat(own, counts) << 32 | article)
    return list(number), rows


def _names(names: Sequence[str], rows: Ints) -> set[str]:
    """The keys in some numbers of `_rows`."""
    return {names[number] for number in distinct(rows >> 32).tolist()}

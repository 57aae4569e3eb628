"""What a change touches is what differs: keys, pairs, lines of families."""

from collections.abc import Mapping
from typing import TypeVar

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from builder.search.index.diff import ChangedTerms, changed_terms
from tests.search.index.model import (
    Contents,
    contents,
    edited,
    merged_of,
    phrases_in,
    said_of,
    weights_of,
    worths,
)

BOTH = contents(6).flatmap(lambda before: st.tuples(st.just(before), edited(before, most_new=2)))
LONGER = st.dictionaries(st.integers(0, 5), st.sampled_from([0.5, 2.0]), max_size=2)


Key = TypeVar("Key")


def with_places(positions: list[int]) -> Contents:
    return Contents(1, {"osh": {0: positions}}, {}, set())


def keys_of(held: Contents, occurrence_weight: NDArray[np.float64]) -> dict[str, object]:
    """All that is said of a key."""
    weights = weights_of(held, occurrence_weight)
    return {key: (own, weights[key]) for key, own in said_of(held).postings.items()}


def unequal(one: Mapping[Key, object], two: Mapping[Key, object]) -> set[Key]:
    return {key for key in one.keys() | two.keys() if one.get(key) != two.get(key)}


@given(BOTH, LONGER)
@example((with_places([0]), with_places([4])), {})
@example((with_places([2**14]), with_places([0])), {})  # in fewer bytes
def test_what_differs_is_touched(both: tuple[Contents, Contents], longer: dict[int, float]) -> None:
    old, new = both
    before, after = worths(8), worths(8)
    for article, factor in longer.items():
        after[article] /= factor
    found = changed_terms(merged_of(old, before), merged_of(new, after))
    assert found.keys == unequal(keys_of(old, before), keys_of(new, after))
    assert found.pairs == {" ".join(pair) for pair in unequal(old.pairs, new.pairs)}
    phrases = unequal(phrases_in(old), phrases_in(new))
    assert found.phrases == {phrase >> 32 for phrase in phrases}
    assert found.gone == {"\t".join(line) for line in old.families - new.families}
    assert found.new == {"\t".join(line) for line in new.families - old.families}


@given(contents(6))
def test_what_is_alike_is_not_touched(held: Contents) -> None:
    merged = merged_of(held, worths(6))
    assert changed_terms(merged, merged) == ChangedTerms(set(), set(), set(), set())


@given(contents(3))
def test_from_nothing_all_is_touched(held: Contents) -> None:
    nothing = Contents(0, {}, {}, set())
    found = changed_terms(merged_of(nothing, worths(3)), merged_of(held, worths(3)))
    assert found.keys == held.positions.keys()
    assert found.pairs == {" ".join(pair) for pair in held.pairs}
    assert found.new == {"\t".join(line) for line in held.families}

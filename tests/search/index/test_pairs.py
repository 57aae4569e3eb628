"""Pairs of segments: those that are frequent, in order, however few rows are sorted at a time."""

from contextlib import closing
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.search.index import pairs, scratch
from builder.search.index.pairs import PairMerger
from tests.search.index.model import Contents, batch_of, contents, joined, pairs_of, units

BATCHES = st.lists(st.integers(1, 12).flatmap(contents), max_size=4)


@settings(max_examples=100)
@given(BATCHES, st.integers(1, 4), st.sampled_from([1, 3, 100]))
def test_frequent_pairs_in_order(batches: list[Contents], least: int, at_once: int) -> None:
    before = 0
    with (
        patch.object(scratch, "AT_ONCE", at_once),
        patch.object(pairs, "_AT_ONCE", 1),
        closing(PairMerger()) as merger,
    ):
        for one in batches:
            merger.add(batch_of(one), before)
            before += one.articles
        found = merger.merge(least)
    expected = pairs_of(joined(batches).pairs, least)
    assert sorted(found.keys) == sorted(expected.keys)
    assert [key.split(" ") for key in found.keys] == sorted(
        (key.split(" ") for key in expected.keys), key=lambda both: [*map(units, both)]
    )
    ends = found.counts.cumsum().tolist()
    own = {
        key: found.article[end - count : end].tolist()
        for key, count, end in zip(found.keys, found.counts.tolist(), ends, strict=True)
    }
    having = joined(batches).pairs
    assert own == {
        " ".join(pair): sorted(some) for pair, some in having.items() if " ".join(pair) in own
    }

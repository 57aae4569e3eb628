"""Batches that are merged hold what they held one by one."""

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.search.index import codec, merge
from builder.search.index.merge import Merged, SegmentMerger
from builder.search.keys import pair_key
from tests.search.index.model import (
    KEYS,
    Contents,
    Pair,
    Places,
    batch_of,
    contents,
    joined,
    pair_of,
    read_places,
    units,
    weights_of,
    worths,
)

BATCHES = st.lists(st.integers(1, 12).flatmap(contents), max_size=4)


def merged(batches: list[Contents], least: int) -> Merged:
    merger = SegmentMerger()
    for segment in batches:
        merger.add(batch_of(segment), segment.articles)
    return merger.merge(worths(sum(segment.articles for segment in batches)), least)


def places_of(found: Merged) -> dict[str, Places]:
    postings = found.postings
    articles, sizes = iter(postings.article.tolist()), iter(postings.position_sizes.tolist())
    data = postings.position_bytes.tobytes()
    positions = {}
    columns = postings.counts.tolist(), postings.position_lengths.tolist()
    for key, count, position_lengths in zip(postings.keys, *columns, strict=True):
        assert key not in positions
        own = [next(articles) for _ in range(count)]
        assert sum(next(sizes) for _ in own) == position_lengths
        positions[key] = read_places(data[:position_lengths], own)
        data = data[position_lengths:]
    assert not data
    assert not [*articles, *sizes]
    return positions


def pairs_of(found: Merged) -> dict[Pair, list[int]]:
    articles = iter(found.pairs.article.tolist())
    pairs = {}
    for key, count in zip(found.pairs.keys, found.pairs.counts.tolist(), strict=True):
        one, two = key.split(" ")
        assert (one, two) not in pairs
        pairs[one, two] = [next(articles) for _ in range(count)]
    assert not [*articles]
    return pairs


# How many rows are worked on at a time must make no difference.
@settings(max_examples=100)
@given(BATCHES, st.integers(1, 4), st.sampled_from([1, 3, 100]))
def test_batches_together(batches: list[Contents], least: int, at_once: int) -> None:
    with patch.object(merge, "_AT_ONCE", at_once), patch.object(codec, "_AT_ONCE", at_once):
        found = merged(batches, least)
    whole = joined(batches)
    assert found.postings.keys == sorted(whole.positions, key=units)
    positions = places_of(found)
    for key, own in whole.positions.items():
        assert list(positions[key].items()) == list(own.items()), f"places of {key!r}"
    expected = {p: sorted(own) for p, own in whole.pairs.items() if len(own) >= least}
    assert pairs_of(found) == expected
    assert {
        (key, form) for key, forms in found.families.items() for form in forms
    } == whole.families
    assert all(own == sorted({*own}) for own in found.families.values())


@settings(max_examples=50)
@given(BATCHES, st.sampled_from([1, 3, 100]))
def test_weights_add_up_over_the_fields(batches: list[Contents], at_once: int) -> None:
    with patch.object(merge, "_AT_ONCE", at_once), patch.object(codec, "_AT_ONCE", at_once):
        postings = merged(batches, 1).postings
    whole = joined(batches)
    weights = iter(postings.weight.tolist())
    expected = weights_of(whole, worths(whole.articles))
    for key in postings.keys:
        own = {article: next(weights) for article in whole.positions[key]}
        assert own == pytest.approx(expected[key], rel=1e-6), f"weights of {key!r}"


@given(KEYS, KEYS)
def test_a_pair_has_its_lower_key_first(one: str, two: str) -> None:
    assert pair_key(one, two) == pair_key(two, one) == " ".join(pair_of(one, two))


def test_a_closed_merger_takes_nothing() -> None:
    merger = SegmentMerger()
    merger.close()
    with pytest.raises(ValueError, match="closed file"):
        merger.add(batch_of(Contents(1, {"osh": {0: [0]}}, {}, set())), 1)

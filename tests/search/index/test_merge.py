"""Batches that are merged hold what they held one by one."""

from contextlib import closing
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.search.index import codec, scratch
from builder.search.index.merge import Merged, SegmentMerger, in_memory
from builder.search.keys import pair_key
from tests.search.index.model import (
    KEYS,
    Contents,
    Pair,
    batch_of,
    by_phrase,
    contents,
    joined,
    pair_of,
    phrases_in,
    said_of,
    units,
    weights_of,
    worths,
)

BATCHES = st.lists(st.integers(1, 12).flatmap(contents), max_size=4)


def merged(batches: list[Contents], least: int) -> Merged:
    with closing(SegmentMerger()) as merger:
        for segment in batches:
            merger.add(batch_of(segment), segment.articles)
        every = sum(segment.articles for segment in batches)
        return in_memory(merger.merge(worths(every), least))


def fields_of(found: Merged) -> dict[str, dict[int, set[int]]]:
    (postings,) = found.postings
    each = iter(zip(postings.article.tolist(), postings.fields.tolist(), strict=True))
    fields: dict[str, dict[int, set[int]]] = {}
    for key, count in zip(postings.keys, postings.counts.tolist(), strict=True):
        assert key not in fields
        own = [next(each) for _ in range(count)]
        fields[key] = {
            article: {bit for bit in range(8) if bits >> bit & 1} for article, bits in own
        }
    assert not [*each]
    return fields


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
    with patch.object(scratch, "AT_ONCE", at_once), patch.object(codec, "_AT_ONCE", at_once):
        found = merged(batches, least)
    whole = joined(batches)
    assert found.keys == [key for some in found.postings for key in some.keys]
    assert found.keys == sorted(whole.positions, key=units)
    fields = fields_of(found)
    for key, own in said_of(whole).postings.items():
        assert [*fields[key].items()] == [(at, {*by}) for at, by in own.items()], (
            f"fields of {key!r}"
        )
    (phrases,) = found.phrases.slices()
    rows = zip(*(column.tolist() for column in phrases[:3]), strict=True)
    assert by_phrase(rows) == phrases_in(whole)
    assert phrases.article.tolist() == sorted(phrases.article.tolist())
    assert phrases.total == len(phrases.pair)
    expected = {p: sorted(own) for p, own in whole.pairs.items() if len(own) >= least}
    assert pairs_of(found) == expected
    assert {
        (key, form) for key, forms in found.families.items() for form in forms
    } == whole.families
    assert all(own == sorted({*own}) for own in found.families.values())


@settings(max_examples=50)
@given(BATCHES, st.sampled_from([1, 3, 100]))
def test_weights_add_up_over_the_fields(batches: list[Contents], at_once: int) -> None:
    with patch.object(scratch, "AT_ONCE", at_once), patch.object(codec, "_AT_ONCE", at_once):
        (postings,) = merged(batches, 1).postings
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

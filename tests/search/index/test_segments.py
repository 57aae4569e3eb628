"""Of a batch, the postings of some keys are chosen without those of others."""

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.search.index.codec import pack
from builder.search.index.segments import are_among, select, wanted, wanted_phrases
from tests.search.index.model import (
    KEYS,
    Contents,
    batch_of,
    contents,
    key_id,
    one_of,
    phrase_rows,
    restricted,
    said_by,
    said_of,
)

IDS = st.integers(0, 2**63 - 1)

NO_PHRASES = wanted_phrases([], 1)
HELD = st.integers(1, 12).flatmap(contents)


@settings(max_examples=50)
@given(HELD)
def test_a_batch_is_what_it_is_made_of(held: Contents) -> None:
    assert said_by(batch_of(held)) == said_of(held)


@settings(max_examples=50)
@given(HELD, st.data())
def test_some_keys_and_some_terms_of_pairs(held: Contents, data: st.DataObject) -> None:
    keys = data.draw(st.sets(one_of(held.positions) | KEYS))
    terms = data.draw(st.sets(one_of(terms_of(held)) | KEYS))
    found = said_by(select(batch_of(held), wanted(keys), wanted(terms), NO_PHRASES))
    assert found == said_of(restricted(held, keys, terms))._replace(phrases={})


@settings(max_examples=50)
@given(HELD, st.data(), st.integers(1, 5))
def test_some_buckets_of_phrases(held: Contents, data: st.DataObject, buckets: int) -> None:
    halves = {phrase >> 32 for phrase, _, _ in phrase_rows(held)}
    some = data.draw(st.sets(st.sampled_from(sorted(halves) or [7])))
    segment = batch_of(held)
    found = select(segment, wanted({}), wanted({}), wanted_phrases(some, buckets))
    numbers = {half % buckets for half in some}
    assert said_by(found).phrases == {
        phrase: own
        for phrase, own in said_of(held).phrases.items()
        if (phrase >> 32) % buckets in numbers
    }
    assert found.total == segment.total


def terms_of(held: Contents) -> set[str]:
    return {term for pair in held.pairs for term in pair}


@settings(max_examples=50)
@given(HELD)
def test_a_pair_needs_both_terms(held: Contents) -> None:
    for pair in held.pairs:
        for term in pair:
            found = said_by(select(batch_of(held), wanted({}), wanted({term}), NO_PHRASES))
            assert found.pairs == {p: own for p, own in held.pairs.items() if {*p} == {term}}


@settings(max_examples=50)
@given(HELD)
def test_all_keys(held: Contents) -> None:
    every = wanted_phrases([0], 1)
    found = select(batch_of(held), wanted(held.positions), wanted(terms_of(held)), every)
    assert said_by(found) == said_of(held)._replace(families=set())


@given(st.sets(KEYS))
def test_wanted_keys_are_in_the_order_of_their_ids(keys: set[str]) -> None:
    some = wanted(keys)
    assert {*some.keys} == keys
    assert some.ids.tolist() == [key_id(key) for key in some.keys] == sorted(map(key_id, keys))


@given(st.text(), st.text())
@example("osh", "Osh")
def test_ids_are_those_of_one_key(one: str, two: str) -> None:
    assert (key_id(one) == key_id(two)) == (one == two)
    assert 0 <= key_id(one) < 2**63


def test_ids_stay_what_they_are() -> None:
    """They are kept between builds."""
    assert key_id("osh") == 1993042284538699601


@given(st.lists(IDS), st.sets(st.integers(0, 5)), st.sets(IDS))
def test_ids_are_found_among_others(few: list[int], more: set[int], own: set[int]) -> None:
    ids = np.array([*few, *more, *own], dtype=np.int64)
    every = np.array(sorted({*few[::2], *own}), dtype=np.int64)
    assert are_among(ids, pack(every)).tolist() == [id in {*few[::2], *own} for id in ids.tolist()]

"""Of a batch, the postings of some keys are chosen without those of others."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.search.index.segments import key_id, select, wanted
from tests.search.index.model import (
    KEYS,
    Contents,
    batch_of,
    contents,
    held_by,
    one_of,
    restricted,
)

HELD = st.integers(1, 12).flatmap(contents)


@settings(max_examples=50)
@given(HELD)
def test_a_batch_is_what_it_is_made_of(held: Contents) -> None:
    assert held_by(batch_of(held), held.articles) == held


@settings(max_examples=50)
@given(HELD, st.data())
def test_some_keys_and_some_terms_of_pairs(held: Contents, data: st.DataObject) -> None:
    keys = data.draw(st.sets(one_of(held.positions) | KEYS))
    terms = data.draw(st.sets(one_of(terms_of(held)) | KEYS))
    found = select(batch_of(held), wanted(keys), wanted(terms))
    assert held_by(found, held.articles) == restricted(held, keys, terms)


def terms_of(held: Contents) -> set[str]:
    return {term for pair in held.pairs for term in pair}


@settings(max_examples=50)
@given(HELD)
def test_a_pair_needs_both_terms(held: Contents) -> None:
    for pair in held.pairs:
        for term in pair:
            found = held_by(select(batch_of(held), wanted({}), wanted({term})), held.articles)
            assert found.pairs == {p: own for p, own in held.pairs.items() if {*p} == {term}}


@settings(max_examples=50)
@given(HELD)
def test_all_keys(held: Contents) -> None:
    found = select(batch_of(held), wanted(held.positions), wanted(terms_of(held)))
    assert held_by(found, held.articles) == held._replace(families=set())


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

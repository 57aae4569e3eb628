"""The postings of a key, read back: its articles, and how much it says in each."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.search.index import codec
from builder.search.index.postings import encoded, encoded_fields, impact_bits
from tests.search.index.model import (
    Contents,
    check_impact,
    contents,
    frequencies,
    merged_of,
    naive_bits,
    naive_rice,
    read_fields,
    read_list,
    weights_of,
    worths,
)

ARTICLES = 30


@given(st.integers(1, 20_000))
@example(511)
@example(512)
@example(2_999)
@example(3_000)
@example(9_999)
@example(10_000)
def test_the_bits_of_an_impact(count: int) -> None:
    assert impact_bits(count) == naive_bits(count)


@given(contents(ARTICLES), st.sampled_from([1, 5, 1000]))
def test_postings(held: Contents, at_once: int) -> None:
    (postings,) = merged_of(held, worths(ARTICLES)).postings
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(codec, "_AT_ONCE", at_once)
        every = [data for data, _ in encoded(postings, ARTICLES)]
    found = dict(zip(postings.keys, every, strict=True))
    for key, weights in weights_of(held, worths(ARTICLES)).items():
        rice, bits = naive_rice(len(weights), ARTICLES), naive_bits(len(weights))
        impacts = read_list(found[key], len(weights), rice, bits)
        assert list(impacts) == list(weights), f"articles of {key!r}"
        for article, impact in impacts.items():
            check_impact(impact, weights[article], bits)


@given(contents(ARTICLES), st.sampled_from([1, 5, 1000]))
def test_fields(held: Contents, at_once: int) -> None:
    (postings,) = merged_of(held, worths(ARTICLES)).postings
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(codec, "_AT_ONCE", at_once)
        found = dict(zip(postings.keys, encoded_fields(postings), strict=True))
    assert found.keys() == held.positions.keys()
    for key, own in held.positions.items():
        expected = {article: {*frequencies(positions)} for article, positions in own.items()}
        if data := found[key]:
            assert read_fields(data, [*own]) == expected, f"fields of {key!r}"
        else:
            assert all(fields == {1} for fields in expected.values()), f"{key!r} has no fields"


def impacts_of(weights: list[float]) -> list[int]:
    """Those of a key that articles have with these weights."""
    held = Contents(len(weights), {"osh": {n: [0] for n in range(len(weights))}}, {}, set())
    occurrence_weight = worths(len(weights))
    occurrence_weight[:, 0] = weights
    (postings,) = merged_of(held, occurrence_weight).postings
    ((data, _),) = encoded(postings, len(weights))
    count = len(weights)
    return [*read_list(data, count, naive_rice(count, count), naive_bits(count)).values()]


def test_steps_are_of_the_saturated_weight() -> None:
    assert impacts_of([0.0, 2.0, 6.0, 1e9]) == [0, 32, 48, 63]


def test_a_frequent_key_has_fewer_steps() -> None:
    assert {*impacts_of([2.0] * 512)} == {16}
    assert {*impacts_of([1e9] * 3_000)} == {15}

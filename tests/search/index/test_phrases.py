"""Buckets hold the places of all pairs of words that follow each other."""

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.search.index import phrases, scratch
from builder.search.index.phrases import (
    PhraseBuckets,
    Phrases,
    bucket_of,
    in_steps,
    marks,
    pair_ids,
    phrase_buckets,
    phrase_files,
    places,
)
from tests.search.index.model import (
    KEYS,
    Contents,
    by_phrase,
    check_phrases,
    contents,
    integers,
    made,
    phrase_id,
    phrases_of,
    place_of,
    read_phrases,
)

HELD = st.integers(1, 24).flatmap(contents)
HALF = st.integers(0, 2**32 - 1)
ROWS = st.lists(
    st.tuples(
        st.integers(0, 3) | HALF,
        st.integers(0, 3) | HALF,
        st.integers(0, 63),
        st.integers(0, 300) | st.integers(0, 2**29),
    ),
    max_size=30,
)


def found(rows: list[tuple[int, int, int]]) -> Phrases:
    rows = sorted(rows, key=lambda row: row[1])
    return Phrases(
        np.array([row[0] for row in rows], dtype=np.uint64),
        np.array([row[1] for row in rows], dtype=np.int32),
        np.array([row[2] for row in rows], dtype=np.int32),
        len(rows),
    )


@settings(max_examples=50)
@given(HELD, st.integers(1, 5))
def test_all_phrases_are_in_the_buckets(held: Contents, buckets: int) -> None:
    numbers = range(buckets)
    rows = phrases_of(held)
    _, files = made(phrase_files(rows, PhraseBuckets(buckets, 64), numbers))
    assert [*files] == [f"a/{number}.js" for number in numbers]
    check_phrases(files, buckets, held)


# How many rows are worked on at a time must make no difference.
@settings(max_examples=200)
@given(ROWS, st.integers(1, 5), st.sampled_from([1, 3, 100]), st.data())
def test_any_rows(
    rows: list[tuple[int, int, int, int]], buckets: int, at_once: int, data: st.DataObject
) -> None:
    own = [(half << 32 | rest, article, place) for half, rest, article, place in rows]
    stale = data.draw(st.sets(st.integers(0, buckets - 1)))
    with patch.object(phrases, "_AT_ONCE", at_once), patch.object(scratch, "AT_ONCE", 2):
        _, some = made(phrase_files(found(own), PhraseBuckets(buckets, 64), stale))
    _, every = made(phrase_files(found(own), PhraseBuckets(buckets, 64), range(buckets)))
    assert some == {f"a/{number}.js": every[f"a/{number}.js"] for number in stale}
    expected: dict[tuple[int, int], dict[int, list[int]]] = {}
    for phrase, having in by_phrase(own).items():
        into = expected.setdefault(((phrase >> 32) % buckets, phrase % 2**32), {})
        for article, numbers in having.items():
            into[article] = sorted([*into.get(article, []), *numbers])
    assert {
        phrase: {article: sorted(numbers) for article, numbers in having.items()}
        for phrase, having in read_phrases(every, buckets).items()
    } == expected


@given(st.lists(KEYS, min_size=1, max_size=5))
@example(["a", "b"])
def test_ids(forms: list[str]) -> None:
    columns = np.array([*map(marks, forms)], dtype=np.uint32).T
    for number, form in enumerate(forms):
        first = np.repeat(columns[:, [number]], len(forms), axis=1)
        ids = pair_ids(first, columns)
        assert ids.tolist() == [phrase_id(form, other) for other in forms]
        assert bucket_of(ids, 7).tolist() == [(id >> 32) % 7 for id in ids.tolist()]


@pytest.mark.parametrize(
    ("some", "others"),
    [
        (("a", "i"), ("i", "a")),
        (("oil", "prices"), ("prices", "oil")),
        (("oil", "prices"), ("oil", "price")),
        (("border", "clash"), ("borders", "clash")),
    ],
)
def test_pairs_are_told_apart(some: tuple[str, str], others: tuple[str, str]) -> None:
    assert phrase_id(*some) % 2**32 != phrase_id(*others) % 2**32


def test_inflections_share_a_bucket() -> None:
    assert phrase_id("border", "clash") >> 32 == phrase_id("borders", "clashes") >> 32


@given(st.lists(st.integers(0, 2**26 - 1), max_size=5))
def test_places(positions: list[int]) -> None:
    assert places(integers(positions)).tolist() == [*map(place_of, positions)]


def test_numbers_in_steps() -> None:
    assert [in_steps(number) for number in (0, 1, 7, 8, 9, 33, 1000)] == [0, 1, 7, 8, 10, 40, 1024]


def test_one_place_more_seldom_changes_the_buckets() -> None:
    found = {phrase_buckets(total, 1000, 10) for total in range(10_000, 11_000)}
    assert len(found) <= 2
    assert all(number >= 1000 and limit > 999 for number, limit in found)

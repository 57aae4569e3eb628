"""The classes of numbers: all in one of them, few, and with round beginnings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.cartography.classes import CLASSES, Class, class_of, classes_of


@given(st.lists(st.integers(1, 10**6), min_size=1))
def test_every_number_is_in_one_class_and_none_is_empty_of_numbers(counts: list[int]) -> None:
    classes = classes_of(counts)
    assert len(classes) <= CLASSES
    assert classes[0].first == 1
    assert classes[-1].last == max(counts)
    assert all(one.first <= one.last for one in classes)
    assert [one.first for one in classes[1:]] == [one.last + 1 for one in classes[:-1]]
    for count in counts:
        own = classes[class_of(count, classes)]
        assert own.first <= count <= own.last


@pytest.mark.parametrize(
    ("largest", "expected"),
    [
        (1, [(1, 1)]),
        (4, [(1, 1), (2, 2), (3, 3), (4, 4)]),
        (42, [(1, 2), (3, 4), (5, 19), (20, 42)]),
        (100, [(1, 2), (3, 9), (10, 29), (30, 100)]),
        (12_500, [(1, 9), (10, 99), (100, 999), (1000, 12_500)]),
    ],
)
def test_classes_begin_with_round_numbers(largest: int, expected: list[tuple[int, int]]) -> None:
    assert classes_of([1, largest]) == [Class(*one) for one in expected]


def test_nothing_has_no_classes() -> None:
    assert classes_of([]) == []

"""The measure itself: a mistake in it would show nowhere."""

import math

import pytest

from tests.benchmarks.relevance import mean, ndcg

GRADES = {"a": 2.0, "b": 1.0, "c": 0.0}
BEST = 3 / 1 + 1 / math.log2(3)


@pytest.mark.parametrize(
    ("found", "value"),
    [
        ("ab", 1.0),
        ("abc", 1.0),
        ("ba", (1 + 3 / math.log2(3)) / BEST),
        ("cxa", (3 / 2) / BEST),
        ("", 0.0),
    ],
)
def test_ndcg(found: str, value: float) -> None:
    assert ndcg(list(found), GRADES) == pytest.approx(value)


def test_ndcg_looks_no_deeper_than_it_is_told() -> None:
    assert ndcg(["x", "a"], GRADES, depth=1) == 0
    assert ndcg(["a", "x"], GRADES, depth=1) == 1


def test_a_query_without_anything_to_find_has_no_ndcg() -> None:
    assert ndcg(["a"], {}) is None
    assert ndcg(["a"], {"a": 0.0}) is None


def test_the_mean_counts_collections_alike_and_leaves_out_what_has_no_value() -> None:
    values = {"large": [1.0, 0.0, None, 0.0, 1.0, 0.0], "small": [0.5, None]}
    assert mean(values) == pytest.approx((0.4 + 0.5) / 2)
    assert mean(values, 0, 2) == pytest.approx((1.0 + 0.5) / 2)

"""What an occurrence of a term is worth: BM25F as it is written in the literature."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.search.fields import FIELDS, TITLE
from builder.search.weights import ALONE, B, average_lengths, idf, occurrence_weights

ROWS = st.lists(
    st.lists(st.integers(0, 5000), min_size=len(FIELDS), max_size=len(FIELDS)),
    min_size=1,
    max_size=6,
)


@given(ROWS)
def test_an_occurrence_by_the_formula(rows: list[list[int]]) -> None:
    lengths = np.array(rows, dtype=np.int64)
    averages = average_lengths(lengths)
    found = occurrence_weights(lengths, averages)
    for row, own in zip(rows, found.tolist(), strict=True):
        if row[TITLE] == 1:  # of one word
            assert own[TITLE] == ALONE
            row[TITLE] = 0
            own[TITLE] = FIELDS[TITLE].weight / (1 - B)
        for length, mean, field, weight in zip(row, averages, FIELDS, own, strict=True):
            assert weight == pytest.approx(field.weight / ((1 - B) + B * length / mean))


@given(ROWS)
def test_the_usual_length_is_the_mean_of_fields_that_are_not_empty(rows: list[list[int]]) -> None:
    found = average_lengths(np.array(rows, dtype=np.int64)).tolist()
    for field, averages in enumerate(found):
        lengths = [row[field] for row in rows if row[field] > 1]
        mean = max(1.0, sum(lengths) / max(1, len(lengths)))
        assert mean / 2 ** (1 / 8) <= averages * (1 + 1e-9)
        assert averages <= mean * 2 ** (1 / 8) * (1 + 1e-9)
        steps = 4 * math.log2(averages)
        assert steps == pytest.approx(round(steps))


def test_one_article_more_seldom_changes_the_usual_length() -> None:
    rows = [[8, 300, 0, 5]] * 1000
    before = average_lengths(np.array(rows))
    after = average_lengths(np.array([*rows, [20, 2000, 40, 30]]))
    assert before.tolist()[:2] == after.tolist()[:2]


@given(st.integers(1, 10**6), st.data())
def test_rarity_by_the_formula(articles: int, data: st.DataObject) -> None:
    having = data.draw(st.integers(1, articles))
    expected = math.log(1 + (articles - having + 0.5) / (having + 0.5))
    assert idf(articles, having) == pytest.approx(expected)
    assert idf(articles, having) > 0  # a word of all articles says little, but never the less
    assert idf(articles, having) < idf(articles + 1, having)


def test_an_article_of_the_usual_length_counts_the_weights_of_the_table() -> None:
    averages = np.array([8.0, 300.0, 20.0, 5.0, 3.0, 3.0, 3.0])
    found = occurrence_weights(averages.astype(np.int64).reshape(1, -1), averages)
    assert found.tolist() == [[field.weight for field in FIELDS]]

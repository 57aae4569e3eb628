"""The column of dates tells which days each article can mean."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.dates.edtf import parse_date
from builder.dates.values import FIRST_DAY, LAST_DAY, ArchiveDate, day_count, days_of
from builder.search.index.days import date_column
from tests.search.index.model import from_base64, read_numbers, rising
from tests.unit.dates.texts import EDTF

Span = tuple[int, int]


def read(column: dict[str, Any]) -> list[Span]:
    """The first and the last day of each article, read as FORMAT.md says."""
    column = json.loads(json.dumps(column))
    pairs = read_numbers(from_base64(column["days"]))
    listed = zip(rising(pairs[::2]), pairs[1::2], strict=True)
    days = [day - column.get("before", 0) for day, count in listed for _ in range(count)]
    spans = [(day, day) for day in days]
    numbers = iter(read_numbers(from_base64(column.get("spans", ""))))
    article = 0
    for distance in numbers:
        article += distance
        day, code = days[article], next(numbers)
        first = day
        if code == 3:
            first, code = day_count(FIRST_DAY), next(numbers)
        year, month = calendar_day(day)
        last = {
            0: day_count((year, month, days_of(year, month))),
            1: day_count((year, 12, 31)),
            2: day_count(LAST_DAY),
        }.get(code, day + code - 4)
        spans[article] = (first, last)
    return spans


def calendar_day(count: int) -> tuple[int, int]:
    """The year and the month of a day."""
    year = count // 366 - 30
    while day_count((year + 1, 1, 1)) <= count:
        year += 1
    months = [month for month in range(1, 13) if day_count((year, month, 1)) <= count]
    return year, months[-1]


@given(st.lists(EDTF.map(parse_date), max_size=20))
def test_what_is_written_can_be_read(dates: list[ArchiveDate]) -> None:
    dates.sort(key=lambda one: one.sort_key)
    expected = [(day_count(one.first()), day_count(one.last())) for one in dates]
    assert read(date_column(dates)) == expected


@pytest.mark.parametrize(
    ("texts", "size"),
    [
        (["2015-01-20", "2015-01-20 14:05", "2015-01-20/2015-01-20", "2015-02-20~"], 0),
        (["2015-01", "2015-01-20", "2015-02", "2016"], 6),
        (["../2015", "2015/.."], 5),
        (["201X"], 3),
    ],
)
def test_what_it_costs_that_articles_are_not_of_a_day(texts: list[str], size: int) -> None:
    column = date_column(map(parse_date, texts))
    assert len(from_base64(str(column.get("spans", "")))) == size
    assert ("spans" in column) == bool(size)
    assert "before" not in column

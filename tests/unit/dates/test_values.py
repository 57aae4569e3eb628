"""What dates mean: the days that they can be, and the order that they have."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.dates.edtf import parse_date
from builder.dates.values import (
    FIRST_DAY,
    LAST_DAY,
    CalendarDay,
    day_count,
    day_number,
    days_of,
    is_month,
    year_of,
    year_text,
)
from tests.unit.dates.texts import EDTF


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2015", (2015, 1, 1), (2015, 12, 31)),
        ("2015-02~", (2015, 2, 1), (2015, 2, 28)),
        ("2015-02-03?", (2015, 2, 3), (2015, 2, 3)),
        ("201X", (2010, 1, 1), (2019, 12, 31)),
        ("20XX%", (2000, 1, 1), (2099, 12, 31)),
        ("2015-XX", (2015, 1, 1), (2015, 12, 31)),
        ("2016-02-XX", (2016, 2, 1), (2016, 2, 29)),
        ("2015-21", (2015, 3, 1), (2015, 5, 31)),
        ("2015-22", (2015, 6, 1), (2015, 8, 31)),
        ("2015-23", (2015, 9, 1), (2015, 11, 30)),
        ("2015-24", (2015, 12, 1), (2016, 2, 29)),
        ("2015/2016-02", (2015, 1, 1), (2016, 2, 29)),
        ("2015/..", (2015, 1, 1), LAST_DAY),
        ("2015/", (2015, 1, 1), LAST_DAY),
        ("../2015", FIRST_DAY, (2015, 12, 31)),
        ("/2015", FIRST_DAY, (2015, 12, 31)),
        ("0000", (0, 1, 1), (0, 12, 31)),
        ("-0004-02", (-4, 2, 1), (-4, 2, 29)),
        ("-004X", (-49, 1, 1), (-40, 12, 31)),
        ("9999-24", (9999, 12, 1), LAST_DAY),
        ("2015-01-20 14:05", (2015, 1, 20), (2015, 1, 20)),
    ],
)
def test_the_first_and_the_last_day(text: str, first: CalendarDay, last: CalendarDay) -> None:
    assert (parse_date(text).first(), parse_date(text).last()) == (first, last)


def test_order_is_by_the_first_day_then_by_the_time() -> None:
    texts = ["-0044", "-0043-03-15", "0000", "../2010", "2014-24", "2015", "2015-01-01 09:00"]
    texts += ["2015-01-01 10:00", "2015-01-02", "2015-02", "2015-21", "/2016"]
    dates = [parse_date(text) for text in texts]
    assert sorted(dates[6:] + dates[:6], key=lambda one: one.sort_key) == dates


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2015", "2015-01"),
        ("2015-06-30 23:30 -0400", "2015-06"),  # the day is the one at the source
        ("2015-24", "2015-12"),
        ("201X", "2010-01"),
        ("2015-03/2016", "2015-03"),
        ("../2015-03", "2015-03"),
        ("-0043-03-15", "-0043-03"),
        ("-004X", "-0049-01"),
    ],
)
def test_the_month_that_lists_it(text: str, month: str) -> None:
    assert parse_date(text).month == month


def test_years_and_months() -> None:
    assert [year_text(year) for year in (2015, 987, 0, -43)] == ["2015", "0987", "0000", "-0043"]
    assert [year_of(month) for month in ("2015-01", "-0043-12")] == ["2015", "-0043"]
    assert [is_month(one) for one in ("2015", "-0043", "2015-01", "-0043-12")] == [0, 0, 1, 1]


@given(EDTF, EDTF)
def test_the_first_day_is_not_after_the_last_and_dates_are_in_order_of_it(
    text: str, other: str
) -> None:
    one, two = parse_date(text), parse_date(other)
    assert FIRST_DAY <= one.first() <= one.listed.first() <= one.last() <= LAST_DAY
    is_before = one.listed.first() < two.listed.first()
    assert (one.sort_key < two.sort_key) == is_before
    assert (day_number(one.first()) < day_number(two.first())) == (one.first() < two.first())


@given(st.dates())
def test_days_are_counted_as_in_python(day: date) -> None:
    assert day_count((day.year, day.month, day.day)) == day.toordinal()


@given(st.integers(-9999, 9999), st.integers(1, 12))
def test_months_follow_each_other(year: int, month: int) -> None:
    following = (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)
    assert day_count(following) - day_count((year, month, 1)) == days_of(year, month)


DAYS = st.dates(date(2014, 1, 1), date(2016, 12, 31))


@given(DAYS, DAYS, EDTF)
def test_what_it_overlaps_is_what_has_a_day_in_common(one: date, two: date, text: str) -> None:
    """Against sets of days: those from the first to the last, and those of a query."""
    first, last = sorted((one, two))
    days = {first + timedelta(more) for more in range((last - first).days + 1)}
    asked = {(day.year, day.month, day.day) for day in days}
    when = parse_date(text)
    overlaps = when.first() <= max(asked) and when.last() >= min(asked)
    assert overlaps == any(when.first() <= day <= when.last() for day in asked)

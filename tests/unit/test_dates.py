import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.dates import Day, parse_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2015", "2015"),
        ("2015-01", "2015-01"),
        ("2015-01-20", "2015-01-20"),
        (" 2015-01-20 ", "2015-01-20"),
        ("2015-01-02/2015-01-11", "2015-01-02/2015-01-11"),
        ("2018-11/2019-05-19", "2018-11/2019-05-19"),
        ("1987-04-13 16:17:24", "1987-04-13T16:17:24Z"),
        ("2015-06-29 1:00:19 -0400", "2015-06-29T01:00:19-04:00"),
        ("2015-06-29T01:00Z", "2015-06-29T01:00:00Z"),
        ("2015-06-29T01:00:19.25+05:30", "2015-06-29T01:00:19+05:30"),
        ("2015-06-29 01:00 +6", "2015-06-29T01:00:00+06:00"),
    ],
)
def test_accepted_forms(text: str, iso: str) -> None:
    assert parse_date(text).iso == iso


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "2015/",
        "yesterday",
        "20150120",
        "2015-1-2",
        "2015-13",
        "2015-00",
        "2015-02-29",
        "0000",
        "2015-01-20 24:00",
        "2015-01-20 10:60",
        "2015-01-20 10:00 +15:00",
        "2015-01-11/2015-01-02",
        "2015-01/2014",
        "\u0662\u0660\u0661\u0665",
    ],
)
def test_refused_forms(text: str) -> None:
    with pytest.raises(ValueError, match=r"not|no |has|ends"):
        parse_date(text)


def test_an_interval_may_end_in_the_period_it_starts_in() -> None:
    assert parse_date("2015-01-20/2015-01").iso == "2015-01-20/2015-01"


def test_order_is_by_the_first_day_then_by_the_time() -> None:
    texts = ["2015", "2015-01-01 09:00", "2015-01-01 10:00", "2015-01-02", "2015-02"]
    dates = [parse_date(text) for text in texts]
    assert sorted((dates[at] for at in (3, 0, 4, 2, 1)), key=lambda one: one.sort_key) == dates


def test_a_year_stands_in_january() -> None:
    assert parse_date("2015").month == "2015-01"


def test_the_day_is_the_one_at_the_source() -> None:
    assert parse_date("2015-06-30 23:30 -0400").month == "2015-06"


@given(st.dates())
def test_every_day_comes_back_as_it_was(day: date) -> None:
    assert parse_date(day.isoformat()).start == Day(day.year, day.month, day.day)


@given(st.dates(), st.dates())
def test_an_interval_is_accepted_unless_it_ends_before_it_starts(one: date, two: date) -> None:
    text = f"{one.isoformat()}/{two.isoformat()}"
    if two < one:
        with pytest.raises(ValueError, match="ends before it starts"):
            parse_date(text)
    else:
        assert parse_date(text).iso == text


@given(st.text())
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert parse_date(parse_date(text).iso).iso == parse_date(text).iso

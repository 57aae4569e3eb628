"""Dates as they are written: which are read, which are refused, and what they mean."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.dates.edtf import parse_date
from builder.dates.values import Day
from tests.unit.dates.texts import EDTF


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2015", "2015"),
        ("2015-01", "2015-01"),
        ("2015-01-20", "2015-01-20"),
        (" 2015-01-20 ", "2015-01-20"),
        ("2015-01-02/2015-01-11", "2015-01-02/2015-01-11"),
        ("2018-11/2019-05-19", "2018-11/2019-05-19"),
        ("1987-04-13 16:17:24", "1987-04-13T16:17:24"),
        ("2015-06-29 1:00:19 -0400", "2015-06-29T01:00:19-04:00"),
        ("2015-01-20 14:05", "2015-01-20T14:05:00"),
        ("2015-06-29T01:00Z", "2015-06-29T01:00:00Z"),
        ("2015-06-29T01:00:19.25+05:30", "2015-06-29T01:00:19+05:30"),
        ("2015-06-29 01:00 +6", "2015-06-29T01:00:00+06:00"),
        ("2015-06-29 00:00:00 -0500", "2015-06-29"),
        ("2015-06-29T00:00:00Z", "2015-06-29"),
        ("2015-06-29T00:00:00.000+06:00", "2015-06-29"),
        ("2015-06-29 0:00", "2015-06-29"),
        ("2015-06-29 00:00:01Z", "2015-06-29T00:00:01Z"),
        ("2015-06~ / 2016", "2015-06~/2016"),
        ("2015-01-20/2015-01", "2015-01-20/2015-01"),
    ],
)
def test_accepted_forms(text: str, iso: str) -> None:
    assert parse_date(text).iso == iso


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "yesterday",
        "20150120",
        "2015-1-2",
        "2015-13",
        "2015-00",
        "2015-01-00",
        "2015-02-29",
        "-0000",
        "-000X",
        "2XXX",
        "XXXX",
        "201x",
        "201X-05",
        "2015-XX-05",
        "2015-21-05",
        "2015-25",
        "?2015",
        "2015??",
        "2015~?",
        "2015-01-20~ 14:05",
        "Y17000",
        "-12015",
        "../..",
        "../",
        "/..",
        "2015/2016/2017",
        "2015-01-20 24:00",
        "2015-01-20 10:60",
        "2015-01-20 10:00 +15:00",
        "2015-01-11/2015-01-02",
        "2015-01/2014",
        "\u0662\u0660\u0661\u0665",
    ],
)
def test_refused_forms(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not|ends before"):
        parse_date(text)


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


@given(EDTF)
def test_every_date_of_edtf_comes_back_as_it_was(text: str) -> None:
    assert parse_date(text).iso == text


@pytest.mark.parametrize("text", ["Y17000", "12015", "-12015", "Y-17000"])
def test_of_a_long_year_it_is_said_which_there_are(text: str) -> None:
    with pytest.raises(ValueError, match="years are those from -9999 to 9999"):
        parse_date(text)

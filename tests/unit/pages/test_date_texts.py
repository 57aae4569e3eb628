"""Dates as people read them, in several languages."""

import re

import pytest

from builder.dates.edtf import parse_date
from builder.notation import Notation
from builder.pages.date_texts import (
    date_text,
    day_number_text,
    machine_date,
    period_text,
    time_text,
)

ENGLISH = Notation("en")


@pytest.mark.parametrize(
    ("date", "language", "text"),
    [
        ("2015-01-20", "en", "January 20, 2015"),
        ("2015-01", "en", "January 2015"),
        ("2015", "en", "2015"),
        ("2015-01-20 14:05", "en", "January 20, 2015"),
        ("2010-06-10/2010-06-14", "en", "June 10 – 14, 2010"),
        ("2010-06/2011", "en", "June 2010 – 2011"),
        ("2015-01-20", "ru", "20 января 2015 г."),
        ("2015-01", "ru", "январь 2015 г."),
        ("2015-01-20", "de", "20. Januar 2015"),
        ("2015-01-20", "zh-Hant", "2015年1月20日"),
        ("2015-01-20", "fa", "ژانویهٔ"),
        ("2015-01-20", "tlh", "January 20, 2015"),
    ],
)
def test_as_precisely_as_it_is_known(date: str, language: str, text: str) -> None:
    shown = (
        date_text(parse_date(date), Notation(language))
        .replace("\u2009", " ")
        .replace("\u202f", " ")
    )
    assert text in shown if language == "fa" else shown == text


@pytest.mark.parametrize(
    ("date", "language", "text"),
    [
        ("2015-01-20", "en", "Jan 20, 2015"),
        ("2015-01", "en", "Jan 2015"),
        ("2015", "ru", "2015"),
        ("2015-01-20", "ru", "20 янв. 2015 г."),
    ],
)
def test_medium(date: str, language: str, text: str) -> None:
    assert date_text(parse_date(date), Notation(language, "medium")).replace("\u202f", " ") == text


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("2015-01-20", ""),
        ("2015-01-20 14:05", "14:05"),
        ("2015-01-20 14:05:00Z", "14:05 UTC"),
        ("2015-01-20 14:00:00Z", "14:00 UTC"),
        ("2015-01-20 9:05:07 +0600", "09:05:07 UTC+06:00"),
    ],
)
def test_the_time_of_day_with_its_zone(date: str, text: str) -> None:
    assert time_text(parse_date(date), ENGLISH) == text


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ("2015-01", "2015-01"),
        ("2015-01-20 14:05 -0430", "2015-01-20T14:05:00-04:30"),
        ("2015-01-20 14:05", "2015-01-20T14:05:00"),
        ("2010-06-10/2010-06-14", "2010-06-10"),
        ("2015~", "2015"),
        ("2015-06-XX?", "2015-06"),
        ("2015-22", "2015"),
        ("2015/..", "2015"),
        ("../2015", ""),
        ("201X", ""),
        ("-0043-03-15", ""),
    ],
)
def test_for_machines_an_interval_is_its_start_and_some_dates_are_nothing(
    date: str, iso: str
) -> None:
    assert machine_date(parse_date(date)) == iso


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("2015~", "about 2015"),
        ("2015?", "2015 (uncertain)"),
        ("2015%", "about 2015 (uncertain)"),
        ("2015-06~", "about June 2015"),
        ("2015-06-29?", "June 29, 2015 (uncertain)"),
        ("201X", "2010s"),
        ("201X~", "about 2010s"),
        ("19XX", "1900 – 1999"),
        ("2015-XX", "2015, month unknown"),
        ("2015-06-XX", "June 2015, day unknown"),
        ("2015-XX-XX", "2015, day unknown"),
        ("2015/..", "from 2015"),
        ("../2015-06", "until June 2015"),
        ("2015/", "from 2015, end unknown"),
        ("/2015", "until 2015, beginning unknown"),
        ("2015~/2016-06?", "about 2015 – June 2016 (uncertain)"),
        ("2015-06-01~/2015-06-29", "about June 1, 2015 – June 29, 2015"),
        ("2015-21", "spring 2015"),
        ("2015-22", "summer 2015"),
        ("2015-23", "autumn 2015"),
        ("2015-24~", "about winter 2015"),
        ("-0043", "44 BC"),
        ("-0043-03", "March 44 BC"),
        ("-0043-03-15", "March 15, 44 BC"),
        ("-0043~/0014", "about 44 BC – 14"),
        ("0000", "1 BC"),
        ("-9999", "10000 BC"),
        ("-004X", "50 BC – 41 BC"),
        ("000X", "1 BC – 9"),
        ("-0044-21/-0043", "spring 45 BC – 44 BC"),
    ],
)
def test_what_is_not_known_is_said(date: str, text: str) -> None:
    assert date_text(parse_date(date), ENGLISH).replace("\u2009", " ") == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "15 марта 44 г. до н. э."),
        ("ky", "б.з.ч. 44-ж. 15-март"),
        ("ar", "15 مارس 44 ق.م"),
        ("zh", "公元前44年3月15日"),
        ("tg", "15 Март, 44 ПеМ"),
    ],
)
def test_years_before_the_first_in_other_languages(language: str, text: str) -> None:
    shown = date_text(parse_date("-0043-03-15"), Notation(language))
    assert shown.replace("\u202f", " ") == text


def period(text: str, language: str = "en") -> str:
    return period_text(text, Notation(language)).replace("\u2009", " ")


def test_periods() -> None:
    assert [period(one) for one in ("2015", "2015-12")] == ["2015", "December 2015"]
    assert period("0987") == "987"
    assert period("2015-03-05", "de") == "5. März 2015"
    assert period("2013/2015") == "2013 – 2015"
    assert period("2013/2013") == "2013"
    assert [period(one) for one in ("-0043", "-0043-03")] == ["44 BC", "March 44 BC"]


def test_the_number_of_a_day() -> None:
    shown = [day_number_text(5, Notation(language)) for language in ("en", "ja", "ru")]
    assert shown == ["5", "5日", "5"]
    assert day_number_text(15, Notation("fa", digits="native")) == "۱۵"


@pytest.mark.parametrize(
    ("style", "language", "day", "range"),
    [
        ("long", "en-GB", "20 January 2015", "2–11 January 2015"),
        ("long", "en-US", "January 20, 2015", "January 2 – 11, 2015"),
        ("long", "ru", "20 января 2015 г.", "2–11 января 2015 г."),
        ("long", "ky", "2015-ж., 20-январь", "2–11-январь 2015-ж."),
        ("long", "ar", "20 يناير 2015", "2–11 يناير 2015"),
        ("medium", "en-GB", "20 Jan 2015", "2–11 Jan 2015"),
        ("medium", "de", "20. Jan. 2015", "2.–11. Jan. 2015"),
        ("short", "en-GB", "20/01/2015", "02/01/2015 – 11/01/2015"),
        ("short", "en-US", "1/20/2015", "1/2/2015 – 1/11/2015"),
        ("short", "ru", "20.01.2015", "02.01.2015–11.01.2015"),
        ("iso", "ru", "2015-01-20", "2015-01-02 – 2015-01-11"),
    ],
)
def test_styles(style: str, language: str, day: str, range: str) -> None:
    notation = Notation(language, style)
    shown = [
        date_text(parse_date(one), notation) for one in ("2015-01-20", "2015-01-02/2015-01-11")
    ]
    assert [re.sub("[\u2009\u202f]", " ", one) for one in shown] == [day, range]


def test_digits_of_the_language() -> None:
    native = Notation("fa", digits="native")
    assert date_text(parse_date("2015-01-20"), native) == "۲۰ ژانویهٔ ۲۰۱۵"
    assert date_text(parse_date("201X"), native) == "دههٔ ۲۰۱۰"
    assert time_text(parse_date("2015-01-20 14:05Z"), native) == "۱۴:۰۵ UTC"
    assert date_text(parse_date("2015-01-20"), native._replace(dates="iso")) == "2015-01-20"

"""Dates and words as people read them, in several languages."""

import pytest

from builder.dates import parse_date
from builder.messages import messages_for
from builder.model import Kind
from builder.pages.labels import (
    date_text,
    kind_labels,
    list_text,
    machine_date,
    number_text,
    period_text,
    size_text,
    time_text,
)


@pytest.mark.parametrize(
    ("date", "language", "text"),
    [
        ("2015-01-20", "en", "January 20, 2015"),
        ("2015-01", "en", "January 2015"),
        ("2015", "en", "2015"),
        ("2015-01-20 14:05", "en", "January 20, 2015"),
        ("2010-06-10/2010-06-14", "en", "Jun 10 – 14, 2010"),
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
    shown = date_text(parse_date(date), language).replace("\u2009", " ").replace("\u202f", " ")
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
def test_short(date: str, language: str, text: str) -> None:
    assert date_text(parse_date(date), language, short=True).replace("\u202f", " ") == text


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("2015-01-20", ""),
        ("2015-01-20 14:05", "14:05 UTC"),
        ("2015-01-20 14:00:00Z", "14:00 UTC"),
        ("2015-01-20 9:05:07 +0600", "09:05:07 UTC+06:00"),
    ],
)
def test_the_time_of_day_with_its_zone(date: str, text: str) -> None:
    assert time_text(parse_date(date)) == text


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ("2015-01", "2015-01"),
        ("2015-01-20 14:05 -0430", "2015-01-20T14:05:00-04:30"),
        ("2010-06-10/2010-06-14", "2010-06-10"),
    ],
)
def test_for_machines_an_interval_is_its_start(date: str, iso: str) -> None:
    assert machine_date(parse_date(date)) == iso


def test_periods() -> None:
    assert [period_text(one, "en") for one in ("2015", "2015-12")] == ["2015", "December 2015"]
    assert period_text("0987", "en") == "987"


def test_every_kind_has_a_label() -> None:
    labels = kind_labels(messages_for("en"))
    assert labels.keys() == set(Kind)
    assert labels[Kind.PEOPLE] == "People"


def test_lists_and_numbers() -> None:
    assert list_text(["a", "b", "c"], messages_for("en")) == "a, b, c"
    assert [number_text(1234567, one) for one in ("en", "de")] == ["1,234,567", "1.234.567"]


@pytest.mark.parametrize(
    ("size", "language", "text"),
    [
        (0, "en", "0 byte"),
        (1, "en", "1 byte"),
        (999, "en", "999 byte"),
        (1_000, "en", "1 kB"),
        (9_940, "en", "9.9 kB"),
        (12_345, "en", "12 kB"),
        (999_499, "en", "999 kB"),
        (999_500, "en", "1 MB"),
        (1_250_000, "ru", "1,2 \u041c\u0411"),
        (5_000_000_000_000, "en", "5,000 GB"),
    ],
)
def test_sizes_of_files(size: int, language: str, text: str) -> None:
    assert size_text(size, language) == text

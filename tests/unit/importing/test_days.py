"""Dates are read as they are meant, and never guessed."""

import pytest

from builder.importing.days import order_of, read_day


@pytest.mark.parametrize(
    ("written", "order", "day"),
    [
        ("2015-01-20", "", "2015-01-20"),
        ("20 January 2015", "", "2015-01-20"),
        ("03/04/2015", "dmy", "2015-04-03"),
        ("03/04/2015", "mdy", "2015-03-04"),
        ("3.4.15", "dmy", "2015-04-03"),
        ("3.4.85", "dmy", "1985-04-03"),
        ("2015~", "", "2015~"),
    ],
)
def test_dates(written: str, order: str, day: str) -> None:
    assert read_day(written, order) == day


@pytest.mark.parametrize("written", ["03/04/2015", "soon", "2015-02-30", "9" * 500])
def test_what_is_none_or_two(written: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date|write date_order"):
        read_day(written)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("soon", "'soon' is not a date"),
        (
            "42024",
            "'42024' is a number, perhaps for 2015-01-20; show the column as dates, and save",
        ),
        ("2015-02-30", "'2015-02-30' is not a date: 2015-02 has 28 days"),
    ],
)
def test_what_is_none_is_told_once(written: str, said: str) -> None:
    with pytest.raises(ValueError, match=said) as told:
        read_day(written)
    assert str(told.value).count("is not a date") <= 1


def test_the_order_is_that_of_all_dates() -> None:
    assert order_of(["03/04/2015", "25/04/2015"]) == "dmy"
    assert order_of(["03/04/2015", "04/25/2015"]) == "mdy"
    assert order_of(["25/04/2015", "04/25/2015"]) == order_of(["03/04/2015"]) == ""

"""The present of a source."""

from builder.dates.present import Present


def test_the_last_day_that_is_not_of_the_future() -> None:
    assert Present((2015, 12, 1), "x", 31).latest() == (2016, 1, 1)
    assert Present((2015, 12, 1), "x", 0).latest() == (2015, 12, 1)

"""The present of a source: the day by which dates are of the future."""

from datetime import date, timedelta
from typing import NamedTuple

from builder.dates.values import CalendarDay


class Present(NamedTuple):
    """The day on which a source was as it is, how it is known, and the days that may lie beyond.

    A clock is no part of it: the same source has the same problems tomorrow.
    """

    day: CalendarDay
    known_by: str
    grace: int

    def latest(self) -> CalendarDay:
        """The last day that is not of the future."""
        latest = date(*self.day) + timedelta(self.grace)
        return (latest.year, latest.month, latest.day)

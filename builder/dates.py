"""Dates as precisely as they are known: EDTF level 0, and timestamps.

EDTF is ISO 8601-2:2019; level 0 gives years, months, days and intervals of them
(https://www.loc.gov/standards/datetime/).
"""

import calendar
import re
from functools import lru_cache
from typing import NamedTuple

FORMS = (
    "write 2015, 2015-01, 2015-01-20, 2015-01-20 14:05 or an interval such as 2015-01-02/2015-01-11"
)

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_TIMESTAMP = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[Tt]|[ \t]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d*)?)?[ \t]*"
    r"([Zz]|[+-]\d{1,2}(?::?\d{2})?)?",
    re.ASCII,
)


class Day(NamedTuple):
    """A year, a month of a year or a day; what is not known is 0."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def iso(self) -> str:
        """`2015`, `2015-01` or `2015-01-20`."""
        return _iso(self)

    def first(self) -> tuple[int, int, int]:
        """The first day that this can mean."""
        return (self.year, self.month or 1, self.day or 1)

    def last(self) -> tuple[int, int, int]:
        """The last day that this can mean."""
        month = self.month or 12
        return (self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@lru_cache(maxsize=10_000)  # an archive has many articles of a day
def _iso(day: Day) -> str:
    parts = (f"{day.year:04}", f"{day.month:02}", f"{day.day:02}")
    return "-".join(parts[: 1 + bool(day.month) + bool(day.day)])


class ArchiveDate(NamedTuple):
    """When an article was published.

    `end` is set for an interval; `time` (`HH:MM:SS`) and `zone` (`Z`, `+05:00`) for a timestamp.
    The calendar day is the one at the source: an article of 29 June, 23:00 -0400, is of 29 June.
    """

    start: Day
    end: Day | None = None
    time: str = ""
    zone: str = ""

    @property
    def iso(self) -> str:
        """The date in EDTF or, with a time, in RFC 3339."""
        if self.time:
            return f"{self.start.iso}T{self.time}{self.zone}"
        return f"{self.start.iso}/{self.end.iso}" if self.end else self.start.iso

    @property
    def month(self) -> str:
        """The month that lists it, `2015-01`; a date known by its year alone stands in January."""
        return _month(self.start)

    @property
    def sort_key(self) -> str:
        """Orders by the first day, then by the time of day; a text, which is compared fastest."""
        return _first(self.start) + self.time


@lru_cache(maxsize=10_000)
def _month(day: Day) -> str:
    return Day(day.year, day.month or 1).iso


@lru_cache(maxsize=10_000)
def _first(day: Day) -> str:
    return f"{day_number(day.first()):08}"


def day_number(day: tuple[int, int, int]) -> int:
    """A day as a number that orders as days do: 20150120."""
    return day[0] * 10000 + day[1] * 100 + day[2]


def parse_date(text: str) -> ArchiveDate:
    """Read a date.

    Raises:
        ValueError: it is none; the text says what is wrong.
    """
    text = text.strip()
    if timestamp := _TIMESTAMP.fullmatch(text):
        day, hour, minute, second, zone = timestamp.groups()
        return ArchiveDate(
            _parse_day(day), None, _parse_time(hour, minute, second), _parse_zone(zone)
        )
    start, slash, end = text.partition("/")
    if not slash:
        return ArchiveDate(_parse_day(text))
    interval = ArchiveDate(_parse_day(start.strip()), _parse_day(end.strip()))
    assert interval.end is not None
    if interval.end.last() < interval.start.first():
        raise ValueError(f"the interval {text} ends before it starts")
    return interval


@lru_cache(maxsize=10_000)
def _parse_day(text: str) -> Day:
    match = _DAY.fullmatch(text)
    if not match:
        raise ValueError(f"'{text}' is not a date")
    year, month, day = (int(part) if part is not None else 0 for part in match.groups())
    if not year:
        raise ValueError(f"'{text}' is not a date: there is no year 0")
    if match[2] is not None and not 1 <= month <= 12:
        raise ValueError(f"'{text}' is not a date: there is no month {match[2]}")
    if match[3] is not None and not 1 <= day <= (days := calendar.monthrange(year, month)[1]):
        raise ValueError(f"'{text}' is not a date: {match[1]}-{match[2]} has {days} days")
    return Day(year, month, day)


def _parse_time(hour: str, minute: str, second: str | None) -> str:
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        raise ValueError(f"{hour}:{minute}{':' + second if second else ''} is not a time of day")
    return f"{int(hour):02}:{minute}:{second or '00'}"


def _parse_zone(zone: str | None) -> str:
    if zone is None or zone in "Zz":
        return "Z"
    digits = zone[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    if int(hours) > 14 or int(minutes) > 59:
        raise ValueError(f"{zone} is not a time zone")
    return f"{zone[0]}{int(hours):02}:{minutes}"

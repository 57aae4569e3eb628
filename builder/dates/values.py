"""Dates as precisely as they are known: EDTF level 0 and 1, and timestamps.

EDTF is ISO 8601-2:2019 (https://www.loc.gov/standards/datetime/). Years are counted as there: 0 is
1 BC, -1 is 2 BC, and the calendar is the Gregorian one, in all times.
"""

import calendar
from datetime import date
from functools import lru_cache
from typing import NamedTuple

# Year, month, day.
CalendarDay = tuple[int, int, int]

FIRST_DAY: CalendarDay = (-9999, 1, 1)  # what has no beginning begins here,
LAST_DAY: CalendarDay = (9999, 12, 31)  # and what has no end ends here

SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24
# Those of the northern hemisphere: the first and the last month, 13 being January of the next year.
_SEASONS = {SPRING: (3, 5), SUMMER: (6, 8), AUTUMN: (9, 11), WINTER: (12, 14)}

UNCERTAIN, APPROXIMATE, BOTH = "?", "~", "%"
_QUALIFIERS = UNCERTAIN + APPROXIMATE + BOTH
_CYCLE = 400  # years after which the calendar is the same again
_CYCLE_DAYS = 146_097
_KNOWN = 10_000  # an archive has many articles of a day


class Day(NamedTuple):
    """A day, a month, a season or a year; what is not known is 0.

    `signs` are what EDTF writes beside the numbers. Digits that are not known: `X` and `XX` at the
    end of a year, whose last digits are 0 then, `-XX` and `-XX-XX` for month and day. After them
    whether it is uncertain `?`, approximate `~` or both `%`.
    """

    year: int
    month: int = 0
    day: int = 0
    signs: str = ""

    @property
    def iso(self) -> str:
        """As EDTF writes it: `2015`, `2015-01`, `2015-01-20`, `201X`, `-0043~`."""
        return _iso(self)

    @property
    def qualifier(self) -> str:
        """`?`, `~`, `%` or an empty string."""
        return self.signs[-1:] if self.signs[-1:] in _QUALIFIERS else ""

    @property
    def unspecified(self) -> str:
        """The digits that are not known: `X`, `XX`, `-XX`, `-XX-XX` or an empty string."""
        return self.signs.rstrip(_QUALIFIERS)

    @property
    def is_known(self) -> bool:
        """Whether it is a date at all, and not `OPEN` or `UNKNOWN`."""
        return self.signs not in _NOT_DATES

    @property
    def is_rounded(self) -> bool:
        """Whether of its year the decade or the century is known and no more."""
        return self.signs[:1] == "X"

    @property
    def is_season(self) -> bool:
        """Whether its month stands for a season."""
        return self.month in _SEASONS

    def first(self) -> CalendarDay:
        """The first day that this can mean."""
        return _first(self)

    def last(self) -> CalendarDay:
        """The last day that this can mean."""
        return _last(self)


# Ends of intervals: one that is open, as of what goes on, and one of which nothing is known.
OPEN = Day(0, signs="..")
UNKNOWN = Day(0, signs="/")
_NOT_DATES = {OPEN.signs: "..", UNKNOWN.signs: ""}


@lru_cache(_KNOWN)
def _first(day: Day) -> CalendarDay:
    if not day.is_known:
        return FIRST_DAY
    year, month = _years(day)[0], day.month or 1
    return (year, _SEASONS[month][0] if day.is_season else month, day.day or 1)


@lru_cache(_KNOWN)
def _last(day: Day) -> CalendarDay:
    if not day.is_known:
        return LAST_DAY
    year, month = _years(day)[1], day.month or 12
    if day.is_season:
        more, month = divmod(_SEASONS[month][1] - 1, 12)
        year, month = year + more, month + 1
    return min(LAST_DAY, (year, month, day.day or days_of(year, month)))


def _years(day: Day) -> tuple[int, int]:
    """The first and the last year that this can mean."""
    if not day.is_rounded:
        return day.year, day.year
    more = 10 ** len(day.unspecified) - 1
    return (day.year - more, day.year) if day.year < 0 else (day.year, day.year + more)


@lru_cache(_KNOWN)
def _iso(day: Day) -> str:
    if not day.is_known:
        return _NOT_DATES[day.signs]
    digits, unspecified = year_text(day.year), day.unspecified
    if day.is_rounded:
        digits = digits[: -len(unspecified)]
    parts = (digits, f"{day.month:02}", f"{day.day:02}")
    return "-".join(parts[: 1 + bool(day.month) + bool(day.day)]) + day.signs


class ArchiveDate(NamedTuple):
    """When an article was published.

    `end` is set for an interval; `time` (`HH:MM:SS`) and `zone` (`Z`, `+05:00`) for a timestamp,
    which has no zone if none was written. The calendar day is the one at the source: an article of
    29 June, 23:00 -0400, is of 29 June. Of an interval either `start` or `end` is known.
    """

    start: Day
    end: Day | None = None
    time: str = ""
    zone: str = ""

    @property
    def iso(self) -> str:
        """The date in EDTF or, with a time, in RFC 3339, which lacks the zone if it has none."""
        if self.time:
            return f"{self.start.iso}T{self.time}{self.zone}"
        return self.start.iso if self.end is None else f"{self.start.iso}/{self.end.iso}"

    @property
    def listed(self) -> Day:
        """By what it is listed: its start or, where that is not known, its end."""
        return self.start if self.end is None or self.start.is_known else self.end

    @property
    def month(self) -> str:
        """The month that lists it, `2015-01`; a date known by its year alone stands in January."""
        return _month(self.listed)

    @property
    def sort_key(self) -> str:
        """Orders by the first day, then by the time of day; a text, which is compared fastest."""
        return _order(self.listed) + self.time

    def first(self) -> CalendarDay:
        """The first day that it can mean."""
        return self.start.first()

    def last(self) -> CalendarDay:
        """The last day that it can mean."""
        return (self.start if self.end is None else self.end).last()


@lru_cache(_KNOWN)
def _month(day: Day) -> str:
    year, month, _ = day.first()
    return f"{year_text(year)}-{month:02}"


@lru_cache(_KNOWN)
def _order(day: Day) -> str:
    return f"{day_number(day.first()) - day_number(FIRST_DAY):09}"


def year_text(year: int) -> str:
    """A year as ISO 8601 writes it: `2015`, `0987`, `-0043`."""
    return f"{year:04}" if year >= 0 else f"{year:05}"


def year_of(month: str) -> str:
    """The year of a month: `2015` of `2015-01`, `-0043` of `-0043-03`."""
    return month[:-3]


def is_month(period: str) -> bool:
    """Whether a year or a month is a month."""
    return period[-3:-2] == "-"


def days_of(year: int, month: int) -> int:
    """How many days a month has."""
    return calendar.monthrange(_in_cycle(year), month)[1]


def day_number(day: CalendarDay) -> int:
    """A day as a number that orders as days do: 20150120; before the year 0 it is negative."""
    return day[0] * 10000 + day[1] * 100 + day[2]


@lru_cache(_KNOWN)
def day_count(day: CalendarDay) -> int:
    """The days from the last one before the year 1, which is 0; before it they are negative."""
    year = _in_cycle(day[0])
    return date(year, *day[1:]).toordinal() + (day[0] - year) // _CYCLE * _CYCLE_DAYS


def _in_cycle(year: int) -> int:
    """A year from 400 to 799 that has the same days."""
    return year % _CYCLE + _CYCLE

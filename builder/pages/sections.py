"""Slices of lists in sections: the articles of a year, a month or a day under one heading.

What sections a slice has is decided by its own articles alone, so that a numbered slice keeps its
page when articles are added to the list.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from builder.dates.values import CalendarDay, Day, year_text
from builder.pages.pagination import SLICE_SIZE, Slice

CROWDED = SLICE_SIZE  # so many articles are too many for one heading, if a shorter time can be one
FEW = 3  # fewer articles than this share a heading with their neighbours

# How much of a day, as ISO 8601 writes it, is not of the year, the month, the day: "-03-25".
_CUTS: tuple[int | None, ...] = (-6, -3, None)
YEAR, MONTH, DAY = range(3)
_MONTHS = (12, 1)  # of a year, of a month


class ListedDay(NamedTuple):
    """The first day that the date of an article can mean, by which lists have it.

    `iso` is written as in `2015-01-20`, with a minus sign before the year 0.
    """

    iso: str
    day: CalendarDay


class Section(NamedTuple):
    """Articles of a slice under one heading: `positions` are theirs, from the newest.

    They are of the years, months or days from `first` to `last`, which mostly are the same.
    """

    unit: int
    first: str
    last: str
    positions: tuple[int, ...]

    @property
    def period(self) -> str:
        """The time of its articles as EDTF writes it: `2015`, `2015-03-03/2015-03-05`."""
        return self.last if self.first == self.last else f"{self.first}/{self.last}"

    @property
    def is_day(self) -> bool:
        """Whether all of its articles are of one day."""
        return self.unit == DAY and self.first == self.last


@lru_cache(10_000)  # an archive has many articles of a day
def listed_day(listed: Day) -> ListedDay:
    """The day that lists what has a date."""
    year, month, day = first = listed.first()
    return ListedDay(f"{year_text(year)}-{month:02}-{day:02}", first)


def period_of(iso: str, unit: int) -> str:
    """The year, the month or the day of a day: `2015`, `2015-01`, `2015-01-20`."""
    return iso[: _CUTS[unit]]


def sections_of(days: Sequence[ListedDay], own: Slice) -> list[Section]:
    """The sections of a slice from the newest; `days` are those of all articles, by position."""
    unit = next((one for one in (YEAR, MONTH) if not _is_crowded(days, own, one)), DAY)
    cut = _CUTS[unit]
    grouped = defaultdict(list)
    for at in reversed(own.positions):
        grouped[days[at].iso[:cut]].append(at)
    found = grouped.items()
    return _merged([Section(unit, period, period, tuple(some)) for period, some in found])


def _is_crowded(days: Sequence[ListedDay], own: Slice, unit: int) -> bool:
    """Whether so many articles in a row are within a year or a month, be it of the calendar or not.

    Else of two slices of a list that has some more in each year, one would have years and the other
    months.
    """
    ends = zip(own.positions, own.positions[CROWDED - 1 :], strict=False)
    return any(_is_within(days[first].day, days[last].day, _MONTHS[unit]) for first, last in ends)


def _is_within(first: CalendarDay, last: CalendarDay, months: int) -> bool:
    end = (first[0] * 12 + first[1] + months, first[2])
    return (last[0] * 12 + last[1], last[2]) < end


def _merged(sections: Sequence[Section]) -> list[Section]:
    """Sections of few articles joined with the next ones, the last one with that before it."""
    merged: list[Section] = []
    for section in sections:
        if merged and len(merged[-1].positions) < FEW:
            section = _joined(merged.pop(), section)
        merged.append(section)
    if len(merged) > 1 and len(merged[-1].positions) < FEW:
        older = merged.pop()
        merged.append(_joined(merged.pop(), older))
    return merged


def _joined(newer: Section, older: Section) -> Section:
    return newer._replace(first=older.first, positions=newer.positions + older.positions)

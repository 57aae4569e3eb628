"""The column of dates in the browser's index: how many articles a day has, as FORMAT.md says.

Articles are in order of the first day of their dates, so what is in it grows with the days, not
with the articles. Of those of more than a day it is said besides how they go on.
"""

from collections.abc import Iterable, Iterator

import numpy as np

from builder.dates.values import LAST_DAY, ArchiveDate, CalendarDay, day_count, days_of
from builder.search.index.codec import encode_numbers, to_text

# How the days of an article that has not only one go on. Above are numbers of further days.
END_OF_MONTH, END_OF_YEAR, NO_END, NO_START, FURTHER = range(5)


def date_column(dates: Iterable[ArchiveDate]) -> dict[str, object]:
    """The column, from the oldest article; keys that would say nothing are left out."""
    dates = [*dates]
    days, counts = np.unique([day_count(one.listed.first()) for one in dates], return_counts=True)
    before = max(0, -int(days[0])) if dates else 0
    steps = np.diff(days.astype(np.int64), prepend=-before)
    both = encode_numbers(np.stack([steps, counts], axis=1).ravel())
    column = {"days": to_text(both.tobytes())}
    spans = [*_spans(dates)]
    return {
        **column,
        **({"before": before} if before else {}),
        **({"spans": to_text(encode_numbers(np.array(spans)).tobytes())} if spans else {}),
    }


def _spans(dates: Iterable[ArchiveDate]) -> Iterator[int]:
    """For each article of more than a day how far it is from the one before, and its days."""
    last = 0
    for number, one in enumerate(dates):
        if one.end is None and one.start.day:
            continue
        first = one.listed.first()
        if one.first() == one.last():
            continue
        yield number - last
        last = number
        if one.first() != first:
            yield NO_START
        yield _end(first, one.last())


def _end(first: CalendarDay, last: CalendarDay) -> int:
    year, month, _ = first
    if last == (year, month, days_of(year, month)) and last != first:
        return END_OF_MONTH
    if last == (year, 12, 31) and last != first:
        return END_OF_YEAR
    if last == LAST_DAY:
        return NO_END
    return FURTHER + day_count(last) - day_count(first)

"""Ranges of dates as they are typed in queries: EDTF, and the ways in which people write dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from builder.dates.edtf import parse_day
from builder.dates.values import FIRST_DAY, LAST_DAY, day_number
from builder.folding import fold


@dataclass(frozen=True, slots=True)
class Dates:
    """A range of days as numbers, 20150120, both included: what an article's date overlaps.

    `text` is how it was written.
    """

    first: int
    last: int
    text: str = field(default="", compare=False)


_LEAST = 3  # letters of a month's name that say which it is: jan, sept
_YEARS = re.compile(r"([0-9]{4})\s*-\s*([0-9]{4})")
_DASH = re.compile("[\u2012-\u2015]")
_BETWEEN = re.compile(r"[-/.,\s]+")
_DAY_OR_MONTH = re.compile("[0-9]{1,2}")
_YEAR = re.compile("[0-9]{4}")


def read_dates(text: str, months: Sequence[str] = ()) -> tuple[Dates, str] | None:
    """The days that a text means, and what is to be said of it; None if it is no date.

    A date is `2010..2015`, `2010-04..`, `..2015`, `2015-01-20`, or in EDTF `2010/2015`,
    `2010-04/..`, `../2015`, `201X`, `2015-21`, `2015~`; what is uncertain or approximate is read as
    if it were not. Besides `2010-2015`, `2015/01`, `01/2015`, `20.01.2015`, `January 2015` and the
    like. `months` are lines of the folded names of the twelve, with spaces between them.

    To be said is `turned` where the end came first, `guessed` where the day may be the month.
    """
    if found := _read_range(text):
        return found
    plain = fold(text).upper()  # digits of all scripts, but 201X
    ends = _DASH.sub("..", _YEARS.sub(r"\1..\2", plain)).split("..")
    written = [_as_written(end, months) for end in ends]
    found = _read_range("..".join(end for end, _ in written))
    is_guess = any(guess for _, guess in written)
    return found and (replace(found[0], text=text), found[1] or ("guessed" if is_guess else ""))


def _read_range(text: str) -> tuple[Dates, str] | None:
    """A range in EDTF, or with two dots; the earlier of its ends is the first."""
    sign = "/" if "/" in text else ".."
    ends = [end.strip() for end in text.split(sign)]
    if not text or len(ends) > 2:
        return None
    try:
        days = [None if len(ends) > 1 and end in {"", ".."} else parse_day(end) for end in ends]
    except ValueError:
        return None
    starts = [day_number(day.first() if day else FIRST_DAY) for day in days]
    lasts = [day_number(day.last() if day else LAST_DAY) for day in days]
    if starts[0] > lasts[-1]:
        return Dates(starts[-1], lasts[0], text), "turned"
    return Dates(starts[0], lasts[-1], text), ""


def _as_written(text: str, months: Sequence[str]) -> tuple[str, bool]:
    """A date in EDTF as far as it can be told, and whether its day may be its month."""
    parts = [part for part in _BETWEEN.split(fold(text)) if part]
    rest = [part for part in parts if not _YEAR.fullmatch(part)]
    if len(parts) != len(rest) + 1 or not 1 <= len(rest) <= 2:
        return text.strip(), False
    named = [number for part in rest if (number := _month(part, months))]
    numbers = [int(part) for part in rest if _DAY_OR_MONTH.fullmatch(part)]
    if len(named) > 1 or len(named) + len(numbers) < len(rest):
        return text.strip(), False
    year = next(part for part in parts if _YEAR.fullmatch(part))
    is_guess = False
    # The day comes first, but where only the other number can be a month: 01/20/2015.
    if len(numbers) == 2 and parts[0] != year and numbers[1] <= 12:
        is_guess = numbers[0] <= 12 and numbers[0] != numbers[1]
        numbers.reverse()
    return "-".join([year, *(f"{number:02}" for number in named + numbers)]), is_guess


def _month(name: str, months: Sequence[str]) -> int:
    """The number of a month by its name or the beginning of that; 0 if it is none."""
    if len(name) < _LEAST:
        return 0
    for line in months:
        for number, month in enumerate(line.split(" "), 1):
            if month.startswith(name):
                return number
    return 0

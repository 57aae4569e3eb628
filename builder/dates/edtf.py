"""Dates as they are written: EDTF level 0 and 1, and timestamps.

EDTF is ISO 8601-2:2019 (https://www.loc.gov/standards/datetime/). An end of an interval may be
anything that stands alone: that is more than level 1 has.
"""

import re
from functools import lru_cache

from builder.dates.values import OPEN, SPRING, UNKNOWN, WINTER, ArchiveDate, Day, days_of

FORMS = (
    "write 2015, 2015-01, 2015-01-20, 2015-01-20 14:05, 2015~ (about 2015), 201X or an interval "
    "such as 2015-01-02/2015-01-11"
)

_DAY = re.compile(
    r"(?P<year>-?(?:\d{4}|\d{3}X|\d{2}XX))(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?"
    r"(?P<qualifier>[?~%]?)",
    re.ASCII,
)
_LONG_YEAR = re.compile(r"Y-?\d+|-?\d{5,}", re.ASCII)
_TIMESTAMP = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[Tt]|[ \t]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d*)?)?[ \t]*"
    r"([Zz]|[+-]\d{1,2}(?::?\d{2})?)?",
    re.ASCII,
)
_MIDNIGHT = "00:00:00"
_ENDS = {"..": OPEN, "": UNKNOWN}


def parse_date(text: str) -> ArchiveDate:
    """Read a date.

    A time of midnight is what programs write that know of no time: such a date is a day.

    Raises:
        ValueError: it is none; the text says what is wrong.
    """
    text = text.strip()
    if timestamp := _TIMESTAMP.fullmatch(text):
        day, hour, minute, second, zone = timestamp.groups()
        start, time = parse_day(day), _parse_time(hour, minute, second)
        zone = _parse_zone(zone)
        return ArchiveDate(start) if time == _MIDNIGHT else ArchiveDate(start, None, time, zone)
    first, slash, last = (part.strip() for part in text.partition("/"))
    if not slash:
        return ArchiveDate(parse_day(text))
    if first in _ENDS and last in _ENDS:
        raise ValueError(f"'{text}' is not a date: an interval has a start or an end")
    interval = ArchiveDate(_parse_end(first), end := _parse_end(last))
    if end.last() < interval.first():
        raise ValueError(f"the interval {text} ends before it starts")
    return interval


def _parse_end(text: str) -> Day:
    return _ENDS[text] if text in _ENDS else parse_day(text)


@lru_cache(maxsize=10_000)
def parse_day(text: str) -> Day:
    """Read a day, a month, a season or a year.

    Raises:
        ValueError: it is none; the text says what is wrong.
    """
    match = _DAY.fullmatch(text)
    if not match:
        if _LONG_YEAR.fullmatch(text):
            raise ValueError(f"'{text}' is not a date: years are those from -9999 to 9999")
        raise ValueError(f"'{text}' is not a date")
    if reason := _fault(match):
        raise ValueError(f"'{text}' is not a date: {reason}")
    year, month, day, qualifier = match.groups()
    signs = "X" * year.count("X") + "".join(f"-{part}" for part in (month, day) if part == "XX")
    number = int(year.replace("X", "0"))
    return Day(number, _number(month), _number(day), signs + qualifier)


def _number(part: str | None) -> int:
    return int(part) if part and part != "XX" else 0


def _fault(match: re.Match[str]) -> str:
    """Why there is no such date; an empty string if there is."""
    year, month, day, _ = match.groups()
    number = int(year.replace("X", "0"))
    if year[0] == "-" and not number:
        return f"there is no year {year}"
    if month is None:
        return ""
    if "X" in year:
        return "where digits of the year are not known, there is no month"
    if month == "XX":
        return "" if day in {None, "XX"} else "where the month is not known, the day is XX"
    if not 1 <= int(month) <= 12:
        is_season = SPRING <= int(month) <= WINTER
        return "" if is_season and day is None else _no_month(month, is_season)
    days = days_of(number, int(month))
    is_known = day is not None and day != "XX"
    return f"{year}-{month} has {days} days" if is_known and not 1 <= int(day) <= days else ""


def _no_month(month: str, is_season: bool) -> str:
    return f"{month} is a season, which has no days" if is_season else f"there is no month {month}"


def _parse_time(hour: str, minute: str, second: str | None) -> str:
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        raise ValueError(f"{hour}:{minute}{':' + second if second else ''} is not a time of day")
    return f"{int(hour):02}:{minute}:{second or '00'}"


def _parse_zone(zone: str | None) -> str:
    if zone is None:
        return ""
    if zone in "Zz":
        return "Z"
    digits = zone[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    if int(hours) > 14 or int(minutes) > 59:
        raise ValueError(f"{zone} is not a time zone")
    return f"{zone[0]}{int(hours):02}:{minutes}"

"""Dates as people read them, as the site writes them: one text for each date, wherever it is."""

import re
from functools import cache

from builder.dates.edtf import parse_date
from builder.dates.values import (
    APPROXIMATE,
    AUTUMN,
    BOTH,
    OPEN,
    SPRING,
    SUMMER,
    UNCERTAIN,
    UNKNOWN,
    WINTER,
    ArchiveDate,
    Day,
    year_text,
)
from builder.languages import locale_of
from builder.messages import N_, messages_for
from builder.notation import Notation, with_digits
from builder.pages.date_patterns import patterns_of

# What the words of the search page say, too, in the same texts.
_QUALIFIED = {
    APPROXIMATE: N_("about %(date)s"),
    UNCERTAIN: N_("%(date)s (uncertain)"),
    BOTH: N_("about %(date)s (uncertain)"),
}
_WITHOUT_START = {
    OPEN: N_("until %(date)s"),
    UNKNOWN: N_("until %(date)s, beginning unknown"),
}
_WITHOUT_END = {
    OPEN: N_("from %(date)s"),
    UNKNOWN: N_("from %(date)s, end unknown"),
}
_SEASONS = {
    SPRING: N_("spring %(year)s"),
    SUMMER: N_("summer %(year)s"),
    AUTUMN: N_("autumn %(year)s"),
    WINTER: N_("winter %(year)s"),
}
_DAY = re.compile("d+")


def date_text(when: ArchiveDate, notation: Notation) -> str:
    """The date as precisely as it is known: `January 2015`, `June 10 - 14, 2010`, `about 2015`.

    `theme/static/search/dates.js` writes the same.
    """
    return _text(when.start, when.end, notation)


def time_text(when: ArchiveDate, notation: Notation) -> str:
    """The time of day with its zone, if it has one; or an empty string."""
    if not when.time:
        return ""
    clock = with_digits(when.time.removesuffix(":00"), notation)
    if not when.zone:
        return clock
    return f"{clock} {'UTC' if when.zone == 'Z' else f'UTC{when.zone}'}"


def machine_date(when: ArchiveDate) -> str:
    """The date for a `datetime` attribute; an empty string for what HTML cannot say.

    HTML has no intervals, so it is the start of one. It has no years before 1, no decades, and
    nothing for a date that is only the end of something.
    """
    year, month, day, signs = start = when.start
    if when.end is None and not signs and year > 0 and month < SPRING:  # as nearly always
        return when.iso
    if year < 1 or start.is_rounded:
        return ""
    plain = Day(year, 0 if start.is_season else month, day)
    return when._replace(start=plain, end=None).iso


@cache
def period_text(period: str, notation: Notation) -> str:
    """A year, a month, a day, or an interval of such: `2015`, `January 2015`, `2013 - 2015`."""
    return date_text(parse_date(period), notation)


@cache
def day_number_text(day: int, notation: Notation) -> str:
    """The number of a day in its month: `5`, in Japanese with the word for a day."""
    pattern = locale_of(notation.language).datetime_skeletons["d"].pattern
    return with_digits(_DAY.sub(str(day), pattern).replace("'", ""), notation)


@cache
def _text(start: Day, end: Day | None, notation: Notation) -> str:
    messages = messages_for(notation.language)
    if end is None or start == end:
        return _day_text(start, notation)
    if not start.is_known:
        return messages.gettext(_WITHOUT_START[start]) % {"date": _day_text(end, notation)}
    if not end.is_known:
        return messages.gettext(_WITHOUT_END[end]) % {"date": _day_text(start, notation)}
    patterns = patterns_of(notation)
    if pair := patterns.ranges.get(_difference(start, end)):
        return "".join(
            _filled(pattern, day, notation) for pattern, day in zip(pair, (start, end), strict=True)
        )
    return _day_text(start, notation) + patterns.between + _day_text(end, notation)


def _difference(start: Day, end: Day) -> str:
    """By which of the ranges of CLDR two dates are written, if they are plain enough for one."""
    fields = _fields(start)
    is_plain = not start.signs + end.signs and start.year > 0 and fields == _fields(end)
    if not is_plain or start.is_season or end.is_season:
        return ""
    different = next(
        name for name, one, other in zip("yMd", start, end, strict=False) if one != other
    )
    return fields + different


def _fields(day: Day) -> str:
    return "d" if day.day else "M" if day.month else "y"


def _day_text(day: Day, notation: Notation) -> str:
    """A day, a month, a season or a year, with what is said of how well it is known."""
    text = _plain_text(day._replace(signs=day.unspecified), notation)
    if not day.qualifier:
        return text
    return messages_for(notation.language).gettext(_QUALIFIED[day.qualifier]) % {"date": text}


def _plain_text(day: Day, notation: Notation) -> str:
    messages = messages_for(notation.language)
    if day.is_rounded:
        first, last = day.first()[0], day.last()[0]
        if last - first == 9 and first > 9:
            decade = messages.pgettext("decade", "%(year)ss")
            return decade % {"year": with_digits(str(first), notation)}
        return patterns_of(notation).between.join(
            _format(Day(one), notation) for one in (first, last)
        )
    if day.is_season:
        year = _format(Day(day.year), notation)
        return messages.gettext(_SEASONS[day.month]) % {"year": year}
    text = _format(day, notation)
    if day.signs == "-XX" and not day.month:
        return messages.gettext("%(date)s, month unknown") % {"date": text}
    return messages.gettext("%(date)s, day unknown") % {"date": text} if day.signs else text


def _format(day: Day, notation: Notation) -> str:
    patterns = patterns_of(notation)
    kind = patterns.single if day.year > 0 else patterns.early
    return _filled(kind["yMd".index(_fields(day))], day, notation)


def _filled(pattern: str, day: Day, notation: Notation) -> str:
    """A pattern of `date_patterns` with a date in it."""
    patterns, at = patterns_of(notation), day.month - 1
    year = day.year if day.year > 0 else 1 - day.year
    numbers = {
        "y": str(year),
        "n": str(day.month),
        "o": f"{day.month:02}",
        "d": str(day.day),
        "e": f"{day.day:02}",
    }
    if notation.dates != "iso":
        numbers = {name: with_digits(text, notation) for name, text in numbers.items()}
    names = {"m": patterns.names[at], "l": patterns.alone[at]} if patterns.names else {}
    return pattern.format(i=year_text(day.year), **numbers, **names)

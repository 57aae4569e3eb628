"""Dates as people read them, in the site's language."""

import re
from datetime import date
from functools import cache

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton

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
)
from builder.languages import locale_of
from builder.messages import N_, messages_for

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
_FIELD = re.compile(r"('[^']*')|G+|y+")  # of a pattern of CLDR: in quotes, the era, the year
_STANDS_FOR = {"G": "\ue000", "y": "\ue001"}  # characters that no pattern has


def date_text(when: ArchiveDate, language: str, short: bool = False) -> str:
    """The date as precisely as it is known: `January 2015`, `June 10 - 14, 2010`, `about 2015`."""
    return _text(when.start, when.end, language, short)


def time_text(when: ArchiveDate) -> str:
    """The time of day with its zone, if it has one; or an empty string."""
    if not when.time:
        return ""
    clock = when.time.removesuffix(":00")
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
def period_text(period: str, language: str) -> str:
    """A year, a month, a day, or an interval of such: `2015`, `January 2015`, `2013 - 2015`."""
    return date_text(parse_date(period), language)


@cache
def day_text(day: str, language: str) -> str:
    """A day as lists show it, in short."""
    return date_text(parse_date(day), language, short=True)


@cache
def day_number_text(day: int, language: str) -> str:
    """The number of a day in its month."""
    locale = locale_of(language)
    return str(format_skeleton("d", date(2000, 1, day), locale=locale))


@cache
def _text(start: Day, end: Day | None, language: str, short: bool) -> str:
    messages = messages_for(language)
    if end is None:
        return _day_text(start, language, short)
    if not start.is_known:
        return messages.gettext(_WITHOUT_START[start]) % {"date": _day_text(end, language, short)}
    if not end.is_known:
        return messages.gettext(_WITHOUT_END[end]) % {"date": _day_text(start, language, short)}
    if start.day and end.day and start.year > 0 and not start.signs + end.signs:
        first, last = date(*start.first()), date(*end.first())
        return str(format_interval(first, last, "yMMMd", locale=locale_of(language)))
    return f"{_day_text(start, language, short)} \u2013 {_day_text(end, language, short)}"


def _day_text(day: Day, language: str, short: bool) -> str:
    """A day, a month, a season or a year, with what is said of how well it is known."""
    messages = messages_for(language)
    text = _plain_text(day._replace(signs=day.unspecified), language, short)
    if not day.qualifier:
        return text
    return messages.gettext(_QUALIFIED[day.qualifier]) % {"date": text}


def _plain_text(day: Day, language: str, short: bool) -> str:
    messages = messages_for(language)
    if day.is_rounded:
        first, last = day.first()[0], day.last()[0]
        if last - first == 9 and first > 9:
            return messages.pgettext("decade", "%(year)ss") % {"year": first}
        return " \u2013 ".join(_format(Day(year), language, short) for year in (first, last))
    if day.is_season:
        year = _format(Day(day.year), language, short)
        return messages.gettext(_SEASONS[day.month]) % {"year": year}
    text = _format(day, language, short)
    if day.signs == "-XX" and not day.month:
        return messages.gettext("%(date)s, month unknown") % {"date": text}
    return messages.gettext("%(date)s, day unknown") % {"date": text} if day.signs else text


def _format(day: Day, language: str, short: bool) -> str:
    locale = locale_of(language)
    if day.year < 1:
        return _before_christ(day, locale)
    first = date(day.year, day.month or 1, day.day or 1)
    if day.day:
        return format_date(first, "medium" if short else "long", locale=locale)
    skeleton = ("yMMM" if short else "yMMMM") if day.month else "y"
    return str(format_skeleton(skeleton, first, locale=locale))


def _before_christ(day: Day, locale: Locale) -> str:
    """A day before the year 1: `44 BC`. Python has no such days, so the year is put in later."""
    skeleton = "GyMMMd" if day.day else "GyMMM" if day.month else "Gy"
    pattern = locale.datetime_skeletons[skeleton].pattern
    pattern = _FIELD.sub(lambda found: found[1] or _STANDS_FOR[found[0][0]], pattern)
    text = format_date(date(2000, day.month or 1, day.day or 1), pattern, locale=locale)
    era = locale.eras["abbreviated"][0]
    return text.replace(_STANDS_FOR["G"], era).replace(_STANDS_FOR["y"], str(1 - day.year))

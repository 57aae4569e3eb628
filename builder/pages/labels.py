"""Dates and words as people read them, in the site's language."""

from collections.abc import Iterable
from datetime import date
from functools import cache

from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import format_decimal
from babel.units import format_unit

from builder.dates import ArchiveDate, Day
from builder.languages import locale_of
from builder.messages import Messages
from builder.model import KINDS, Kind


@cache
def kind_labels(messages: Messages) -> dict[Kind, str]:
    """What each kind is called."""
    return {kind: messages.gettext(row.label) for kind, row in KINDS.items()}


def list_text(items: Iterable[str], messages: Messages) -> str:
    """Items with what the language puts between them: a comma in English."""
    return messages.pgettext("list", ", ").join(items)


@cache
def number_text(value: int, language: str) -> str:
    """A whole number with the separators of a language."""
    return str(format_decimal(value, locale=locale_of(language)))


_UNITS = ("byte", "kilobyte", "megabyte", "gigabyte")


@cache
def size_text(size: int, language: str) -> str:
    """The size of a file as a language writes it: `340 byte`, `12 kB`, `1.2 MB`."""
    value, unit = float(size), 0
    while unit < len(_UNITS) - 1 and value >= 999.5:
        value, unit = value / 1000, unit + 1
    value = round(value, 1 if unit and value < 9.95 else None)
    unit_name = f"digital-{_UNITS[unit]}"
    return str(format_unit(value, unit_name, length="short", locale=locale_of(language)))


def date_text(when: ArchiveDate, language: str, short: bool = False) -> str:
    """The date as precisely as it is known: `January 2015`, `June 10 - 14, 2010`."""
    return _text(when.start, when.end, language, short)


def time_text(when: ArchiveDate) -> str:
    """The time of day with its zone, or an empty string."""
    if not when.time:
        return ""
    clock = when.time.removesuffix(":00")
    return f"{clock} {'UTC' if when.zone == 'Z' else f'UTC{when.zone}'}"


def machine_date(when: ArchiveDate) -> str:
    """The date for a `datetime` attribute; the start of an interval, for the attribute has none."""
    return when.iso if not when.end else when.start.iso


def period_text(period: str, language: str) -> str:
    """A year or a month: `2015`, `January 2015`."""
    year, _, month = period.partition("-")
    return _text(Day(int(year), int(month or 0)), None, language, False)


@cache
def _text(start: Day, end: Day | None, language: str, short: bool) -> str:
    if end is None:
        return _format(start, language, short)
    if start.day and end.day:
        first, last = date(*start.first()), date(*end.first())
        return str(format_interval(first, last, "yMMMd", locale=locale_of(language)))
    return f"{_format(start, language, short)} \u2013 {_format(end, language, short)}"


def _format(day: Day, language: str, short: bool) -> str:
    first, locale = date(*day.first()), locale_of(language)
    if day.day:
        return format_date(first, "medium" if short else "long", locale=locale)
    skeleton = ("yMMM" if short else "yMMMM") if day.month else "y"
    return str(format_skeleton(skeleton, first, locale=locale))

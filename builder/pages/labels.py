"""Words and numbers as people read them, in the site's language."""

from collections.abc import Iterable
from functools import cache

from babel.numbers import format_decimal
from babel.units import format_unit

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

"""Words and numbers as people read them, in the site's language."""

from collections.abc import Iterable
from functools import cache

from babel.numbers import format_decimal

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

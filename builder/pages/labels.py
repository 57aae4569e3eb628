"""Words and numbers as people read them, in the site's language."""

from functools import cache

from babel.units import format_unit

from builder.config import SiteConfig
from builder.languages import locale_of
from builder.messages import Messages
from builder.model import KINDS, Kind
from builder.notation import Notation, with_digits


def kind_labels(config: SiteConfig, messages: Messages) -> dict[Kind, str]:
    """What each kind is called: by the archive, else by the catalogue."""
    labels = {kind: messages.gettext(row.label) for kind, row in KINDS.items()}
    return labels | {kind: own.label for kind, own in config.kinds.items() if own.label}


def labels_of_one(config: SiteConfig, messages: Messages) -> dict[Kind, str]:
    """What one of each kind is called, after its name: `Kyrgyzstan, country`."""
    labels = {kind: messages.pgettext("one of a kind", kind.singular) for kind in Kind}
    return labels | {kind: own.one for kind, own in config.kinds.items() if own.one}


def type_label(config: SiteConfig, type: str) -> str:
    """What readers see of a record's type: what the archive calls it, else the word itself."""
    return config.record_types.get(type) or type.replace("-", " ")


_UNITS = ("byte", "kilobyte", "megabyte", "gigabyte")


@cache
def size_text(size: int, notation: Notation) -> str:
    """The size of a file as a language writes it: `340 byte`, `12 kB`, `1.2 MB`."""
    value, unit = float(size), 0
    while unit < len(_UNITS) - 1 and value >= 999.5:
        value, unit = value / 1000, unit + 1
    value = round(value, 1 if unit and value < 9.95 else None)
    text = format_unit(
        value,
        f"digital-{_UNITS[unit]}",
        length="short",
        locale=locale_of(notation.language),
        numbering_system=notation.digit_system,
    )
    return with_digits(str(text), notation)

"""How an archive is told apart from others: the setting `theme`."""

from typing import NamedTuple

from builder.errors import Name
from builder.metadata.colours import check_colour, contrast, readable
from builder.metadata.fields import Fields

INK, PAPER, WHITE = "#1a1a18", "#fffdf9", "#ffffff"
DARK_PAPER = "#171613"
TYPES = ("serif", "sans")
TEXT, MUTED = 7.0, 5.0  # the least contrast to the paper: of texts, and of what is beside them

_LEAST = 12.0  # of ink and paper, so that there is room for muted colours

_COLOUR_HINT = "write six digits after a sign, between quotation marks: '#1f4e79'"
_MAPPING = "such as theme: {accent: '#1f4e79', type: sans}"


class Look(NamedTuple):
    """What is changed of the theme's look; what is empty stays.

    `accent` and `paper` are colours of light pages, from which those of dark ones are made; `logo`
    is a file of the theme's `static/`.
    """

    accent: str = ""
    paper: str = ""
    type: str = TYPES[0]
    logo: Name | None = None


def read_look(settings: Fields) -> Look:
    """The setting `theme`; what is wrong in it is a problem."""
    fields = settings.mapping("theme", _MAPPING)
    if fields is None:
        return Look()
    fields.check_keys(Look._fields)
    paper = _paper(fields)
    look = Look(
        accent=_accent(fields, paper or PAPER),
        paper=paper,
        type=fields.choice("type", TYPES, TYPES[0]),
        logo=fields.name("logo"),
    )
    settings.problems += fields.problems
    return look


def _paper(fields: Fields) -> str:
    """The colour of the paper, which the muted colours of texts have to be told from, too."""
    colour = fields.checked("paper", check_colour, "bad-colour", _COLOUR_HINT)
    other = readable(colour, WHITE, _LEAST, INK) if colour else ""
    return _told_apart(fields, "paper", colour, other, INK, _LEAST)


def _accent(fields: Fields, paper: str) -> str:
    colour = fields.checked("accent", check_colour, "bad-colour", _COLOUR_HINT)
    other = readable(colour, INK, MUTED, paper) if colour else ""
    return _told_apart(fields, "accent", colour, other, paper, MUTED)


def _told_apart(fields: Fields, key: str, colour: str, other: str, on: str, least: float) -> str:
    """The colour of a key, if it has a contrast to another one; else it is a problem."""
    if colour == other:
        return colour
    found = f"{contrast(colour, on):.1f}:1"
    message = (
        f"'{key}': the contrast of '{colour}' and '{on}' is {found}, at least {least}:1 is needed"
    )
    hint = f"write {key}: '{other}'"
    fields.report(fields.entries[key].value_place, "bad-colour", message, hint)
    return ""

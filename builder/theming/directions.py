"""Texts of content in a line of the page: those that could turn round what stands beside them.

By the Unicode Bidirectional Algorithm (https://www.unicode.org/reports/tr9/) letters, digits and
signs that run from left to right stand as they are in a line from left to right: only a text with
letters of Arabic, Hebrew and their relatives, or with a sign of direction, has to be kept apart. In
a line from right to left nearly every text has something that is not, so that all are kept apart.
"""

import re
from collections.abc import Callable
from functools import partial

from markupsafe import Markup, escape

_TURNING = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_ISOLATED = Markup("<bdi>%s</bdi>")
_ATTRIBUTE = Markup(' dir="auto"')


def direction_functions(direction: str) -> dict[str, Callable[..., object]]:
    """How templates keep texts apart on pages of a direction, `ltr` or `rtl`; by their names there.

    `isolated(text)` is the text, in a `<bdi>` if it has to be; `own_direction(text)` is for an
    element that has nothing but the text: its attribute `dir`, or nothing.
    """
    may_turn = _may_turn if direction == "ltr" else _always
    return {
        "isolated": partial(_isolated, may_turn),
        "own_direction": partial(_own_direction, may_turn),
    }


def _may_turn(text: str) -> bool:
    return not text.isascii() and _TURNING.search(text) is not None


def _always(text: str) -> bool:
    return True


def _isolated(may_turn: Callable[[str], bool], text: str) -> str:
    return _ISOLATED % text if may_turn(text) else escape(text)


def _own_direction(may_turn: Callable[[str], bool], text: str) -> str:
    return _ATTRIBUTE if may_turn(text) else ""

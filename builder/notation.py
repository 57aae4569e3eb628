"""How a site writes dates, numbers and lists: as CLDR has it for its language, and as it is set.

Pages and scripts write by the same tables, which come from Babel's copy of CLDR; scripts get them
with the texts of their page, so that both write the same, whatever a browser knows of a language.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from builder.languages import direction, locale_of

if TYPE_CHECKING:
    from babel import Locale

DATE_STYLES = ("long", "medium", "short", "iso")
DIGITS = ("latin", "native")

LATIN = "0123456789"
# The zeros of the systems of digits that CLDR names; the other nine follow in Unicode.
_ZEROS = {
    "adlm": "\U0001e950",
    "arab": "\u0660",
    "arabext": "\u06f0",
    "beng": "\u09e6",
    "cakm": "\U00011136",
    "deva": "\u0966",
    "gujr": "\u0ae6",
    "guru": "\u0a66",
    "java": "\ua9d0",
    "khmr": "\u17e0",
    "knda": "\u0ce6",
    "laoo": "\u0ed0",
    "mlym": "\u0d66",
    "mong": "\u1810",
    "mymr": "\u1040",
    "nkoo": "\u07c0",
    "orya": "\u0b66",
    "telu": "\u0c66",
    "thai": "\u0e50",
    "tibt": "\u0f20",
    "vaii": "\ua620",
}
# Where it is not 1: minimumGroupingDigits of CLDR, which Babel leaves out, by the locale that
# others have it from; a test compares it with a browser's.
_DIGITS_BEFORE_GROUP = {
    **dict.fromkeys(("bg", "es", "et", "hu", "it", "lv", "pl", "pt_PT", "ru_UA", "sl"), 2),
    "es_419": 1,
}
_BETWEEN = re.compile(r"\{0\}(.*)\{1\}")


class Notation(NamedTuple):
    """The language of a site, a BCP 47 tag, and how it writes dates and digits in it.

    `dates` is one of `DATE_STYLES`, `digits` one of `DIGITS`.
    """

    language: str
    dates: str = "long"
    digits: str = "latin"

    @property
    def digit_system(self) -> str:
        """The digits by their name in CLDR: `latn`, `arab`, `arabext`."""
        native = self.digits == "native" and native_system(self.language)
        return native or "latn"


class Numbers(NamedTuple):
    """How whole numbers are written: the ten digits, and what stands between groups of them.

    The last group has `first` digits, those before it `other`: 12,34,567 in Hindi. Numbers below
    `least` have one group: 1234, but 12.345 in Spanish.
    """

    digits: str
    separator: str
    first: int
    other: int
    least: int


class Joints(NamedTuple):
    """What stands between items of a list: after the first, further on, before the last, of two."""

    start: str
    middle: str
    end: str
    two: str

    def after(self, at: int, length: int) -> str:
        """What follows the item at a position from 0 of a list of so many."""
        if at + 1 >= length:
            return ""
        if length == 2:
            return self.two
        if at + 2 == length:
            return self.end
        return self.middle if at else self.start


def native_system(language: str) -> str:
    """The system of digits that is a language's own, if it has one besides the Latin: `arabext`."""
    native = locale_of(language).other_numbering_systems.get("native", "")
    return native if native in _ZEROS else ""


@cache
def numbers_of(notation: Notation) -> Numbers:
    """How a site writes whole numbers."""
    locale, system = locale_of(notation.language), notation.digit_system
    first, other = locale.decimal_formats[None].grouping
    least = 10 ** (first + _digits_before_group(locale) - 1)
    return Numbers(digits_of(system), _symbols(locale, system), first, other, least)


def _digits_before_group(locale: "Locale") -> int:
    """How many digits stand before the first separator at least."""
    from babel.core import get_global

    name = str(locale)
    while name and name not in _DIGITS_BEFORE_GROUP:
        name = get_global("parent_exceptions").get(name) or name.rpartition("_")[0]
    return _DIGITS_BEFORE_GROUP.get(name, 1)


def digits_of(system: str) -> str:
    """The ten digits of a system."""
    zero = ord(_ZEROS.get(system, LATIN[0]))
    return "".join(chr(zero + digit) for digit in range(10))


def _symbols(locale: "Locale", system: str) -> str:
    every = locale.number_symbols
    systems = (system, "latn", locale.default_numbering_system)
    return next((str(own) for one in systems if (own := every.get(one, {}).get("group"))), ",")


def with_digits(text: str, notation: Notation) -> str:
    """A text with the digits of a site in the place of the Latin ones."""
    if notation.digits == "latin":  # as nearly everywhere
        return text
    return text.translate(str.maketrans(LATIN, numbers_of(notation).digits))


@cache
def number_text(value: int, notation: Notation) -> str:
    """A whole number with the digits and the separators of a site."""
    digits, separator, first, other, least = numbers_of(notation)
    text = str(abs(value))
    if abs(value) < least:
        first = len(text)
    groups = [text[-first:]]
    text = text[:-first]
    while text:
        groups.insert(0, text[-other:])
        text = text[:-other]
    written = separator.join(groups).translate(str.maketrans(LATIN, digits))
    return f"-{written}" if value < 0 else written


@cache
def joints_of(language: str, use: str = "standard") -> Joints:
    """What a language puts between the items of a list; with `or` between alternatives."""
    patterns = locale_of(language).list_patterns[use]
    names = ("start", "middle", "end", "2")
    found = (_BETWEEN.search(patterns[name]) for name in names)
    return Joints(*(match[1] if match else ", " for match in found))


def list_text(items: Iterable[str], language: str) -> str:
    """Items as a language lists them: `a, b and c`.

    In one that is written from right to left so does the list, whatever its items are.
    """
    texts, joints = list(items), joints_of(language)
    is_turned = direction(language) == "rtl" and len(texts) > 1
    if is_turned:
        texts = [f"\u2068{text}\u2069" for text in texts]
    joined = "".join(text + joints.after(at, len(texts)) for at, text in enumerate(texts))
    return f"\u200f{joined}" if is_turned else joined

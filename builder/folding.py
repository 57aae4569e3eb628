"""Names and words as keys: the form that all spellings of one have in common.

The table of what is folded stands here; `search/client/folding.js` has it for browsers, and a test
compares the two over all of Unicode.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# What is written as an apostrophe, by keyboards and in transliterations: O'Brien, O\u2019Brien,
# O\u02bbzbekiston, \u02bfAl\u012b, ob\u02baekt, \u05e6\u05d4\u05f4\u05dc. It joins letters to one
# word, and counts for nothing in a name or a term. For a character class, as the next ones are.
APOSTROPHES = "'`\u00b4\u2018\u2019\u201b\u02b9-\u02bf\u055a\u05f3\u05f4\u2032\u2033\ua78c\uff07"
# Marks of all scripts; elsewhere Unicode has none, and to look through all takes a while.
_BLOCKS = (
    (0x300, 0x3100),
    (0xA600, 0xAC00),
    (0xFB00, 0x12000),
    (0x16000, 0x17000),
    (0x1B000, 0x1F000),
)
_MARKS = [
    mark
    for block in _BLOCKS
    for mark in map(chr, range(*block))
    if unicodedata.category(mark)[0] == "M"
]


def _ranges(characters: Iterable[str]) -> str:
    """Characters in order as ranges, which a pattern is compiled from much faster."""
    runs: list[list[str]] = []
    for one in characters:
        if runs and ord(one) == ord(runs[-1][1]) + 1:
            runs[-1][1] = one
        else:
            runs.append([one, one])
    return "".join(map("-".join, runs))


MARKS = _ranges(_MARKS)
# What nobody sees: soft hyphens, joiners, marks of direction, selectors of variants, fillers.
# Unicode calls it Default_Ignorable_Code_Point, as JavaScript does. And the Arabic tatweel.
INVISIBLE = (
    "\u00ad\u034f\u061c\u0640\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Accents of Latin, Greek and Cyrillic, points of Hebrew, Arabic and Syriac. The marks of all other
# scripts are their vowels and tones, and stay.
_ACCENT = re.compile(r"[\0-\u074f\u08ca-\u08ff\u1ab0-\u1aff\u1dc0-\u20ff]")
_ACCENTS = _ranges(filter(_ACCENT.match, _MARKS))
# Letters that no normal form takes apart, after what they are folded to; in lower case.
LETTERS = (
    "a=əɑ b=ɓƀ c=ƈȼ d=đðɖɗ e=ɛǝ f=ƒ g=ǥɠɣ h=ħ i=ıɨɩ j=ȷɉ k=ĸƙ l=łƚ n=ŋɲƞ o=øɔɵ p=ƥ r=ɍ t=ŧƭʈ u=ʉʊ "
    "v=ʋʌ y=ƴ z=ƶʒ ae=æ oe=œ th=þ ا=ٱ ك=کڪ ي=ىی ه=ةەہھ"
)

# The breve of Cyrillic short i and u makes letters of their own, as the voicing marks of Japanese
# do. In Hebrew a quotation mark often stands for gershayim.
_DROPPED = re.compile(
    rf"(?<![\u0438\u0443\u0418\u0423])\u0306|(?!\u0306)[{_ACCENTS}{INVISIBLE}{APOSTROPHES}]"
    r'|(?<=[\u05d0-\u05ea])"(?=[\u05d0-\u05ea])'
)
_ASCII_DROPPED = dict.fromkeys(map(ord, "'`"))
_GAPS = re.compile(r"[\s_\-\u2010-\u2015]+")
_DIGIT = re.compile(r"(?![0-9])\d")
_FOLDED = {
    ord(letter): to
    for to, letters in (part.split("=") for part in LETTERS.split(" "))
    for letter in letters
} | {katakana: katakana - 96 for katakana in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Fold letter case, accents, compatibility forms, variants of letters, digits, kana.

    Apostrophes and what nobody sees count for nothing.
    """
    if text.isascii():
        return text.translate(_ASCII_DROPPED).lower()
    # The acute accent as a sign of its own would become a space and a combining one.
    decomposed = unicodedata.normalize("NFKD", text.replace("\u00b4", ""))
    composed = unicodedata.normalize("NFC", _DROPPED.sub("", decomposed))
    return _DIGIT.sub(_digit, composed.casefold().translate(_FOLDED))


def _digit(match: re.Match[str]) -> str:
    return str(unicodedata.decimal(match[0]))


@lru_cache(maxsize=65536)
def key_of(name: str) -> str:
    """The key of a name: folded, with dashes and white space as one space."""
    return _GAPS.sub(" ", fold(name)).strip()

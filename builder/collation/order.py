"""The order of names in a language: keys to sort by, and the letters of an index.

The algorithm is that of Unicode (https://www.unicode.org/reports/tr10/) with CLDR's order, in which
punctuation counts. A key has the weights of all letters, then those of all accents, then those of
letter case; each weight is a character, so that keys compare as strings do.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from builder.collation.letters import Letters
from builder.collation.tables import pinyin, read_made, root, tailoring

NO_LETTER = "#"  # the heading of names that begin with a digit or a sign
OTHERS = "\u2026"  # that of names whose first character is no letter of an alphabet

_HAN = "\U000f0000"  # stands in the order of letters for all Chinese characters
_UNKNOWN = "\U000f0001"  # the first weight of what CLDR's tables do not have; it comes last
_JOINED = 0x100000  # from here on a character stands for several that are one letter
_LETTER = _MARK = 0x100  # the first weights of letters and of marks
_PLAIN, _FORM, _MADE = "\x20", 0x20, "\xf0"  # accents: of most letters, of other forms of one
_CASE, _SPELLINGS = 0x20, 0x10  # the first weight of letter case; what is between two spellings
_CAPITALS_FIRST = 0x4000  # is added to small letters where capitals come first
# How far what is compatible with a letter stands behind it; UTS #10, section 11.3.
_COMPATIBLE = (
    "wide compat font circle super sub vertical small square fraction narrow initial medial final "
    "isolated noBreak"
).split()
_CJK = range(0x4E00, 0xA000)
_MORE_CJK = (range(0x3400, 0x4DC0), range(0x20000, 0x40000))
# The first consonants of Korean, and the letters of its indexes.
_JAMO = dict(
    zip(map(chr, range(0x1100, 0x1113)), "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ", strict=True)
)
# Forms of Arabic letters that may stand before these; where alef is among them, it is the heading.
_ARABIC_FORMS, _ALEF, _HAMZA = "ءأؤإئةى", "\u0627", {"\u0621", "\u0623"}


class Weights(NamedTuple):
    """What a character adds to each part of a key; nothing if it does not count."""

    letters: str = ""
    accents: str = ""
    case: str = ""


class Order:
    """The order of a language."""

    def __init__(self, language: str) -> None:
        """Make the tables of a language."""
        rules = tailoring(language)
        letters = Letters(rules, _HAN)
        self._first_letter = chr(_LETTER + letters.before)
        self._backwards = rules.backwards
        self._readings = pinyin() if "Hani" in rules.first[:1] else {}
        self._groups = {chr(_LETTER + at): group for at, group in enumerate(letters.groups)}
        self._weights = _weigh_letters(self._groups, rules.capitals_first)
        self._weights |= {one: self._weights[other] for one, other in letters.equal.items()}
        self._weigh_marks(letters.marks, rules.light)
        self._weigh_made(rules.made)
        longer = {text for text in (*self._weights, *self._readings) if len(text) > 1}
        longest_first = sorted(longer, key=lambda text: (-len(text), text))
        self._joined = {text: chr(_JOINED + at) for at, text in enumerate(longest_first)}
        self._whole = {char: text for text, char in self._joined.items()}
        self._weights |= {char: self._weigh(text) for char, text in self._whole.items()}
        self._joins = re.compile("|".join(map(re.escape, longest_first)) or "(?!)")
        self._tables = [_Table(self._weigh, part) for part in range(3)]

    def key(self, text: str) -> str:
        """What a name is sorted by."""
        text = self._prepare(text)
        letters, accents, case = [text.translate(table) for table in self._tables]
        return f"{letters}\0{accents[::-1] if self._backwards else accents}\0{case}"

    def letter(self, text: str) -> str:
        """The heading under which a name stands: its first letter, without mere accents."""
        for char in self._prepare(text):
            if weight := self._weigh(char).letters:
                return self._heading(char, weight[0])
        return NO_LETTER

    def _weigh_marks(self, marks: list[str], light: str) -> None:
        """Of those that are no letters in this language."""
        for at, mark in enumerate(marks):
            weight = chr(_MARK + at)
            weights = ("", weight) if mark in light else (weight, _PLAIN)
            self._weights.setdefault(mark, Weights("", *weights))

    def _weigh_made(self, rules: tuple[str, ...]) -> None:
        common = [one for one in map(read_made, root().made) if one[0] not in self._weights]
        for whole, parts in (*common, *map(read_made, rules)):
            self._weights[whole] = _behind(_sum(list(map(self._weigh_part, parts))))

    def _prepare(self, text: str) -> str:
        """The text with one character for each letter."""
        text = unicodedata.normalize("NFC", text)
        return self._joins.sub(lambda match: self._joined[match[0]], text)

    def _heading(self, char: str, weight: str) -> str:
        if weight < self._first_letter:
            return NO_LETTER
        group = [letter for form in self._groups.get(weight, ()) for letter in form]
        if not group or group == [_HAN]:
            return self._readings.get(self._whole.get(char, char), (0, OTHERS))[1]
        if _ALEF in group or _HAMZA.issubset(group):
            return _ALEF
        heading = _JAMO.get(group[0]) or next(filter(_is_heading, group), group[0])
        return heading.replace("'", "\u02bb")  # as Uzbek o' is printed

    def _weigh(self, char: str) -> Weights:
        weights = self._weights.get(char)
        if weights is None:
            weights = self._weights[char] = self._find_out(char)
        return weights

    def _find_out(self, char: str) -> Weights:
        """The weights of a character that no table has, or of a word that has a reading."""
        if char in self._readings or any(ord(char) in block for block in (_CJK, *_MORE_CJK)):
            return self._weigh_chinese(char)
        tag, *parts = _decompose(char)
        if parts:
            weights = _sum([self._weigh(part) for part in parts])
            return _behind(weights, 1 + _COMPATIBLE.index(tag)) if tag in _COMPATIBLE else weights
        if unicodedata.category(char)[0] in "CM":
            return Weights()
        return Weights(_UNKNOWN + char, _PLAIN, _PLAIN)

    def _weigh_chinese(self, char: str) -> Weights:
        """By reading where the language has readings, else the common ones first."""
        if char in self._readings:
            place = _LETTER + self._readings[char][0]
        else:
            place = ord(char) + (0x20000 if ord(char) in _CJK else 0x40000)
        return self._weights[_HAN]._replace(letters=self._weights[_HAN].letters + chr(place))

    def _weigh_part(self, part: str) -> Weights:
        if len(part) > 1 and part.endswith("*"):
            return self._weigh(part[:-1])._replace(accents=_MADE)
        return self._weights[part] if len(part) > 1 else self._weigh(part)


class _Table(dict[int, str]):
    """One part of the weights for `str.translate`, found out as they are asked for."""

    def __init__(self, weigh: Callable[[str], Weights], part: int) -> None:
        super().__init__()
        self._weigh, self._part = weigh, part

    def __missing__(self, code: int) -> str:
        weight = self[code] = self._weigh(chr(code))[self._part]
        return weight


def _weigh_letters(groups: dict[str, list[list[str]]], capitals_first: bool) -> dict[str, Weights]:
    found = {}
    for weight, group in groups.items():
        for form, spellings in enumerate(group):
            for at, letter in enumerate(spellings):
                case = _CASE + at * _SPELLINGS
                if capitals_first and not letter[0].isupper():
                    case += _CAPITALS_FIRST
                found[letter] = Weights(weight, chr(_FORM + form), chr(case))
    return found


def _sum(parts: list[Weights]) -> Weights:
    return Weights(*map("".join, zip(*parts, strict=True))) if parts else Weights()


def _behind(weights: Weights, steps: int = 1) -> Weights:
    """The weights of what stands behind others in letter case."""
    return weights._replace(case="".join(chr(ord(one) + steps) for one in weights.case))


def _decompose(char: str) -> list[str]:
    """The parts of a character after the way in which it is made of them; none of a simple one."""
    tag, *parts = f"canonical {unicodedata.decomposition(char)}".split()
    if parts and parts[0][0] == "<":
        tag, parts = parts[0][1:-1], parts[1:]
    if parts:
        return [tag, *(chr(int(part, 16)) for part in parts)]
    syllable = unicodedata.normalize("NFD", char)  # of Hangul
    return [tag, *syllable] if syllable != char else [tag]


def _is_heading(letter: str) -> bool:
    return "SMALL " not in unicodedata.name(letter[0], "") and letter not in _ARABIC_FORMS


@cache
def order_of(language: str) -> Order:
    """The order of a language."""
    return Order(language)

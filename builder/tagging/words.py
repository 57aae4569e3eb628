"""Words of a text with their case and sentence: what names are looked for in."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from builder.folding import fold
from builder.search.inflection import primary, stems
from builder.search.tokens import WORD

_LETTER = r"[^\W\d_]"
# In Chinese and Japanese, without spaces, each character is taken for a word.
_CHARACTER = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_WORD = re.compile(rf"((?:{_LETTER}\.){{2,}}{_LETTER}?(?![^\W_]))|{_CHARACTER.pattern}|{WORD}")
_END = re.compile(r"[.!?\u2026\u3002\uff01\uff1f][\"'\u201d\u2019\u00bb)\]]*\s+|\n+")
# After these a point is no end of a sentence: initials, titles, states and months cut short.
_CUT_SHORT = re.compile(
    r"(?:(?<![^\W_])(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sen|Rep|Gov|St|Jr|Sr|Inc|Corp|Co|Ltd|No|vs|"
    r"Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|etc|"
    r"\u0433|\u0433\u0433|\u0438\u043c|\u0442|\u0434|\u043f\u0440|\u0441\u0442|\u0440|\u0440\u0443\u0431))\.\s+\Z"
)
_PLAIN = re.compile(rf"{_LETTER}+")
_POSSESSIVE = re.compile(r"['\u2019`]s\Z", re.IGNORECASE)
_SHORTEST_SHOUT = 2  # words of a sentence in capitals


class Word(NamedTuple):
    """A word: its key, which forms of one word share; from where to where it stands.

    `is_capital` is whether it begins with a capital or its script has none; `is_acronym` is of
    what is all in capitals, in a sentence that is not.
    """

    key: str
    form: str
    start: int
    end: int
    is_capital: bool
    is_acronym: bool


class Sentence(NamedTuple):
    """A sentence: its text, its words; whether all of it is in capitals, which says nothing."""

    text: str
    words: tuple[Word, ...]
    is_shouted: bool


def sentences_of(block: str, language: str) -> Iterator[Sentence]:
    """The sentences of a paragraph."""
    start = 0
    for end in _END.finditer(block):
        if _CUT_SHORT.search(block, start, end.end()):
            continue
        if block[end.end() : end.end() + 1].islower():
            continue
        yield sentence_of(block[start : end.end()].strip(), language)
        start = end.end()
    if rest := block[start:].strip():
        yield sentence_of(rest, language)


def sentence_of(text: str, language: str) -> Sentence:
    """A text as one sentence, with its words."""
    found = [*_WORD.finditer(text)]
    letters = [one[0] for one in found if one[0][0].isalpha()]
    is_shouted = len(letters) >= _SHORTEST_SHOUT and text.upper() == text and text.lower() != text
    code = primary(language)
    return Sentence(text, tuple([_word(one, code, is_shouted) for one in found]), is_shouted)


def _word(found: re.Match[str], language: str, is_shouted: bool) -> Word:
    written, start, end = found[0], found.start(), found.end()
    if found[1]:  # U.S. is US
        key = "".join(filter(str.isalpha, written)).casefold()
        return Word(key, key, start, end, True, True)
    key, form, is_capital, is_upper = _read(written, language)
    return Word(key, form, start, end, is_capital, is_upper and not is_shouted)


@lru_cache(maxsize=1 << 17)
def _read(written: str, language: str) -> tuple[str, str, bool, bool]:
    """The key and the form of a word, whether it begins with a capital, and has no others."""
    if len(written) == 1 and _CHARACTER.fullmatch(written):  # folded, kana of two kinds are one
        return written, written, True, False
    form = fold(_POSSESSIVE.sub("", written) if language == "en" else written)
    is_upper = len(written) > 1 and written.isupper()
    is_capital = not written[0].islower() and not written[0].isdigit()
    return key_in(form, language), form, is_capital, is_upper


def key_in(form: str, language: str) -> str:
    """What the forms of a word share in a language."""
    return stems([form], language)[0] or form


def words_of(name: str, language: str) -> tuple[Word, ...]:
    """The words of a name."""
    code = primary(language)
    return tuple(_word(one, code, is_shouted=False) for one in _WORD.finditer(name))


def plain_words(texts: Iterable[str]) -> frozenset[str]:
    """The folded words that texts have in small letters at least as often as with a capital."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(_PLAIN.findall(text))
    capital: Counter[str] = Counter()
    for word, count in counts.items():
        if not word.islower():
            capital[word.casefold()] += count
    small = ((word, count) for word, count in counts.items() if word.islower())
    return frozenset(fold(word) for word, count in small if count >= capital[word])

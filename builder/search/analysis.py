"""What a word is: text -> terms with their positions; the same for texts and for queries.

A position may have several terms: the stem of a word and its form, a compound beside its first part
(`al-Qaeda`: `al` and `alqaeda`, then `qaeda`), the spellings of a Cyrillic name in Latin letters.
No other module looks into a word.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from builder.folding import APOSTROPHES, INVISIBLE, MARKS, fold
from builder.search.inflection import primary
from builder.search.stopwords import stop_words

MAX_WORD = 64  # characters; what is longer is no word, and is cut

_WORD = (
    rf"[^\W_](?:[^\W_]|[{MARKS}{INVISIBLE}]|[{APOSTROPHES}](?=[^\W\d_])"
    r'|(?<=[\u05d0-\u05ea])"(?=[\u05d0-\u05ea]))*'
)
_INITIALS = re.compile(r"[^\W\d_]\.(?:[^\W\d_]\.)+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)+")
# What stands between spaces and signs; `split` makes words of each.
_TOKEN = re.compile(
    rf"{_INITIALS.pattern}(?![^\W_])|{_NUMBER.pattern}(?![^\W_])"
    rf"|{_WORD}(?:[-\u2010\u2011]{_WORD})*"
)
_PART = re.compile(_WORD)
_THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+")
# Scripts that write no spaces between words (Chinese, Japanese, Thai, Lao, Burmese, Khmer), or join
# other words to their ends (Korean). Kana of half the width are two characters where voiced.
_SCRIPTS = (
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    "\uac00-\ud7a3\uff66-\uff9f"
)
_VOICING = "\u3099\u309a\uff9e\uff9f"
_UNSPACED = re.compile(f"[{_SCRIPTS}][{_SCRIPTS}{_VOICING}{INVISIBLE}]*")
_CHARACTER = re.compile(f"[^{INVISIBLE}][{_VOICING}]*")


class Term(NamedTuple):
    """A form in a text: `position` counts the words from 0; it stands from `start` to `end`."""

    text: str
    position: int
    start: int
    end: int


class Word(NamedTuple):
    """A word of a token: its characters from `start` to `end`, and its forms.

    The first form is what is written, folded; a compound's first word has also the compound written
    as one word. A name begins with one capital, or its script has none.
    """

    start: int
    end: int
    forms: tuple[str, ...]
    is_name: bool = False


def analyze(text: str, language: str) -> Iterator[Term]:
    """The terms of a text in a language, in order of their positions."""
    position = 0
    for match in _TOKEN.finditer(text):
        at = match.start()
        for word in split(match[0], language):
            for form in word.forms:
                yield Term(form, position, at + word.start, at + word.end)
            position += 1


def words_of(text: str, language: str) -> Sequence[Word]:
    """The words of a text, in order of their positions; `start` and `end` are within the token."""
    if text.isascii() and text.isalnum():
        return split(text, language)
    return [word for token in _TOKEN.findall(text) for word in split(token, language)]


def is_stop_form(forms: Sequence[str], language: str) -> bool:
    """Whether a word of a text is a stop word, or folds to nothing."""
    return not forms or forms[0] in folded_stop_words(language)


def join(text: str, language: str) -> tuple[str, ...]:
    """The terms of a compound written as one word: al-Qaeda as alqaeda."""
    return (_form("".join(_PART.findall(text))),)


def is_stop_word(word: str, language: str) -> bool:
    """Whether a word of a query is a stop word: the, of, и."""
    return fold(word) in folded_stop_words(language)


@lru_cache(maxsize=65536)
def split(token: str, language: str) -> tuple[Word, ...]:
    """The words of a token, which are kept: the same tokens come again and again."""
    if token.isascii() and token.isalnum():  # as most: one word, with nothing to fold but case
        word = token[:MAX_WORD].lower()
        return (Word(0, len(token), (word,), _may_be_name(token)),)
    if _NUMBER.fullmatch(token):
        number = token.replace(",", "") if _THOUSANDS.fullmatch(token) else token
        return (Word(0, len(token), (number,)),)
    found = tuple(_split(token, language))
    # A diacritic or an apostrophe alone folds to nothing.
    return tuple(word._replace(forms=tuple(filter(None, word.forms))) for word in found)


def _split(token: str, language: str) -> Iterator[Word]:
    if _INITIALS.fullmatch(token):
        yield Word(0, len(token), (fold(token.replace(".", "")),), True)
    else:
        parts = list(_PART.finditer(token))
        for number_of_part, part in enumerate(parts):
            for (first, last), form in _forms(part[0]):
                joined = "".join(one[0] for one in parts) if number_of_part == 0 else ""
                forms = tuple(dict.fromkeys((form, _form(joined)) if len(parts) > 1 else (form,)))
                is_name = _may_be_name(part[0][first:last])
                yield Word(part.start() + first, part.start() + last, forms, is_name)


def _may_be_name(word: str) -> bool:
    """Whether a word begins with one capital, or its letters have none.

    In headlines of capitals every word would be a name.

    Georgian has capitals, but never for one letter.
    """
    first, second = word[0], word[1:2]
    return first == first.title() and not first.isdigit() and not second.isupper()


def _forms(word: str) -> Iterator[tuple[tuple[int, int], str]]:
    """A run of letters as words; scripts without spaces give every two neighbouring characters."""
    at = 0
    for run in _UNSPACED.finditer(word):
        if run.start() > at:
            yield (at, run.start()), _form(word[at : run.start()])
        yield from _pairs(run)
        at = run.end()
    if at < len(word):
        yield (at, len(word)), _form(word[at:])


def _pairs(run: re.Match[str]) -> Iterator[tuple[tuple[int, int], str]]:
    spans = [found.span() for found in _CHARACTER.finditer(run[0])]
    for (first, _), (_, end) in list(pairwise(spans)) or [(span, span) for span in spans]:
        yield (run.start() + first, run.start() + end), fold(run[0][first:end])


def _form(word: str) -> str:
    return fold(word[:MAX_WORD])


@lru_cache
def folded_stop_words(language: str) -> frozenset[str]:
    """The stop words of a language, folded."""
    return frozenset(map(fold, stop_words(primary(language))))

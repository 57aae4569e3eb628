"""What a word is: text -> terms with their positions; the same for texts and for queries.

A position may have several terms: the stem of a word and its form, a compound beside its first part
(`al-Qaeda`: `al` and `alqaeda`, then `qaeda`), the spellings of a Cyrillic name in Latin letters.
No other module looks into a word.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from Stemmer import Stemmer

from builder.folding import INVISIBLE, fold
from builder.search.romanize import is_cyrillic, romanize
from builder.search.stopwords import stop_words
from builder.search.tokens import TOKEN, is_acronym, joined, parts, prepared

MAX_WORD = 64  # characters; what is longer is no word, and is cut

# Serbian in Cyrillic is only put into Latin letters, not stemmed. If Serbian in Latin letters were
# stemmed, one word in the two alphabets would have two stems.
_UNSTEMMED = frozenset({"sr", "srp"})
# Scripts that write no spaces between words (Chinese, Japanese, Thai, Lao, Burmese, Khmer), or join
# other words to their ends (Korean). Kana of half the width are two characters where voiced.
_SCRIPTS = (
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    "\uac00-\ud7a3\uff66-\uff9f"
)
_VOICING = "\u3099\u309a\uff9e\uff9f"
_UNSPACED = re.compile(f"[{_SCRIPTS}][{_SCRIPTS}{_VOICING}{INVISIBLE}]*")
_CHARACTER = re.compile(f"[^{INVISIBLE}][{_VOICING}]*")


Forms = tuple[tuple[str, str], ...]  # each form with its stem


class Term(NamedTuple):
    """A term of a text, with its stem.

    `position` counts the words from 0; the term is made of the characters from `start` to `end`.
    """

    text: str
    position: int
    start: int
    end: int
    stem: str


class Word(NamedTuple):
    """A word of a token: its characters from `start` to `end`, and its forms with their stems."""

    start: int
    end: int
    forms: Forms


def analyze(text: str, language: str) -> Iterator[Term]:
    """The terms of a text in a language, in order of their positions."""
    position = 0
    for match in TOKEN.finditer(text):
        at = match.start()
        for word in split(match[0], language):
            for form, stem in word.forms:
                yield Term(form, position, at + word.start, at + word.end, stem)
            position += 1


def words_of(text: str, language: str) -> Sequence[Word]:
    """The words of a text, in order of their positions; `start` and `end` are within the token."""
    if text.isascii() and text.isalnum():
        return split(text, language)
    tokens = TOKEN.finditer(prepared(text))
    return [word for token in tokens for word in split(token[0], language)]


def keys_of(forms: Forms, home: bool) -> tuple[str, ...]:
    """The keys of a word: its stems if its language is the site's own (`home`), else its forms."""
    if len(forms) == 1:
        return forms[0][1:] if home else forms[0][:1]
    return tuple(dict.fromkeys(stem if home else form for form, stem in forms))


def is_stop_form(forms: Forms, language: str) -> bool:
    """Whether a word of a text is a stop word, or folds to nothing."""
    return not forms or forms[-1][0] in folded_stop_words(language)


def join(text: str, language: str) -> tuple[str, ...]:
    """The terms of a compound written as one word: al-Qaeda as alqaeda."""
    return tuple(form for form, _ in _terms(joined(text), language))


def is_stop_word(word: str, language: str) -> bool:
    """Whether a word of a query is a stop word: the, of, и."""
    return fold(word) in folded_stop_words(language) and not is_acronym(word)


def asked(forms: Sequence[str], language: str) -> list[str]:
    """Which forms of a word a query asks for.

    A stop word in capitals is an acronym, and so is US, though us is telling. The last character of
    a run of Chinese stands beside the pair that it ends for those who ask for it alone.
    """
    acronyms = [form for form in forms if form != form.lower()]
    if acronyms and (forms[0] == "us" or is_stop_word(forms[0], language)):
        return acronyms
    alone = [form for form in forms[1:] if len(form) == 1 and _UNSPACED.fullmatch(form)]
    return [form for form in forms if form not in acronyms and form not in alone]


def is_character(text: str) -> bool:
    """Whether a text is one character of a script without spaces."""
    return len(_CHARACTER.findall(text)) == 1 and bool(_UNSPACED.fullmatch(text))


@lru_cache(maxsize=65536)
def split(token: str, language: str) -> tuple[Word, ...]:
    """The words of a token, which are kept: the same tokens come again and again."""
    if token.isascii() and token.isalnum():  # as most: one word, with nothing to fold
        word = token[:MAX_WORD]
        if word.isdigit():
            return (Word(0, len(token), _alone(word)),)
        if word.isalpha() and word.islower() and not word.startswith(("anti", "counter")):
            return (Word(0, len(token), _stemmed(word, language)),)
    found = tuple(_split(token, language))
    # A diacritic or an apostrophe alone folds to nothing.
    return tuple(word._replace(forms=tuple(f for f in word.forms if f[0])) for word in found)


def _split(token: str, language: str) -> Iterator[Word]:
    match = TOKEN.fullmatch(token)
    for part in parts(match) if match else ():
        others = [form for word in part.words[1:] for form in _terms(word[:MAX_WORD], language)]
        more = (*others, *((key, key) for key in part.keys))
        runs = _forms(part.words[0], language) if part.words else [((0, part.end), ())]
        for number, ((first, last), forms) in enumerate(runs):
            forms = forms if number else _with(forms, more)
            yield Word(part.start + first, part.start + last, forms)


def _with(forms: Forms, more: Forms) -> Forms:
    """The forms of a word, then others that it has not yet."""
    known = dict(forms)
    return forms + tuple((form, stem) for form, stem in more if form not in known)


def _forms(word: str, language: str) -> Iterator[tuple[tuple[int, int], Forms]]:
    """A run of letters as words; scripts without spaces give every two neighbouring characters."""
    at = 0
    for run in _UNSPACED.finditer(word):
        if run.start() > at:
            yield (at, run.start()), _terms(word[at : run.start()], language)
        yield from _pairs(run)
        at = run.end()
    if at < len(word):
        yield (at, len(word)), _terms(word[at:], language)


def _pairs(run: re.Match[str]) -> Iterator[tuple[tuple[int, int], Forms]]:
    spans = [found.span() for found in _CHARACTER.finditer(run[0])]
    for (first, _), (_, end) in list(pairwise(spans)) or [(span, span) for span in spans]:
        forms = _alone(fold(run[0][first:end]))
        if (first, end) != spans[0] and end == spans[-1][1]:
            forms += _alone(fold(run[0][spans[-1][0] : end]))  # no pair begins with it
        yield (run.start() + first, run.start() + end), forms


def _alone(text: str) -> Forms:
    return ((text, text),)


def _terms(word: str, language: str) -> Forms:
    """The terms of one word: its stem first."""
    folded = fold(word[:MAX_WORD])
    if is_cyrillic(folded):
        return _cyrillic_terms(folded, primary(language))
    return _stemmed(folded, language)


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """The Snowball stemmer of a language by its code (`en`), or a function that changes nothing."""
    try:
        return Stemmer(language, 0).stemWord if language not in _UNSTEMMED else str
    except KeyError:
        return str


@lru_cache(maxsize=65536)
def _stemmed(word: str, language: str) -> Forms:
    stem = stemmer(primary(language))(word) or word
    return ((stem, stem), (word, stem)) if stem != word else _alone(stem)


@lru_cache
def primary(language: str) -> str:
    """A language without its script or country."""
    return language.split("-")[0].lower()


def _cyrillic_terms(word: str, language: str) -> Forms:
    """The terms of a Cyrillic word, in Latin letters.

    In Russian it is stemmed; so it is where the language is a Latin one, for then it is likely a
    word of a query.
    """
    own = language in _CYRILLIC_LANGUAGES
    forms = romanize(word, language if own else "") or (word,)  # signs alone have no Latin letters
    if own and language != "ru":
        return tuple((form, forms[0]) for form in forms)
    stem = (romanize(stemmer("ru")(word), "ru") or forms)[0]
    return tuple((form, stem) for form in dict.fromkeys((stem, *forms)))


_CYRILLIC_LANGUAGES = frozenset("ba be bg ce kk ky mk mn ru sr tg tk tt uk uz".split())


@lru_cache
def folded_stop_words(language: str) -> frozenset[str]:
    """The stop words of a language, folded."""
    return frozenset(map(fold, stop_words(primary(language))))

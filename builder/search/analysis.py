"""What a word is: text -> forms with their positions; the same for texts and for queries.

A position may have several forms: a word as it is written, folded, and a compound beside its first
part (`al-Qaeda`: `al` and `alqaeda`, then `qaeda`). Inflections and spellings are no forms: they
are for `families`. No other module but `tokens` looks into a word.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from builder.folding import INVISIBLE, fold
from builder.search.inflection import primary
from builder.search.stopwords import stop_words
from builder.search.tokens import TOKEN, is_acronym, joined, parts, plain

MAX_WORD = 64  # characters; what is longer is no word, and is cut

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
    as one word. What may be a name begins with one capital, or its script has none; what is small
    begins with a small letter or a digit. Words in capitals are neither.
    """

    start: int
    end: int
    forms: tuple[str, ...]
    is_name: bool = False
    is_small: bool = False


def analyze(text: str, language: str) -> Iterator[Term]:
    """The terms of a text in a language, in order of their positions."""
    position = 0
    for match in TOKEN.finditer(text):
        at = match.start()
        for word in split(match[0], language):
            for form in word.forms:
                yield Term(form, position, at + word.start, at + word.end)
            position += 1


def words_of(text: str, language: str) -> Sequence[Word]:
    """The words of a text that is `prepared`, in order; `start` and `end` are within the token."""
    if word := _plain(text):
        return (word,)
    words: list[Word] = []
    for token in TOKEN.finditer(text):
        # What is all of a text is no running text, whose tokens come again and again.
        words += _words(token) if token[0] == text else split(token[0], language)
    return words


def is_stop_form(forms: Sequence[str], language: str) -> bool:
    """Whether a word of a text is a stop word, or folds to nothing."""
    return not forms or forms[0] in folded_stop_words(language)


def join(text: str, language: str) -> tuple[str, ...]:
    """The terms of a compound written as one word: al-Qaeda as alqaeda."""
    return (_form(joined(text)),)


def is_stop_word(word: str, language: str) -> bool:
    """Whether a word of a query is a stop word: the, of, и."""
    return fold(word) in folded_stop_words(language) and not is_acronym(word)


def asked(forms: Sequence[str], language: str) -> list[str]:
    """Which forms of a word a query asks for.

    A stop word in capitals is an acronym, and so is US, though us is telling. The last character of
    a run of Chinese stands beside the pair that it ends for those who ask for it alone.
    """
    acronyms = [form for form in forms if form != fold(form)]
    if acronyms and (forms[0] == "us" or is_stop_word(forms[0], language)):
        return acronyms
    alone = [form for form in forms[1:] if len(form) == 1 and _UNSPACED.fullmatch(form)]
    return [form for form in forms if form not in acronyms and form not in alone]


def asked_words(text: str, language: str) -> list[list[str]]:
    """The forms that a query asks for at each position of a text."""
    positions = groupby(analyze(text, language), key=lambda term: term.position)
    return [asked([term.text for term in same], language) for _, same in positions]


def is_character(text: str) -> bool:
    """Whether a text is one character of a script without spaces."""
    return len(_CHARACTER.findall(text)) == 1 and bool(_UNSPACED.fullmatch(text))


@lru_cache(maxsize=65536)
def split(token: str, language: str) -> tuple[Word, ...]:
    """The words of a token, which are kept: the same tokens come again and again."""
    if word := _plain(token):
        return (word,)
    match = TOKEN.fullmatch(token)
    return tuple(_words(match)) if match else ()


def _plain(token: str) -> Word | None:
    """The word of a token of ASCII letters or digits, as most are: there is nothing to fold."""
    if not (token.isascii() and token.isalnum()):
        return None
    word, end = token[:MAX_WORD], len(token)
    if small := plain(token)[:MAX_WORD]:
        if word == small:
            return Word(0, end, (small,), is_small=True)
        is_name = word[1:] == small[1:]
        return Word(0, end, (small,), is_name) if is_name or not is_acronym(word) else None
    return Word(0, end, (word,), is_small=True) if word.isdigit() else None


def _words(token: re.Match[str]) -> Iterator[Word]:
    """The words of a match of `TOKEN`."""
    for part in parts(token):
        if not part.words:  # a number
            yield Word(part.start, part.end, part.keys, is_small=True)
            continue
        more = [*map(_form, part.words[1:]), *part.keys]
        runs = list(_forms(part.words[0]))
        for number, ((first, last), forms) in enumerate(runs):
            if not number and more:
                forms = tuple(dict.fromkeys((*forms, *more)))
            if "" in forms:  # a diacritic or an apostrophe alone folds to nothing
                forms = tuple(filter(None, forms))
            piece = part.words[0][first:last]
            case = _may_be_name(piece), _is_small(piece)
            # Initials have signs that their word has not.
            end = part.end if number == len(runs) - 1 else part.start + last
            yield Word(part.start + first, end, forms, *case)


def _may_be_name(word: str) -> bool:
    """Whether a word begins with one capital, or its letters have none.

    In headlines of capitals every word would be a name. Georgian has capitals, but never for one
    letter.
    """
    first, second = word[0], word[1:2]
    return first == first.title() and not first.isdigit() and not second.isupper()


def _is_small(word: str) -> bool:
    """Whether a word begins with a digit or with a small letter that has a capital."""
    return word[0].isdigit() or (word[0].islower() and word[0] != word[0].title())


def _forms(word: str) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    """A run of letters as words; scripts without spaces give every two neighbouring characters."""
    if word.isascii():
        yield (0, len(word)), (_form(word),)
        return
    at = 0
    for run in _UNSPACED.finditer(word):
        if run.start() > at:
            yield (at, run.start()), (_form(word[at : run.start()]),)
        yield from _pairs(run)
        at = run.end()
    if at < len(word):
        yield (at, len(word)), (_form(word[at:]),)


def _pairs(run: re.Match[str]) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    spans = [found.span() for found in _CHARACTER.finditer(run[0])]
    for (first, _), (_, end) in list(pairwise(spans)) or [(span, span) for span in spans]:
        forms = [fold(run[0][first:end])]
        if (first, end) != spans[0] and end == spans[-1][1]:
            forms.append(fold(run[0][spans[-1][0] : end]))  # no pair begins with it
        yield (run.start() + first, run.start() + end), tuple(forms)


def _form(word: str) -> str:
    return fold(word[:MAX_WORD])


@lru_cache
def folded_stop_words(language: str) -> frozenset[str]:
    """The stop words of a language, folded."""
    return frozenset(map(fold, stop_words(primary(language))))

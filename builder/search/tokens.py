"""What a token is, and what words it has, as they are written: no stems, no languages.

A token is what stands between gaps: `al-Qaeda`, `1 000`, `J. K.`, `l'école`, `#FreeNavalny`. Its
parts are its words, each with the other ways in which it is written and searched.
"""

import re
from collections.abc import Iterator, Sequence
from string import punctuation
from typing import NamedTuple

from builder.folding import APOSTROPHES, INVISIBLE, MARKS, fold

# They are no characters, and so in no text.
BLOCK = "\ufdd0"  # stands between two texts
JOINT = "\ufdd1"  # stands for a space within a token

_LETTER = r"[^\W\d_]"
_SPACES = " \u00a0\u2009\u202f"
_GROUPING = f"{_SPACES}{JOINT}'\u2019\u066c"
_DECIMAL = ".,\u066b"
WORD = (
    rf"[^\W_](?:[^\W_]|[{MARKS}{INVISIBLE}]|[{APOSTROPHES}](?={_LETTER})"
    r'|(?<=[\u05d0-\u05ea])"(?=[\u05d0-\u05ea]))*'
)
# U.S., J. K., Ph.D.; a name may follow at once. With spaces only single letters, for `Mr. A.` and
# `is. U.S.` are no one word. The last dot may be missing: U.S, Ph.D. All are bounded, for a text of
# nothing else would take for ever.
_INITIALS = (
    rf"(?:(?:{_LETTER}|Ph)\.(?:[{_SPACES}{JOINT}]?{_LETTER}\.){{1,15}}"
    rf"|{_LETTER}{{1,2}}\.(?:(?:{_LETTER}|[A-Z][a-z]|Phil)\.){{1,15}})(?![^\W_](?!{_LETTER}))"
    rf"|(?:{_LETTER}|Ph)(?:\.(?:{_LETTER}|Phil)){{1,15}}(?![^\W_]|\.)"
)
_WIDE = "[\uff10-\uff19]"  # digits between which a comma of full width is none of a sentence
_NUMBER = (
    rf"(?:{_WIDE}{{1,3}}(?:\uff0c{_WIDE}{{3}}){{1,15}}(?![^\W_])|(?!0)\d{{1,3}}(?:[{_GROUPING}]\d{{3}}){{1,15}}(?:[{_DECIMAL}]\d+)?(?![^\W_])"
    rf"|\d+(?:[{_DECIMAL}]\d+){{1,15}}(?!\d))"
)
_SIGNED = rf"{_LETTER}(?:\+\+|#)(?![^\W_])"  # C++, C#
# Names of Arabic that are also written as one word: Abdul Rahman, Saif ul-Islam, Fazlur Rahman.
_SPACE = f"[{_SPACES}{JOINT}]"
_ARTICLE = rf"{_SPACE}[aeu][dlnrstz]h?[-{_SPACES}{JOINT}]"
_ARABIC = (
    rf"Abd(?:[aeou]?[dlnrstz]?h?{_SPACE}|{_ARTICLE})(?=[A-Z]){WORD}"
    rf"|[A-Z][a-z]+(?:u[dlnrst]{_SPACE}|{_ARTICLE})"
    r"(?:D[aeiy]+ne?|Islam|Haq+|R[ae]hman)(?![^\W_])"
)
_SIGNED_END = re.compile(_SIGNED)
TOKEN = re.compile(
    rf"({_INITIALS})|({_NUMBER})|({_SIGNED})|{_ARABIC}|{WORD}(?:[-\u2010\u2011]{WORD})*"
)
_PART = re.compile(WORD)
_BEGINS = r"(?<![^\W_])"
_GAP_INSIDE = re.compile(
    rf"[{_SPACES}](?:(?:(?<={_BEGINS}{_LETTER}\..)|(?<={_BEGINS}Ph\..))(?={_LETTER}\.)"
    rf"|(?:(?<={_BEGINS}\d.)|(?<={_BEGINS}\d\d.)|(?<={_BEGINS}\d{{3}}.))(?=\d{{3}}(?![^\W_])))"
)
_GAPS_IN_NAME = re.compile(rf"{_BEGINS}(?:{_ARABIC})")
_IN_NAME = re.compile("Abd|D(?:ee|i)n|Islam|Haq|R[ae]hman")
_BEFORE_INITIAL = re.compile(rf"\.[{_SPACES}]{_LETTER}{{1,2}}\.")
# Beginning with a class of characters it is found several times faster than with `\d`.
_BEFORE_THOUSANDS = re.compile(rf"[0-9\u0660-\U0010ffff](?<=\d)[{_SPACES}]\d{{3}}(?![^\W_])")
# Groups in India have two digits but the last: 1,00,000.
_THOUSANDS = re.compile(
    rf"(?!0)(\d{{1,3}})([.{_GROUPING}](?=\d{{3}})|,)((?:\d\d,)*\d{{3}}(?:\2\d{{3}})*)"
    rf"(?:(?!\2)[{_DECIMAL}](\d+))?"
)
_DECIMAL_COMMA = re.compile(r"\A(\d+)[,\u066b](\d+)\Z")
# Articles and prepositions that French, Italian and Catalan write without a gap before a word.
_ELIDED = re.compile(
    "[cdjlmnst]|[a-z]*(?:qu|ll|tt|nch)|un|quest|sant"  # jusqu, dell, tutt, anch
)
_ELISION = re.compile(rf"({_LETTER}+)[{APOSTROPHES}](?={_LETTER}{{2}}|[aeyàè])")
# Where a word is cut, by the sorts of its characters: FreeNavalny, but not McDonald; MiG29.
_CUT = re.compile("[Aal]{2}[am](?=A[am]{2})|[^0](?=0)")
_NUMBER_FIRST = re.compile(r"\d+(?=\D)")
_AGAINST = re.compile("(?:anti(?!ci)|counter|non(?=.{6})|анти|контр)(.{5,})", re.DOTALL)


class _Sorts(dict[int, str]):
    """The sort of each character: capital (A), small or other letter (a, l), small mark, digit.

    Classes of all capitals and small letters would take a twentieth of a second to compile.
    """

    def __missing__(self, code: int) -> str:
        own = chr(code)
        small = "a" if own.isalnum() else "m"
        other = "0" if own.isdecimal() else "l" if own.isalnum() else "-"
        self[code] = "A" if own.isupper() else small if own.islower() else other
        return self[code]


_SORTS = _Sorts()


class Part(NamedTuple):
    """A word of a token: its characters from `start` to `end`, and how it is searched.

    `words` is the word and then other ways to write it, which all may have stems; `keys` are
    searched as they are.
    """

    start: int
    end: int
    words: tuple[str, ...]
    keys: tuple[str, ...] = ()


def prepared(texts: Sequence[str]) -> str:
    """Some texts as one that may be cut at its spaces, where a space within a token is a joint.

    Between two texts stands a `BLOCK`. If all is in capitals only those that begin words are left,
    so that no word is an acronym.
    """
    text = f" {BLOCK} ".join(texts)
    if text.isupper() and text.count(" ") > 1:
        text = text.title()
    if _IN_NAME.search(text):
        text = _GAPS_IN_NAME.sub(lambda found: _glued(found[0]), text)
    if _BEFORE_INITIAL.search(text) or _BEFORE_THOUSANDS.search(text):
        return _GAP_INSIDE.sub(JOINT, text)
    return text


def glue(query: str) -> str:
    """A query with a joint for each space within a token: of `J. K.`, `1 000`."""
    return TOKEN.sub(lambda found: _glued(found[0]) if found[1] or found[2] else found[0], query)


def _glued(token: str) -> str:
    return re.sub(f"[{_SPACES}]", JOINT, token)


def core(chunk: str) -> str:
    """What stands between two spaces, without the signs around it, which make no difference."""
    found = chunk.strip(punctuation)
    if "." in found and f"{found}." in chunk:  # initials, such as U.S., end with a dot
        found += "."
    elif len(found) == 1 and (signed := _SIGNED_END.search(chunk)):
        found = signed[0]
    return found


def is_acronym(word: str) -> bool:
    """Whether a word is so short and in capitals that it may be no word: WHO, IS."""
    return 1 < len(word) < 4 and all(map(str.isupper, word))


def parts(token: re.Match[str]) -> list[Part]:
    """The words of a match of `TOKEN`; `start` and `end` are within it."""
    text, end = token[0], len(token[0])
    if token[1]:  # U.S. is US
        word = "".join(re.findall(_LETTER, text)).upper()
        return [Part(0, end, (word,), _acronyms(word))]
    if token[2]:
        return [Part(0, end, (), _number(text))]
    if token[3]:
        return [Part(0, end, (text[0],), (fold(text),))]
    found = [part for word in _PART.finditer(text) for part in _parts(word[0], word.start())]
    if len(found) > 1:
        start, end, words, keys = found[0]
        found[0] = Part(start, end, (*words, joined(text)), keys)
    return found


def plain(word: str) -> str:
    """A word of ASCII letters, folded, if it is surely not cut, nor spelt otherwise, as most are.

    Nothing if it may be.
    """
    small = word.lower()
    is_cased = word.isascii() and word.isalpha() and (word[1:] == small[1:] or word.isupper())
    return small if is_cased and not small.startswith(("anti", "counter", "non")) else ""


def joined(text: str) -> str:
    """A compound as one word: `al-Qaeda` as `alQaeda`."""
    return "".join(_PART.findall(text))


def _acronyms(word: str) -> tuple[str, ...]:
    return (word,) if is_acronym(word) else ()


def _number(token: str) -> tuple[str, ...]:
    """1,000 is 1000. So is 1.000, which may also mean one; 1 000 may be two numbers as well."""
    token = token.replace("\uff0c", ",")
    match = _THOUSANDS.fullmatch(token)
    if not match:
        return (fold(_DECIMAL_COMMA.sub(r"\1.\2", token)),)
    first, sign, groups, fraction = match.groups()
    numbers = [fold(part) for part in (first, *groups.split(sign))]
    whole = "".join(numbers)
    if fraction:
        return (f"{whole}.{fold(fraction)}",)
    if sign == ".":
        return (whole, fold(token)) if len(numbers) == 2 else (whole,)
    return (whole, *numbers) if sign in _SPACES + JOINT else (whole,)


def _parts(word: str, offset: int) -> Iterator[Part]:
    if plain(word.removesuffix("'s")):
        yield Part(offset, offset + len(word), (word,), _acronyms(word))
        return
    elision = _ELISION.match(word)
    if elision and _ELIDED.fullmatch(fold(elision[1])):
        whole = (word,) if word[0].isupper() else ()  # N'Djamena, D'Souza
        at = elision.end()
        yield Part(offset + at, offset + len(word), (word[at:], *whole))
        return
    at = 0
    for cut in [*(found.end() for found in _CUT.finditer(word.translate(_SORTS))), len(word)]:
        piece = word[at:cut]
        yield Part(offset + at, offset + cut, _spellings(piece), _acronyms(piece))
        at = cut


def _spellings(piece: str) -> tuple[str, ...]:
    """Of 72B 72 and 72B; of antiterrorism also terrorism."""
    number = _NUMBER_FIRST.match(piece)
    if number:
        return number[0], piece
    against = _AGAINST.fullmatch(fold(piece))
    return (piece, against[1]) if against else (piece,)

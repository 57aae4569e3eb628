"""BibTeX and BibLaTeX, as reference managers export them: entries of fields in braces or quotes.

What is read is the format, not TeX: accents and a few signs are known, other commands go, and what
they stand around stays.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from builder.errors import Place, UsageError
from builder.importing.inputs import read_text
from builder.importing.items import Item, Value
from builder.importing.kinds.references import address, day, natural, without_empty
from builder.importing.rules import Rules

_START = re.compile(r"@\s*(\w+)\s*([{(])")
_KEY = re.compile(r"\s*([^,\s={}\"]+)\s*,")
_FIELD = re.compile(r"[\s,]*([\w:.+/-]+)\s*=\s*")
_WORD = re.compile(r"[^\s,{}\"#()]+")
_TEXT = re.compile(r"[^{}\\]+|\\.|[{}]", re.DOTALL)
_QUOTED = re.compile(r'[^"{}\\]+|\\.|[{}"]', re.DOTALL)
_PASSED = frozenset({"comment", "preamble"})
_ACCENTS = {"`": "\u0300", "'": "\u0301", "^": "\u0302", '"': "\u0308", "~": "\u0303"}
_ACCENTS |= {"=": "\u0304", ".": "\u0307", "u": "\u0306", "c": "\u0327", "v": "\u030c"}
_ACCENTS |= {"H": "\u030b", "k": "\u0328", "r": "\u030a", "d": "\u0323"}
_ACCENT = re.compile(
    r"\\(?:([`'^\"~=.])\s*|([ucvHkrd])(?:\s+|(?=\{)))(?:\{\s*(\\?[a-zA-Z])\s*\}|(\\?[a-zA-Z]))"
)
_SIGNS = {"ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ"}
_SIGNS |= {"OE": "Œ", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "textendash": "–"}
_SIGNS |= {"textemdash": "—", "ldots": "…", "dots": "…", "textquoteright": "’"}
# Signs that mean something in TeX, and here themselves; hidden as long as TeX is taken out.
_HIDDEN = {"textasciitilde": "~", "textasciicircum": "^", "textbackslash": "\\", "textbar": "|"}
_HIDDEN |= {"textless": "<", "textgreater": ">", "textunderscore": "_", "textdollar": "$"}
_ESCAPED = re.compile(r"\\([&%$#_{}])")
_AWAY = 0xE000  # where Unicode has no signs
_BACK = re.compile("[\ue000-\ue07f]")
_COMMAND = re.compile(r"\\([a-zA-Z]+)\*?\s*(?:\{\})?")
_PART = re.compile(r"\\[{}]|[{}]|\s++and\s+", re.IGNORECASE)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MOST_DEEP = 200
_CONTAINERS = ("journal", "journaltitle", "booktitle", "maintitle", "newspaper", "magazine")
_PUBLISHERS = ("publisher", "institution", "organization", "school", "howpublished")
_TAKEN = frozenset(
    "title author date year month day url doi keywords abstract language langid".split()
) | {*_CONTAINERS, *_PUBLISHERS}


class _BrokenError(ValueError):
    """An entry that is not written as one; `at` is where."""


def site(path: Path) -> Rules:
    """A bibliography says nothing of a site."""
    return Rules()


def items(path: Path) -> Iterator[Item]:
    """An item for each entry.

    Raises:
        UsageError: there is none.
    """
    text = read_text(path)
    strings = {name: str(number) for number, name in enumerate(_MONTHS, 1)}
    number, at = 0, 0
    while found := _START.search(text, at):
        number, at = number + 1, found.end()
        place = Place(path.name, text.count("\n", 0, found.start()) + 1)
        kind = found[1].casefold()
        if kind in _PASSED:
            continue
        try:
            key, fields, at = _entry(text, at, kind, strings)
        except _BrokenError as error:
            yield Item(place, "", refused=str(error))
            continue
        if kind == "string":
            strings |= {key.casefold(): value for key, value in fields.items()}
        else:
            yield Item(place, "", _fields(kind, fields), key=key)
    if not number:
        message = f"{path} has no entry such as @article{{...}}"
        raise UsageError(f"{message}; export the library as BibTeX")


def _entry(
    text: str, at: int, kind: str, strings: Mapping[str, str]
) -> tuple[str, dict[str, str], int]:
    """The key of an entry, its fields, and where it ends."""
    key = _KEY.match(text, at) if kind != "string" else None
    if key is not None:
        at = key.end()
    elif kind != "string":
        raise _BrokenError("this entry has no key; write @article{key, title = {...}}")
    fields: dict[str, str] = {}
    while found := _FIELD.match(text, at):
        value, at = _value(text, found.end(), strings)
        fields.setdefault(found[1].casefold(), value)
    rest = re.compile(r"[\s,]*[})]").match(text, at)
    if rest is None:
        line = text.count("\n", 0, at) + 1
        raise _BrokenError(f"line {line}: here a field or a closing brace is missing")
    return key[1] if key else "", fields, rest.end()


def _value(text: str, at: int, strings: Mapping[str, str]) -> tuple[str, int]:
    """A value: pieces in braces, in quotes, or names of strings, joined by number signs."""
    parts = []
    while True:
        if text[at : at + 1] == "{":
            part, at = _until(text, at + 1, "}", _TEXT)
        elif text[at : at + 1] == '"':
            part, at = _until(text, at + 1, '"', _QUOTED)
        elif word := _WORD.match(text, at):
            part, at = strings.get(word[0].casefold(), word[0]), word.end()
        else:
            line = text.count("\n", 0, at) + 1
            raise _BrokenError(f"line {line}: a value is missing; write it in braces, {{...}}")
        parts.append(part)
        joined = re.compile(r"\s*#\s*").match(text, at)
        if joined is None:
            return "".join(parts), at
        at = joined.end()


def _until(text: str, start: int, end: str, pieces: re.Pattern[str]) -> tuple[str, int]:
    depth = 0
    for found in pieces.finditer(text, start):
        piece = found[0]
        if piece == end and not depth:
            return text[start : found.start()], found.end()
        depth += (piece == "{") - (piece == "}")
        if not 0 <= depth <= _MOST_DEEP:
            break
    raise _BrokenError(f"the value that begins with '{text[start : start + 30]}' is never closed")


def plain(text: str) -> str:
    """A value without TeX: accents as letters, no braces, known signs."""
    text = _ESCAPED.sub(lambda found: _away(found[1]), text)
    text = _ACCENT.sub(_accented, text)
    text = _COMMAND.sub(_sign, text)
    text = text.replace("---", "—").replace("--", "–").replace("~", " ")
    text = re.sub(r"[{}]", "", text)
    return " ".join(_BACK.sub(lambda found: chr(ord(found[0]) - _AWAY), text).split())


def _away(sign: str) -> str:
    return chr(ord(sign) + _AWAY)


def _sign(found: re.Match[str]) -> str:
    hidden = _HIDDEN.get(found[1])
    return _away(hidden) if hidden else _SIGNS.get(found[1], "")


def _accented(found: re.Match[str]) -> str:
    letter = (found[3] or found[4]).lstrip("\\")
    return unicodedata.normalize("NFC", letter + _ACCENTS[found[1] or found[2]])


def _fields(kind: str, own: Mapping[str, str]) -> dict[str, Value]:
    def first(*names: str) -> str:
        return next((text for name in names if (text := plain(own.get(name, "")))), "")

    url, doi = (_ESCAPED.sub(r"\1", own.get(key, "")).strip() for key in ("url", "doi"))
    leads = address(doi, url)
    container, publisher = first(*_CONTAINERS), first(*_PUBLISHERS)
    return without_empty(
        [
            ("title", first("title")),
            ("date", first("date") or _date(first("year"), first("month"), first("day"))),
            ("authors", _names(own.get("author", ""))),
            ("source", container or publisher),
            ("source_url", leads),
            ("language", first("langid", "language")),
            ("abstract", first("abstract")),
            ("keyword", first("keywords")),
            ("type", kind),
            ("publisher", publisher if container else ""),
            ("URL", url if url != leads else ""),
            *[(key, plain(value)) for key, value in own.items() if key not in _TAKEN],
        ]
    )


def _date(year: str, month: str, number: str) -> str:
    word = month.casefold()[:3]
    month = str(_MONTHS.index(word) + 1) if word in _MONTHS else month
    return day(year, month, number) or day(year) or year


def _names(written: str) -> list[str]:
    """Names that `and` divides; one in braces is that of an institution."""
    found = []
    for name in _divided(written):
        whole = name.strip()
        is_one = whole.startswith("{") and whole.endswith("}")
        if (text := plain(whole)) and text.casefold() != "others":
            found.append(text if is_one else natural(text))
    return found


def _divided(written: str) -> Iterator[str]:
    """The names that `and` stands between; not those in braces, which are one."""
    depth, start = 0, 0
    for found in _PART.finditer(written):
        depth += (found[0] == "{") - (found[0] == "}")
        if not depth and len(found[0]) > 2:
            yield written[start : found.start()]
            start = found.end()
    yield written[start:]

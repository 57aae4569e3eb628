"""What encoding a file was saved in that is not UTF-8: a guess, with some words to judge it by."""

import codecs
import re
from typing import NamedTuple

_FREQUENT = frozenset("\u0430\u0435\u0438\u043d\u043e\u0440\u0441\u0442")
_SIGNS = "\u2013\u2014\u2018\u2019\u201c\u201d\u201e\u2026\u20ac\u2116\xab\xbb\xa0\xb0"
_MOST = 20_000  # bytes that are looked at
_CYRILLIC = {
    "windows-1251": "cp1251",
    "KOI8-R": "koi8-r",
    "DOS-866": "cp866",
    "Mac Cyrillic": "mac-cyrillic",
}
_RUN = re.compile(rb"[\x80-\xff]{2,}")
_HIGH = re.compile(rb"[\x80-\xff]")
_BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "UTF-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "UTF-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "UTF-16", "utf-16"),
)


class Guess(NamedTuple):
    """The name of an encoding, and what a part of the file says if that is right."""

    name: str
    sample: str


def guess_wide(data: bytes) -> Guess | None:
    """UTF-16 or UTF-32, by the mark at the beginning or by the zeros between letters."""
    for mark, name, codec in _BOMS:
        if data.startswith(mark):
            return Guess(name, _words(_decode(data, codec)))
    head = data[:_MOST]
    if head.count(0) < 4:
        return None
    for codec, letters in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        # Even in a Cyrillic or Chinese text keys, spaces and line ends are of ASCII.
        if letters.count(0) * 10 >= len(letters) and head.count(0) == letters.count(0):
            return Guess("UTF-16", _words(_decode(data, codec)))
    return None


def guess_narrow(data: bytes) -> Guess | None:
    """One byte for a letter, as before UTF-8: Cyrillic letters stand together, accents alone."""
    head = data[:_MOST]
    high = len(_HIGH.findall(head))
    runs = sum(map(len, _RUN.findall(head)))
    if not high or _has_utf8(head):
        return None
    if runs * 2 > high:
        scores = {name: _score(head.decode(codec, "replace")) for name, codec in _CYRILLIC.items()}
        best = max(scores, key=lambda name: scores[name])
        text = head.decode(_CYRILLIC[best], "replace")
        return Guess(best, _words(text)) if scores[best] > 0.8 else None
    text = head.decode("cp1252", "replace")
    likely = sum(map(str.isalpha, filter(lambda c: not c.isascii(), text)))
    marks = sum(
        text.count(c) for c in "\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u20ac\xab\xbb\xa0\xb0"
    )
    return Guess("windows-1252", _words(text)) if likely + marks == high else None


def _has_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is UTF-8, and something else a mistake in it."""
    text = data.decode("utf-8", "replace")
    right = sum(not c.isascii() and c != "\ufffd" for c in text)
    return right > text.count("\ufffd")


def _score(text: str) -> float:
    """How much a text reads like a Cyrillic one, from 0 to 1.

    Small letters follow any, capital ones no small one; and nearly half of the letters are the
    eight most frequent ones of Russian.
    """
    good = total = frequent = 0
    for before, letter in zip(f" {text}", text, strict=False):
        if letter.isascii():
            continue
        total += 1
        if "\u0400" <= letter <= "\u04ff":
            good += letter.islower() or not before.islower()
            frequent += letter.lower() in _FREQUENT
        elif letter in _SIGNS:
            good += 1
    return good / total * min(1.0, 2.5 * frequent / total) if total else 0.0


def _decode(data: bytes, codec: str) -> str:
    return data[: _MOST - _MOST % 4].decode(codec, "replace")


def _words(text: str) -> str:
    """A few words with letters that are not ASCII, or the first ones."""
    words = re.findall(r"\w+", text)
    odd = [number for number, word in enumerate(words) if not word.isascii()]
    start = odd[0] if odd else 0
    return " ".join(words[start : start + 3])[:40]

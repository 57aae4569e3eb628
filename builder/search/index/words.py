"""The words that search boxes complete: those that most articles have, as FORMAT.md has them."""

import re
from collections.abc import Collection, Iterable, Sequence
from math import log2

from builder.search.index.codec import BOX, script
from builder.search.keys import in_utf16_order

PATH = "words.js"

MOST = 2000  # words; they are loaded whole, at the first letter that is typed
_LEAST = 2  # articles that have a word
_WORD = re.compile(r"[^\W\d_][^\d_~^=]{2,}")  # three letters or more, and no key of a family
_MOST_SHARED = 15


def words_file(keys: Sequence[str], counts: Iterable[int], stop_words: Collection[str]) -> bytes:
    """The script with the words, of all keys of a lexicon and the articles that have each."""
    found = [
        (-count, key)
        for key, count in zip(keys, counts, strict=True)
        if count >= _LEAST and _WORD.fullmatch(key) and key not in stop_words
    ]
    common = {key: -count for count, key in sorted(found)[:MOST]}
    return script("words", "\n".join(_lines(common)), BOX)


def _lines(counts: dict[str, int]) -> list[str]:
    """A line for each word: what it shares with the one before, the rest, how common it is."""
    lines, before = [], ""
    for word in in_utf16_order(counts):
        shared = _shared(before, word)
        step = chr(ord("A") + int(log2(counts[word])))
        lines.append(f"{shared:x}{word[shared:]}{step}")
        before = word
    return lines


def _shared(one: str, other: str) -> int:
    most = min(len(one), len(other), _MOST_SHARED)
    return next((at for at in range(most) if one[at] != other[at]), most)

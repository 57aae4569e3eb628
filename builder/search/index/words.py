"""The words that search boxes complete: those that most articles have, as FORMAT.md has them."""

import re
from collections.abc import Collection, Iterable, Sequence
from math import log2

from builder.search.index.codec import BOX, script
from builder.search.index.lexicon import front_coded_lines
from builder.search.keys import in_utf16_order

PATH = "words.js"

MOST = 2000  # words; they are loaded whole, at the first letter that is typed
_LEAST = 2  # articles that have a word
_WORD = re.compile(r"[^\W\d_][^\d_~^=]{2,}")  # three letters or more, and no key of a family


def words_file(keys: Sequence[str], counts: Iterable[int], stop_words: Collection[str]) -> bytes:
    """The script with the words, of all keys of a lexicon and the articles that have each."""
    found = [
        (-count, key)
        for key, count in zip(keys, counts, strict=True)
        if count >= _LEAST and _WORD.fullmatch(key) and key not in stop_words
    ]
    common = {key: -count for count, key in sorted(found)[:MOST]}
    words = in_utf16_order(common)
    return script("words", front_coded_lines(words, [_step(common[word]) for word in words]), BOX)


def _step(count: int) -> str:
    """How common a word is that so many articles have: A for 1, B for 2 and 3, C from 4 on."""
    return chr(ord("A") + int(log2(count)))

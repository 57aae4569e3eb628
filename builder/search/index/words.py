"""The words that search boxes complete: those that most articles have, as FORMAT.md has them."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from math import log2

import numpy as np

from builder.search.index.codec import BOX, Ints, script
from builder.search.index.front_coding import front_coded_lines
from builder.search.keys import in_utf16_order

PATH = "words.js"

MOST = 2000  # words; they are loaded whole, at the first letter that is typed
_LEAST = 2  # articles that have a word
_WORD = re.compile(r"[^\W\d_][^\d_~^=]{2,}")  # three letters or more, and no key of a family


def words_file(keys: Sequence[str], counts: Ints, stop_words: Collection[str]) -> bytes:
    """The script with the words, of all keys of a lexicon and the articles that have each."""
    found = _most_first(keys, counts)
    common = dict(islice(((k, n) for k, n in found if _is_word(k, stop_words)), MOST))
    words = in_utf16_order(common)
    return script("words", front_coded_lines(words, [_step(common[word]) for word in words]), BOX)


def _most_first(keys: Sequence[str], counts: Ints) -> Iterator[tuple[str, int]]:
    """The keys that enough articles have, those first that most have, then in their order."""
    order = np.argsort(-counts, kind="stable")
    order = order[counts[order] >= _LEAST]
    return zip((keys[row] for row in order.tolist()), counts[order].tolist(), strict=True)


def _is_word(key: str, stop_words: Collection[str]) -> bool:
    return _WORD.fullmatch(key) is not None and key not in stop_words


def _step(count: int) -> str:
    """How common a word is that so many articles have: A for 1, B for 2 and 3, C from 4 on."""
    return chr(ord("A") + int(log2(count)))

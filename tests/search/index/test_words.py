"""The words that search boxes complete."""

import json

import numpy as np

from builder.search.index.words import MOST, words_file
from tests.search.node import running


def lines_of(counts: dict[str, int], stop_words: frozenset[str] = frozenset()) -> list[str]:
    numbers = np.array([*counts.values()], dtype=np.int64)
    script = words_file([*counts], numbers, stop_words).decode()
    name, text, _ = script.removeprefix("SearchBox.put('").split("','")
    assert name == "words"
    return str(json.loads(text.replace("\\\\", "\\"))).split("\n")


def test_a_line_has_what_is_shared_the_rest_and_how_common_a_word_is() -> None:
    assert lines_of({"osh": 2, "oshkosh": 9, "border": 64}) == ["0borderG", "0oshB", "3koshD"]


def test_what_is_no_word_is_not_completed() -> None:
    counts = {"the": 9, "ab": 9, "a1b": 9, "1987": 9, "rare": 1, "border~": 0, "чек": 9}
    assert lines_of({**counts, "kjnt^": 0, "hut tahrir=": 0}, frozenset({"the"})) == ["0чекD"]


def test_of_very_many_words_those_are_completed_that_most_articles_have() -> None:
    letters = "abcdefghijklmnop"
    words = [f"{a}{b}{c}x" for a in letters for b in letters for c in letters]
    lines = lines_of({**dict.fromkeys(words, 2), "zzz": 3})
    assert len(lines) == MOST
    assert lines[-1] == "0zzzB"


def test_without_words_the_file_is_empty() -> None:
    assert lines_of({}) == [""]


def test_browsers_read_letters_beyond_the_basic_plane() -> None:
    words = ["\U0001e900\U0001e901\U0001e902", "\U0001e900\U0001e901\U0001e903", "osh"]
    lines = lines_of(dict.fromkeys(words, 2))
    with running("folding.js", "../box/words.js") as browser:
        found = browser.call("readWords", "\n".join(lines))
    assert sorted(one["word"] for one in found) == sorted(words)

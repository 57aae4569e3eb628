"""Words that say nothing by themselves, by language."""

import pytest

from builder.search.stopwords import _own, stop_words

WORDS = [
    ("en", "the"),
    ("ru", "и"),
    ("de", "und"),
    ("ky", "жана"),
    ("ky", "үчүн"),
    ("kk", "және"),
    ("uz", "va"),
    ("uz", "ва"),
    ("tk", "we"),
    ("az", "və"),
    ("tg", "барои"),
    ("uk", "та"),
    ("tr", "için"),
    ("be", "што"),
    ("fa", "از"),
    ("sr", "nije"),
    ("hr", "није"),
]


@pytest.mark.parametrize(("language", "word"), WORDS)
def test_words_of_a_language(language: str, word: str) -> None:
    assert word in stop_words(language)
    assert "osh" not in stop_words(language)


def test_a_language_has_its_own() -> None:
    assert "und" not in stop_words("en")
    assert "жана" not in stop_words("kk")


def test_of_a_language_that_is_not_known_there_are_none() -> None:
    assert stop_words("x") == frozenset()


@pytest.mark.parametrize("language", _own())
def test_our_own_lists_are_of_a_size(language: str) -> None:
    own = _own()[language].split()
    assert 25 <= len(own) <= 250  # two scripts in one list, at the most
    assert all(len(word) <= 16 for word in own)


@pytest.mark.parametrize("language", "ky kk uz tk az tg uk be tr fa".split())
def test_words_of_the_region_are_no_stop_words(language: str) -> None:
    telling = "мамлекет ўзбекистон чегара война kitob devlet давлат держава کشور граница"
    assert not stop_words(language) & {*telling.split()}

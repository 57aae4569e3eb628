"""Words that say nothing by themselves, by language."""

import pytest

from builder.search.stopwords import stop_words


@pytest.mark.parametrize(("language", "word"), [("en", "the"), ("ru", "\u0438"), ("de", "und")])
def test_words_of_a_language(language: str, word: str) -> None:
    assert word in stop_words(language)
    assert "osh" not in stop_words(language)


def test_a_language_has_its_own() -> None:
    assert "und" not in stop_words("en")


def test_of_a_language_that_is_not_known_there_are_none() -> None:
    assert stop_words("ky") == frozenset()

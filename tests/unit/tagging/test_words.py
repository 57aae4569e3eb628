"""Words of a text: their forms, capitals and sentences."""

import pytest

from builder.tagging.words import plain_words, sentence_of, sentences_of, words_of


def test_sentences_end_at_points_that_end_them() -> None:
    block = "Mr. Smith of the U.S. Treasury came to St. Louis. Was it J. Smith? Yes! But no."
    assert [one.text for one in sentences_of(block, "en")] == [
        "Mr. Smith of the U.S. Treasury came to St. Louis.",
        "Was it J. Smith?",
        "Yes!",
        "But no.",
    ]


@pytest.mark.parametrize(
    ("text", "language", "forms"),
    [
        ("Japan's U.S. base", "en", ["japan", "us", "base"]),
        ("в Казахстане", "ru", ["в", "казахстане"]),
        ("中国 和", "zh", ["中", "国", "和"]),
    ],
)
def test_words_are_folded(text: str, language: str, forms: list[str]) -> None:
    assert [word.form for word in words_of(text, language)] == forms


def test_forms_of_a_word_have_one_key() -> None:
    keys = {words_of(form, "ru")[0].key for form in ("Россия", "Россией", "России")}
    assert len(keys) == 1


def test_in_a_sentence_in_capitals_only_points_tell_an_acronym() -> None:
    words = {
        word.form: word.is_acronym for word in sentence_of("U.S. TELLS CAR MAKERS", "en").words
    }
    assert words == {"us": True, "tells": False, "car": False, "makers": False}
    assert sentence_of("The UK tells", "en").words[1].is_acronym


def test_words_that_are_written_small_as_often_as_not() -> None:
    assert plain_words(["a car, a Car and CAR; Japan"]) == {"a", "and"}
    assert plain_words(["того Того", "Japan japan Japan"]) == {"того"}

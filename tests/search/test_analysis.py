"""What a word is. The cases stand in JSON, so that other implementations can be held to them."""

import json
import time
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.search.analysis import MAX_WORD, Word, analyze, is_stop_word, split, words_of
from builder.search.fields import NAMES
from builder.search.index.codec import unpack
from builder.search.index.invert import invert
from builder.search.index.reading import SearchedArticle

CASES = json.loads((Path(__file__).parent / "tokens.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_terms(case: dict[str, Any]) -> None:
    terms = analyze(case["text"], case["language"])
    positions = [
        [term.text for term in same] for _, same in groupby(terms, lambda term: term.position)
    ]
    assert positions == case["terms"]


@given(st.text(max_size=200), st.sampled_from(["en", "ru", "uz", "zh", "ar", "x"]))
def test_any_text_has_terms_in_order_at_places_of_the_text(text: str, language: str) -> None:
    terms = list(analyze(text, language))
    positions = [term.position for term in terms]
    assert positions == sorted(positions)
    assert not positions or positions[0] == 0
    for term in terms:
        assert 0 <= term.start < term.end <= len(text)
        assert term.text


def test_a_very_long_word_is_cut() -> None:
    assert {len(term.text) for term in analyze("x" * 10_000, "en")} == {MAX_WORD}


def test_stop_words_by_language() -> None:
    assert is_stop_word("The", "en")
    assert is_stop_word("и", "ru")
    assert not is_stop_word("и", "en")
    assert not is_stop_word("osh", "en")


@given(text=st.text("aBz1ÉиИ中ed.,'’-_()\"/ \n"), language=st.sampled_from(["en", "fr", "ru"]))
@example(
    text="U.S. (U.S.) U.S.A.) u.s 'Tis 1,000.50. e.g., x.y.) .a. _A_ O'Neill's) al-Qaeda-",
    language="en",
)
def test_an_index_has_the_words_of_any_text(text: str, language: str) -> None:
    """Signs around words and capitals, which the index passes over at once, change nothing."""
    texts = {name: [text] if name == "body" else [] for name in NAMES}
    segment, _ = invert(language, [SearchedArticle(language, texts)])
    words = words_of(text, language)
    assert {*filter(None, segment.keys.split("\n"))} == {
        one for word in words for one in word.forms
    }
    positions = sum(unpack(segment.frequency).tolist())
    assert positions == sum(len(word.forms) for word in words)


def test_digits_with_two_commas_are_two_words() -> None:
    found = [word.forms for word in words_of("9,,100", "en")]
    assert found == [(term.text,) for term in analyze("9,,100", "en")] == [("9",), ("100",)]


@pytest.mark.parametrize(
    ("token", "names"),
    [
        ("Osh", [True]),
        ("osh", [False]),
        ("OSH", [False]),  # as in a headline
        ("Ош", [True]),
        ("ош", [False]),
        ("al-Qaeda", [False, True]),
        ("U.S.", [False]),
        ("2,000", [False]),
        ("3D", [False]),
        ("ოში", [True]),  # scripts without capitals
        ("أوش", [True]),
        ("北京大", [True, True]),
    ],
)
def test_what_begins_with_a_capital_or_has_none_is_a_name(token: str, names: list[bool]) -> None:
    assert [word.is_name for word in split(token, "en")] == names


def test_the_forms_of_a_word_are_what_is_written_and_the_compound_as_one_word() -> None:
    assert split("al-Qaeda's", "en") == (
        Word(0, 2, ("al", "alqaedas"), is_small=True),
        Word(3, 10, ("qaedas",), True),
    )
    assert split("Borders", "en") == (Word(0, 7, ("borders",), True),)


@pytest.mark.parametrize(
    ("token", "small"),
    [("osh", True), ("Osh", False), ("OSH", False), ("3D", True), ("ოში", False)],
)
def test_what_begins_with_a_small_letter_or_a_digit_is_small(token: str, small: bool) -> None:
    assert [word.is_small for word in split(token, "en")] == [small]


@pytest.mark.parametrize("text", ["a." * 50_000 + "x", "1." * 50_000 + "x", "1 000" * 50_000])
def test_what_could_be_one_token_for_ever_is_none(text: str) -> None:
    begun = time.process_time()
    assert list(analyze(text, "en"))
    assert time.process_time() - begun < 20  # a hang, not a speed

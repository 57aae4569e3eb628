"""What a word is. The cases stand in JSON, so that other implementations can be held to them."""

import json
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.search.analysis import MAX_WORD, analyze, is_stop_word

CASES = json.loads((Path(__file__).parent / "tokens.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_terms(case: dict[str, Any]) -> None:
    terms = analyze(case["text"], case["language"])
    places = [[term.text for term in same] for _, same in groupby(terms, lambda term: term.place)]
    assert places == case["terms"]


@given(st.text(max_size=200), st.sampled_from(["en", "ru", "uz", "zh", "ar", "x"]))
def test_any_text_has_terms_in_order_at_places_of_the_text(text: str, language: str) -> None:
    terms = list(analyze(text, language))
    places = [term.place for term in terms]
    assert places == sorted(places)
    assert not places or places[0] == 0
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

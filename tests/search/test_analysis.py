"""What a word is. The cases stand in JSON, so that other implementations can be held to them."""

import json
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.search.analysis import MAX_WORD, analyze, is_stop_word, keys_of, words_of
from builder.search.fields import NAMES
from builder.search.index.codec import unpack
from builder.search.index.invert import SearchedArticle, invert

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
    expected = [keys_of(word.forms, home=True) for word in words_of(text, language)]
    assert set(filter(None, segment.keys.split("\n"))) == {key for keys in expected for key in keys}
    positions = sum(unpack(segment.frequency).tolist())
    assert positions == sum(len(keys) for keys in expected)

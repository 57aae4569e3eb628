"""The search of the browser against the search of Python: the same words."""

import json
import re
import sys
import tarfile
import unicodedata
from collections.abc import Iterator
from itertools import groupby, product
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder import folding
from builder.folding import fold
from builder.search.analysis import MAX_WORD, analyze, join
from builder.search.client import FILES
from builder.search.families import language_tables
from builder.search.inflection import stem, tables
from builder.search.names import name_keys
from tests.helpers import ROOT, SHARED
from tests.sample import needs_sample
from tests.search.node import Browser, running
from tests.search.test_analysis import CASES

CORPUS = SHARED / "corpora/reuters-site.tar.xz"
RUSSIAN_CORPUS = SHARED / "corpora/multilingual.tar.xz"

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

ASSIGNED = st.characters(exclude_categories=["Cn", "Cs"])  # Node may know more characters
SCRIPTS = "az ÀɎ αω Ѐԯ א״ ؀ۿ ऀॿ กํ აჿ Ꭰᏽ ក៿ あヿ 一丿 가갛 ０ｚ 𐐀𐑏 𝐀𝑋".split()
LETTERS = st.sampled_from(SCRIPTS).flatmap(
    lambda ends: st.characters(
        min_codepoint=ord(ends[0]), max_codepoint=ord(ends[1]), exclude_categories=["Cn", "Cs"]
    )
)
MARKS = st.sampled_from("\u0300\u0301\u0306\u0308\u0345\u05b0\u0651\u0670\u0902\u093e\u3099")
SIGNS = st.sampled_from("0123456789'’‛ʻʹ`-‐‑.,_ \n\u00a0٣²Ⅷ")
ENDINGS = """
ogist eed eedly ing ingly ed edly s es ies ied us ss sses ' 's 's' y li ogi logi ational ation ator
alism aliti alli ousli iveness iviti biliti bli fulli lessli fulness ousness enci anci abli izer
ization tional entli alize icate iciti ical ative ful ness ement ment ent ism ate iti ive ize
sion tion al er ic able e l ll at bl iz gener commun arsen past univers later emerg organ inter sky
proc exc succ inn out cann herr earr even add egg
""".split()
TEXTS = st.lists(st.one_of(LETTERS, LETTERS, MARKS, SIGNS)).map("".join)

Terms = list[tuple[str, int, int, int]]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running(*FILES[: FILES.index("analysis.js") + 1]) as browser:
        yield browser


def terms_of(text: str, language: str) -> Terms:
    """What Python finds, at the places where JavaScript counts them, in UTF-16."""
    at = [0]
    for character in text:
        at.append(at[-1] + 1 + (character > "\uffff"))
    return [
        (term.text, term.position, at[term.start], at[term.end]) for term in analyze(text, language)
    ]


def analyzed(browser: Browser, text: str, language: str) -> Terms:
    return [tuple(term.values()) for term in browser.call("analyze", text, language)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_the_terms_of_the_cases(browser: Browser, case: dict[str, Any]) -> None:
    terms = browser.call("analyze", case["text"], case["language"])
    positions = [
        [term["text"] for term in same] for _, same in groupby(terms, lambda term: term["position"])
    ]
    assert positions == case["terms"]


@pytest.mark.parametrize("letters", ["LETTERS", "APOSTROPHES"])
def test_the_tables_are_the_same(browser: Browser, letters: str) -> None:
    assert browser.call(f"(() => {letters})") == getattr(folding, letters)


@pytest.mark.parametrize("apostrophe", "'`´‘’‛ʹʺʻʼʽʾʿ՚׳״′″ꞌ＇")
def test_an_apostrophe_joins_letters_to_one_word(browser: Browser, apostrophe: str) -> None:
    text = f"O{apostrophe}Brien"
    assert analyzed(browser, text, "x") == terms_of(text, "x") == [("obrien", 0, 0, 7)]


@pytest.mark.parametrize("language", ["en", "ru", "x"])
@settings(max_examples=500, deadline=None)
@given(text=st.one_of(TEXTS, st.text(ASSIGNED)))
@example("U.S.A. u.s.a 1,000,000 1,00 ١٬٠٠٠ 4.5.6 4.5x ２，０００ x_y")
@example("x-Abdul Rahman, Abd al-Rahman. Nur al-Din Saiful Islamic Fazlur Rehman Abdul R Abdus É")
@example("x" * 70 + "Grenze" + " " + "X" * 70 + "s")
@example("O‘zbekiston a''b a'1 'a Straße ΟΔΟΣ ΐ İı ŉ ǅ Ꭰꭰ ᲀ й̆ й й̆ ў ё")
@example(
    "ies ties gas al-Qaeda-runs running-dogs Тошкент-Osh 東京Tower-へ 中 𠀀𠀁 𐐀𐐨ed x𐐨y 𐐀𐐀y b𐐀a𐐀e"
)
def test_the_terms_of_any_text(browser: Browser, language: str, text: str) -> None:
    assert analyzed(browser, text, language) == terms_of(text, language)


@pytest.mark.parametrize(
    "language", ["RU-ru", "rus", "uz", "uz-Cyrl-UZ", "ky", "EN-gb", "eng", "fr", ""]
)
@settings(deadline=None)
@given(text=TEXTS)
def test_the_terms_in_any_language(browser: Browser, language: str, text: str) -> None:
    assert analyzed(browser, text, language) == terms_of(text, language)


def test_every_character_is_folded_and_split_alike(browser: Browser) -> None:
    characters = [
        character
        for character in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(character) not in {"Cn", "Cs", "Co"}
    ]
    folded = browser.call_each("fold", [(character,) for character in characters])
    assert folded == [fold(character) for character in characters]
    some = characters[:15_000] + characters[15_000::10]  # most of the others are ideographs
    texts = [f"{character}x{character}'{character} 1.{character}" for character in some]
    found = browser.call_each("analyze", [(text, "x") for text in texts])
    for text, terms in zip(texts, found, strict=True):
        assert [tuple(term.values()) for term in terms] == terms_of(text, "x"), ascii(text)


@settings(max_examples=200, deadline=None)
@given(text=st.text(ASSIGNED))
def test_any_text_is_folded_alike(browser: Browser, text: str) -> None:
    assert browser.call("fold", text) == fold(text)


@pytest.mark.parametrize("text", ["al-Qaeda", "Alma‑Ata", "a b", "1.5", "", "Нур-Султан", "Café's"])
def test_compounds_are_joined_alike(browser: Browser, text: str) -> None:
    assert browser.call("joinCompound", text, "en") == list(join(text, "en"))


def test_a_very_long_word_is_cut(browser: Browser) -> None:
    for letter in "x", "𐐨", "Ａ":
        [term] = browser.call("analyze", letter * 10_000, "x")
        assert term["text"] == fold(letter) * MAX_WORD


@needs_sample
def test_stems_of_the_sample(browser: Browser) -> None:
    texts = (
        path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("content/articles/**/*.md"))
    )
    words = distinct_words(texts, 3_000)
    assert len(words) == 3_000
    assert_same_stems(browser, "en", words)


@needs_sample
def test_russian_words_of_the_sample(browser: Browser) -> None:
    texts = (path.read_text(encoding="utf-8") for path in ROOT.glob("content/articles/**/*-ru.md"))
    words = distinct_words(texts)
    assert len(words) > 200
    assert_same_russian(browser, words)


@pytest.mark.skipif(
    not CORPUS.exists(), reason=f"{CORPUS.name} is not beside this project (../shared/corpora)"
)
def test_stems_of_the_reuters_stories(browser: Browser) -> None:
    words = distinct_words(corpus_texts(), 20_000)
    assert len(words) == 20_000
    assert_same_stems(browser, "en", words)


@pytest.mark.skipif(
    not RUSSIAN_CORPUS.exists(),
    reason=f"{RUSSIAN_CORPUS.name} is not beside this project (../shared/corpora)",
)
def test_russian_words_of_news(browser: Browser) -> None:
    words = distinct_words(russian_texts())
    assert len(words) > 27_000
    assert_same_russian(browser, words)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.lists(st.sampled_from([*"aeiouybcdglmnstwxz", "𐐨", *ENDINGS])), max_size=50))
@example([["a", "𐐨", "ing"]])
def test_stems_of_random_words(browser: Browser, words: list[list[str]]) -> None:
    made = ["".join(word) for word in words]
    assert_same_stems(browser, "en", made)


def test_every_ending_of_english(browser: Browser) -> None:
    beginnings = ["", "b", "ba", "bab", "y", "bo", "a", "babo", "babab", "babobab", "past", "inter"]
    words = ["".join(parts) for parts in product(beginnings, ENDINGS, ENDINGS)]
    assert_same_stems(browser, "en", words)


def assert_same_stems(browser: Browser, language: str, words: list[str]) -> None:
    stems = browser.call_each(
        "stemOf", [(word, language) for word in words], last=tables([language])
    )
    expected = {word: stem(word, language) for word in words}
    assert dict(zip(words, stems, strict=True)) == expected


def assert_same_russian(browser: Browser, words: list[str]) -> None:
    """Words of Russian texts: their terms, the stems and the keys of names of these."""
    found = browser.call_each("analyze", [(word, "ru") for word in words])
    for word, terms in zip(words, found, strict=True):
        assert [tuple(term.values()) for term in terms] == terms_of(word, "ru"), word
    assert_same_stems(browser, "ru", [*map(fold, words)])
    calls = [(fold(word), language) for word in words for language in ("ru", "")]
    found = browser.call_each("nameKeys", calls, last=language_tables([]))
    for call, keys in zip(calls, found, strict=True):
        assert keys == [*name_keys(*call)], call


def distinct_words(texts: Iterator[str], count: int = sys.maxsize) -> list[str]:
    words = (word.lower() for text in texts for word in WORD.findall(text))
    seen: dict[str, None] = {}
    for word in words:
        seen[word] = None
        if len(seen) == count:
            break
    return list(seen)


def corpus_texts() -> Iterator[str]:
    with tarfile.open(CORPUS) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.name.endswith(".md") else None
            if file:
                yield file.read().decode("utf-8")


def russian_texts() -> Iterator[str]:
    with tarfile.open(RUSSIAN_CORPUS) as archive:
        for member in archive:
            is_russian = member.name.startswith("multilingual/ru/")
            for line in (archive.extractfile(member) if is_russian else None) or ():
                record = json.loads(line)
                yield f"{record['title']} {record['text']}"

"""Tokens and their parts; what they find is in test_words."""

from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.search.tokens import (
    BLOCK,
    JOINT,
    TOKEN,
    core,
    glue,
    is_acronym,
    joined,
    parts,
    prepared,
)


def parts_of(text: str) -> list[tuple[str, ...]]:
    """What each word of a token is searched as."""
    match = TOKEN.fullmatch(text)
    assert match
    return [(*part.words, *part.keys) for part in parts(match)]


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("al-Qaeda", "al alQaeda, Qaeda"),
        ("U.S.", "US US"),
        ("u.s.", "US US"),
        ("IMU", "IMU IMU"),
        ("J. K.", "JK JK"),
        ("1,000", "1000"),
        ("1 000", "1000 1 000"),
        ("3.142", "3142 3.142"),
        ("0.142", "0.142"),
        ("3,14", "3.14"),
        ("1.234,5", "1234.5"),
        ("C++", "C c++"),
        ("T-72B3", "T T72B3, 72 72B, 3"),
        ("1990s", "1990 1990s"),
        ("WikiLeaks", "Wiki WikiLeaks, Leaks"),
        ("McDonald", "McDonald"),
        ("counterterrorism", "counterterrorism terrorism"),
        ("anticipated", "anticipated"),
        ("dell’Uzbekistan", "Uzbekistan"),
        ("N'Djamena", "Djamena N'Djamena"),
        ("O'Brien", "O'Brien"),
        ("aujourd'hui", "aujourd'hui"),
    ],
)
def test_the_parts_of_a_token(token: str, expected: str) -> None:
    assert [" ".join(part) for part in parts_of(token)] == expected.split(", ")


def test_spaces_within_a_token_are_joints() -> None:
    text = "J. R. R. Tolkien, 1 000\u00a0000 or 2015 100; in plan B. It"
    expected = f"J.{JOINT}R.{JOINT}R. Tolkien, 1{JOINT}000{JOINT}000 or 2015 100; in plan B. It"
    assert glue(text) == prepared([text]) == expected


def test_capitals_of_a_whole_text_say_nothing() -> None:
    assert prepared(["WHO IS HERE"]) == "Who Is Here"
    assert prepared(["WHO"]) == "WHO"
    assert prepared(["WHO is here"]) == "WHO is here"


def test_between_texts_stands_a_block() -> None:
    assert prepared(["J.", "K. is", ""]) == f"J. {BLOCK} K. is {BLOCK} "


@pytest.mark.parametrize(
    ("chunk", "bare"),
    [
        ('"Osh;', "Osh"),
        ("(U.S.)", "U.S."),
        (f"J.{JOINT}K.", f"J.{JOINT}K."),
        ("A.Bc.,", "A.Bc."),
        ("C++,", "C++"),
        ("WHO?", "WHO"),
        ("É.", "É"),
        ("...", ""),
    ],
)
def test_the_core_of_a_chunk(chunk: str, bare: str) -> None:
    assert core(chunk) == bare


def test_acronyms() -> None:
    assert [word for word in ["US", "IMU", "ИДУ", "Us", "U", "OSCE", "A1"] if is_acronym(word)] == [
        *("US", "IMU", "ИДУ")
    ]


def test_a_compound_as_one_word() -> None:
    assert joined("al-Qaeda") == "alQaeda"


TEXTS = st.text("PhaBz1É中ed_.,'’- \u00a0+#", max_size=30)


@given(TEXTS)
def test_what_is_cut_at_spaces_has_the_same_tokens(text: str) -> None:
    cut = [found[0] for chunk in glue(text).split() for found in TOKEN.finditer(chunk)]
    assert [token.replace(JOINT, " ") for token in cut] == [
        found[0].replace("\u00a0", " ") for found in TOKEN.finditer(text)
    ]


@given(TEXTS)
@example(
    "x-Abdul Rahman _Abd al-Rahman Nur al Din Saiful Islam 1Abdul Rahman Abdul\u00a0Rahman Abd Al."
)
@example("Mr. J. Smith _a. U.S. _1 000 Ph. D. Dr. A. B.")
def test_a_text_that_is_prepared_may_be_cut_at_spaces(text: str) -> None:
    text = prepared([text])
    cut = [found[0] for chunk in text.split() for found in TOKEN.finditer(chunk)]
    assert cut == [found[0] for found in TOKEN.finditer(text)]


def test_the_forms_of_a_number() -> None:
    assert parts_of("1,000.5") == [("1000.5",)]
    assert parts_of("1 000") == [("1000", "1", "000")]
    assert parts_of("3,14") == [("3.14",)]
    assert parts_of("2015") == [("2015",)]


@given(st.text("antic'sOUerX-3,.", min_size=1, max_size=12))
@example("anticipated-ANTIBODY's")
@example("OsxXna-US's")
def test_what_is_plain_has_the_parts_of_any_other_word(text: str) -> None:
    quick = [parts_of(token[0]) for token in TOKEN.finditer(text)]
    with patch("builder.search.tokens.plain", lambda word: ""):
        assert [parts_of(token[0]) for token in TOKEN.finditer(text)] == quick

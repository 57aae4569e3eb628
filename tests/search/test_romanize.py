"""Cyrillic in Latin letters: names meet the spellings that they have in English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.folding import fold
from builder.search.romanize import is_cyrillic, romanize

LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўқғҳҷӣӯҹөүңәһұҗјљњћђџѓќѕ"


@pytest.mark.parametrize(
    ("name", "language", "english"),
    [
        ("Назарбаев", "ru", "Nazarbayev Nazarbaev"),
        ("Ельцин", "ru", "Yeltsin Eltsin"),
        ("Ош", "ky", "Osh"),
        ("Хрущёв", "ru", "Khrushchev"),
        ("Горбачёв", "ru", "Gorbachev"),
        ("Тошкент", "uz", "Toshkent Tashkent"),
        ("Ўзбекистон", "uz", "Ozbekiston"),
        ("Қарши", "uz", "Qarshi Karshi"),
        ("Хоҷа", "tg", "Khoja Khaja"),
        ("Україна", "uk", "Ukraina"),
        ("Београд", "sr", "Beograd"),
        ("Жээнбеков", "ky", "Zheenbekov"),
    ],
)
def test_names_that_must_meet(name: str, language: str, english: str) -> None:
    forms = {*romanize(fold(name), language), *romanize(fold(name))}
    assert fold(english.split()[0]) == romanize(fold(name), language)[0]
    assert {fold(one) for one in english.split()} <= forms


def test_the_a_of_uzbek_and_tajik_is_for_these_alone_or_for_words_of_no_language() -> None:
    assert "tashkent" not in romanize("тошкент", "ru")
    for language in ("uz", "tg", ""):
        assert "tashkent" in romanize("тошкент", language)


def test_every_letter_has_a_latin_one_or_is_a_sign() -> None:
    for letter in LETTERS:
        forms = romanize(letter)
        assert all(form.isascii() for form in forms), letter
        assert forms or letter in "ьъ"


@given(st.text(LETTERS, max_size=12), st.sampled_from(["", "ru", "uz", "tg", "ky"]))
def test_forms_are_latin_each_once_and_never_empty(word: str, language: str) -> None:
    forms = romanize(word, language)
    assert all(form and not is_cyrillic(form) for form in forms)
    assert len(set(forms)) == len(forms)
    assert set(forms) <= set(romanize(word)), "without a language, all of them"


def test_which_words_are_cyrillic() -> None:
    assert is_cyrillic("ош")
    assert is_cyrillic("covid-ом")
    assert not any(map(is_cyrillic, ("osh", "", "élan", "ελλάδα", "北京")))

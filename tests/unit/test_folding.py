"""Keys of names: the same for spellings of one name, others for other names."""

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.folding import INVISIBLE, MARKS, fold, key_of


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Red Cross", "RED CROSS"),
        ("Da'esh", "Daesh"),
        ("Da\u2019esh", "Da\u02bcesh"),
        ("al-Qaeda", "al Qaeda"),
        ("Qaraqalpaqstan\u2010Tour", "qaraqalpaqstan tour"),
        ("São Tomé", "Sao Tome"),
        ("ЁЛКА", "елка"),
        ("Толсто\u0439", "Толсто\u0438\u0306"),
        ("  two\u00a0 spaces ", "two spaces"),
        ("\ufb01le", "file"),
        ("crisis_group", "crisis-group"),
        ("Søren", "Soren"),
        ("Łódź", "LODZ"),
        ("Wałęsa", "Walesa"),
        ("Tuđman", "Tudman"),
        ("œuvre", "oeuvre"),
        ("Diyarbakır", "DİYARBAKIR"),
        ("Ærø", "Aero"),
        ("Guðmundur Þórðarson", "Gudmundur Thordarson"),
        ("Gəncə", "Ganca"),
        ("Ħal Luqa, Ŧana, Ŋamo", "Hal Luqa, Tana, Namo"),
        ("Ɓauchi, Ƙaura, Ɗan", "Bauchi, Kaura, Dan"),
        ("Gößweinstein", "GÖSSWEINSTEIN"),
        ("\u02bfAlī Ta\u02beif", "Ali Taif"),
        ("O\uff07Brien", "OBrien"),
        ("Kirgi\u00adstan", "Kirgistan"),
        ("Uz\u200bbek\u2060is\ufefftan\ufe0f", "Uzbekistan"),
        ("\u200fOsh\u200e", "Osh"),
        ("می\u200cخواهم", "میخواهم"),
        ("كتاب", "کتـــاب"),
        ("علي", "علی"),
        ("القاهرة", "القاهره"),
        ("آل أحمد", "ال احمد"),
        ('צה"ל', "צה\u05f4ל"),
        ("שָׁלוֹם", "שלום"),
        ("١٢۳४५", "12345"),
        ("カタカナ", "かたかな"),
        ("ｶﾞｽ", "がす"),
    ],
)
def test_spellings_of_one_name(one: str, two: str) -> None:
    assert key_of(one) == key_of(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("C", "C++"),
        ("U.N.", "UN"),
        ("Сергей", "Сергеи"),
        ("Ў", "У"),
        ("バス", "ハス"),
        ("দেশ", "দাশ"),
        ("பாகல்", "பகல்"),
        ("ދިވެހި", "ދަވަހަ"),
        ("की", "का"),
        ("ที่", "ที"),
    ],
)
def test_different_names(one: str, two: str) -> None:
    assert key_of(one) != key_of(two)


@given(st.text())
def test_what_is_folded_is_folded_already(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "sign", "\u00ad\u034f\u061c\u0640\u180e\u200b\u200c\u200d\u200e\u2060\ufe0f\ufeff"
)
def test_what_nobody_sees_counts_for_nothing(sign: str) -> None:
    assert fold(f"{sign}a{sign}b{sign}") == "ab"


def test_digits_of_all_scripts_are_digits() -> None:
    digits = [c for c in map(chr, range(sys.maxunicode + 1)) if c.isdecimal()]
    assert [fold(digit) for digit in digits] == [str(int(digit)) for digit in digits]


def test_the_marks_are_those_of_unicode() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    marks = set(re.findall(f"[{MARKS}]", every))
    assert marks | set(re.findall(f"[{INVISIBLE}]", every)) >= {
        one for one in every if unicodedata.category(one)[0] == "M"
    }
    assert all(unicodedata.category(one)[0] == "M" for one in marks)

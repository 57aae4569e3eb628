"""Numbers and lists as CLDR has them for a language."""

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from babel.numbers import format_decimal

from builder.notation import (
    Joints,
    Notation,
    joints_of,
    list_text,
    native_system,
    number_text,
    numbers_of,
    with_digits,
)


@pytest.mark.parametrize(
    ("language", "digits", "text"),
    [
        ("en", "latin", "1,234,567"),
        ("de", "latin", "1.234.567"),
        ("hi", "latin", "12,34,567"),
        ("ar", "latin", "1,234,567"),
        ("ar", "native", "١٬٢٣٤٬٥٦٧"),
        ("fa", "native", "۱٬۲۳۴٬۵۶۷"),
        ("ru", "native", "1 234 567"),
    ],
)
def test_numbers(language: str, digits: str, text: str) -> None:
    assert number_text(1_234_567, Notation(language, digits=digits)).replace("\xa0", " ") == text


def test_numbers_are_those_of_babel_in_every_language() -> None:
    """Which has no other digits than Latin ones."""
    different = {
        name
        for name in locale_identifiers()
        for number in (0, 7, 999, 12_345, 98_765_432)
        if Locale.parse(name).number_symbols.get("latn")
        and number_text(number, Notation(name.replace("_", "-")))
        != format_decimal(number, locale=name)
    }
    assert different == set()


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ["1,234", "12,345"]),
        ("es", ["1234", "12.345"]),
        ("es-MX", ["1,234", "12,345"]),
        ("pl", ["1234", "12\xa0345"]),
        ("pt", ["1.234", "12.345"]),
        ("pt-PT", ["1234", "12\xa0345"]),
    ],
)
def test_some_languages_have_no_group_of_one_digit(language: str, texts: list[str]) -> None:
    assert [number_text(one, Notation(language)) for one in (1234, 12_345)] == texts


def test_small_and_negative_numbers() -> None:
    assert [number_text(one, Notation("en")) for one in (0, 12, -1234)] == ["0", "12", "-1,234"]


@pytest.mark.parametrize(
    ("language", "two", "three"),
    [
        ("en", "a and b", "a, b, and c"),
        ("en-GB", "a and b", "a, b and c"),
        ("ru", "a и b", "a, b и c"),
        ("ky", "a жана b", "a, b жана c"),
    ],
)
def test_lists(language: str, two: str, three: str) -> None:
    assert [list_text(items, language) for items in ("", "a", "ab", "abc")] == ["", "a", two, three]


def test_items_of_a_list_from_right_to_left_keep_their_direction() -> None:
    assert list_text(["a", "b"], "ar") == "\u200f\u2068a\u2069 و\u2068b\u2069"
    assert list_text(["a"], "ar") == "a"


def test_alternatives() -> None:
    assert joints_of("ru", "or") == Joints(", ", ", ", " или ", " или ")
    joints = joints_of("en", "or")
    assert [joints.after(at, 3) for at in range(3)] == [", ", ", or ", ""]
    assert [joints.after(at, 2) for at in range(2)] == [" or ", ""]


def test_every_language_has_joints() -> None:
    for name in locale_identifiers():
        assert all(joints_of(name.replace("_", "-")))


def test_digits() -> None:
    assert [native_system(one) for one in ("ar", "fa", "ru", "en")] == ["arab", "arabext", "", ""]
    assert numbers_of(Notation("fa", digits="native")).digits == "۰۱۲۳۴۵۶۷۸۹"
    assert with_digits("2015", Notation("ar", digits="native")) == "٢٠١٥"
    assert with_digits("2015", Notation("ar")) == "2015"

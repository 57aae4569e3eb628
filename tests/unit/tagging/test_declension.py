"""Which forms a name has."""

import pytest

from builder.tagging.declension import may_be


@pytest.mark.parametrize(
    ("form", "name", "language"),
    [
        ("россией", "россия", "ru"),
        ("китаем", "китай", "ru"),
        ("саудовской", "саудовская", "ru"),
        ("нидерландах", "нидерланды", "ru"),
        ("лужковым", "лужков", "ru"),
        ("косова", "косово", "ru"),
        ("казакстандын", "казакстан", "ky"),
        ("واليمن", "اليمن", "ar"),
    ],
)
def test_forms_of_a_name(form: str, name: str, language: str) -> None:
    assert may_be(form, name, language)


@pytest.mark.parametrize(
    ("form", "name", "language"),
    [
        ("малый", "мали", "ru"),
        ("самое", "самоа", "ru"),
        ("ливанов", "ливан", "ru"),
        ("кит", "китай", "ru"),
        ("indian", "india", "en"),
        ("مالي", "مال", "ar"),
    ],
)
def test_words_that_only_have_its_stem(form: str, name: str, language: str) -> None:
    assert not may_be(form, name, language)

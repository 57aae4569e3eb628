"""Stems of the languages that have them; of others, the form itself."""

import pytest

from builder.search.inflection import has_stems, stem


@pytest.mark.parametrize(
    ("form", "language", "expected"),
    [
        ("borders", "en", "border"),
        ("границе", "ru", "границ"),
        ("москве", "sr", "москве"),
        ("borders", "x", "borders"),
        ("'", "en", "'"),
    ],
)
def test_stems(form: str, language: str, expected: str) -> None:
    assert stem(form, language) == expected


def test_which_languages_have_stems() -> None:
    assert [has_stems(language) for language in ("en", "ru", "sr", "x")] == [
        True,
        True,
        False,
        False,
    ]

"""The families that a form in a text belongs to are those that a form of a query leads to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.search.families import (
    NAME,
    STEM,
    families_of,
    is_family,
    name_families,
    pair_term,
    stem_families,
)
from builder.search.inflection import stem

ENGLISH = st.text("abdegiorsy", min_size=1, max_size=9)
RUSSIAN = st.text("абвегийнорты", min_size=1, max_size=9)
FORMS = ENGLISH | RUSSIAN
LANGUAGES = st.sampled_from(["en", "ru", "sr", "ky", "de-AT"])


@pytest.mark.parametrize(
    ("form", "language", "families"),
    [
        ("borders", "en", ["border~"]),
        ("borders", "en-GB", ["border~"]),
        ("border", "en", []),
        ("границе", "ru", ["границ~ru"]),
        ("границ", "ru", ["границ~ru"]),
        ("москва", "sr", ["moskv~sr"]),
        ("mosca", "la", []),  # which has no stems
    ],
)
def test_stems(form: str, language: str, families: list[str]) -> None:
    assert [*families_of(form, False, language, "en")] == families


def test_only_names_have_other_spellings() -> None:
    assert "krmv^" in families_of("каримов", True, "ru", "en")
    assert "krmv^" in families_of("каримова", True, "ru", "en"), "by its stem"
    assert not any(NAME in key for key in families_of("каримов", False, "ru", "en"))


@given(FORMS, st.booleans(), LANGUAGES, LANGUAGES)
def test_a_key_is_that_of_a_family_or_a_form(
    form: str, is_name: bool, language: str, home: str
) -> None:
    families = [*families_of(form, is_name, language, home)]
    assert len({*families}) == len(families)
    assert all(map(is_family, families))
    assert not is_family(form)
    assert f"{form}{STEM}" not in families


@given(FORMS, LANGUAGES, st.lists(LANGUAGES, min_size=1, unique=True))
def test_a_form_finds_itself_by_its_stem(form: str, language: str, languages: list[str]) -> None:
    """As any of a family does: by the family's key or as its base."""
    languages = [*languages, language] if language not in languages else languages
    primary = [one.split("-")[0] for one in languages]
    asked = dict(stem_families(form, primary))
    keys = {key for key in families_of(form, False, language, languages[0]) if NAME not in key}
    assert keys <= asked.keys()
    if not keys and language == languages[0]:
        assert asked[f"{form}{STEM}"] == form


@given(FORMS, LANGUAGES)
def test_a_name_finds_itself(form: str, language: str) -> None:
    asked = name_families(form, ["en", language.split("-")[0]])
    keys = {key for key in families_of(form, True, language, language) if key.endswith(NAME)}
    assert not keys or keys & {*asked}


def test_the_base_of_a_stem_is_a_form_of_the_family_if_it_is_its_own_stem() -> None:
    assert [*stem_families("borders", ["en", "ru"])] == [
        (f"border{STEM}", "border"),
        (f"borders{STEM}ru", ""),
    ]
    base = stem("agreed", "en")
    assert stem(base, "en") != base
    assert [*stem_families("agreed", ["en"])] == [(f"{base}{STEM}", "")]


def test_words_are_in_pairs_by_their_stems_in_the_site_s_language() -> None:
    assert pair_term("prices", "en-US") == "price" == pair_term("price", "en")
    assert pair_term("границе", "en") == "границе"

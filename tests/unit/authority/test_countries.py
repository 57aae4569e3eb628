"""The table of countries: each name means one of them, today's before those that are no more."""

import pycountry
import pytest

from builder.authority.countries import all_countries, country_keys
from builder.folding import key_of
from builder.urls import is_slug


@pytest.mark.parametrize("language", ["en", "ru", "fa", "tlh"])
def test_every_code_and_every_name_of_the_table_means_a_country(language: str) -> None:
    keys = country_keys(language)
    for code, country in all_countries().items():
        assert country.code == code
        assert keys[key_of(code)] == code
        for name in (country.name, *country.aliases):
            assert keys[key_of(name)] == code


def test_of_a_name_that_a_former_country_shares_today_s_is_meant() -> None:
    former = pycountry.historic_countries.get(alpha_4="TPTL")
    assert former
    assert country_keys("en")[key_of(former.name)] == "TL"
    assert country_keys("en")["tptl"] == "TPTL"


def test_former_countries_come_last() -> None:
    lengths = [len(code) for code in all_countries()]
    assert lengths == sorted(lengths)
    assert {"SUHH", "YUCS", "XK"} <= all_countries().keys()


def test_every_slug_can_be_an_address() -> None:
    assert [one.slug for one in all_countries().values() if not is_slug(one.slug)] == []


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("CI", "en", "Côte d'Ivoire"),
        ("CI", "en-GB", "Côte d'Ivoire"),
        ("DE", "fr", "Allemagne"),
        ("KG", "ky", "Кыргызстан"),
        ("SUHH", "ru", "Soviet Union"),
        ("DE", "tlh", "Germany"),
    ],
)
def test_names_in_a_language(code: str, language: str, name: str) -> None:
    assert all_countries()[code].name_in(language) == name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("KZ", "KZ"),
        ("kaz", "KZ"),
        ("Kazakhstan", "KZ"),
        ("Republic of Kazakhstan", "KZ"),
        ("USA", "US"),
        ("U.S.", "US"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Cote d'Ivoire", "CI"),
        ("XK", "XK"),
        ("Kosovo", "XK"),
        ("SUHH", "SUHH"),
        ("USSR", "SUHH"),
        ("Soviet Union", "SUHH"),
        ("YUCS", "YUCS"),
        ("DDDE", "DDDE"),
        ("German Democratic Republic", "DDDE"),
        ("CSHH", "CSHH"),
        ("YDYE", "YDYE"),
        ("ZRCD", "ZRCD"),
        ("BUMM", "BUMM"),
        ("East Timor", "TL"),
    ],
)
def test_countries_by_code_and_name(name: str, code: str) -> None:
    assert country_keys("en")[key_of(name)] == code


def test_names_in_the_language_of_the_site() -> None:
    assert country_keys("ru")[key_of("КИРГИЗИЯ")] == "KG"
    assert key_of("Киргизия") not in country_keys("en")
    assert all_countries()["KG"].name_in("ru") == "Киргизия"


def test_slugs_are_unique_and_what_people_know() -> None:
    slugs = [country.slug for country in all_countries().values()]
    assert len(slugs) == len(set(slugs))
    assert {"united-states", "soviet-union", "yugoslavia", "east-germany", "kazakhstan"} <= set(
        slugs
    )


def test_the_table_has_every_code_of_the_standards() -> None:
    codes = {country.alpha_2 for country in pycountry.countries}
    codes |= {former.alpha_4 for former in pycountry.historic_countries}
    assert codes | {"XK"} == set(all_countries())

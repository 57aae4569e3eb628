"""What a name of a country means, in whatever language it is written."""

import pytest

from builder.authority.countries import all_countries, ambiguous_keys
from builder.authority.country_names import code_of, meanings, region_of
from builder.folding import key_of
from builder.languages import all_languages, locale_of
from tests.helpers import SiteTest

COMMON = {
    "England": "GB",
    "Scotland": "GB",
    "Northern Ireland": "GB",
    "Great Britain": "GB",
    "Holland": "NL",
    "The Netherlands": "NL",
    "The Bahamas": "BS",
    "West Germany": "DE",
    "East Germany": "DDDE",
    "America": "US",
    "U.S.A.": "US",
    "the UK": "GB",
    "UAE": "AE",
    "U.A.E.": "AE",
    "DPRK": "KP",
    "ROK": "KR",
    "PRC": "CN",
    "DRC": "CD",
    "Dem. Rep. Congo": "CD",
    "FYROM": "MK",
    "Macedonia": "MK",
    "Swaziland": "SZ",
    "Burma": "BUMM",
    "Zaire": "ZRCD",
    "Palestine": "PS",
    "Kosovo": "XK",
    "Taiwan": "TW",
    "Persia": "IR",
    "Ceylon": "LK",
    "St Lucia": "LC",
    "St. Kitts & Nevis": "KN",
    "Guinea": "GN",
    "Iran (Islamic Republic of)": "IR",
    "Moldova, Republic of": "MD",
    "Republic of Kazakhstan": "KZ",
    "Czechoslovakia": "CSHH",
    "Yugoslavia": "YUCS",
}


@pytest.mark.parametrize(("name", "code"), COMMON.items())
def test_names_in_common_use_and_of_the_past(name: str, code: str) -> None:
    assert code_of(name, "en") == code


@pytest.mark.parametrize(
    ("name", "language", "code"),
    [
        ("Россия", "ru", "RU"),
        ("Киргизия", "ru", "KG"),
        ("Республика Казахстан", "ru", "KZ"),
        ("СССР", "ru", "SUHH"),
        ("США", "en", "US"),
        ("Казахстан", "en", "KZ"),
        ("Қазақстан", "en", "KZ"),
        ("Кыргызстан", "ru", "KG"),
        ("O\u02bbzbekiston", "en", "UZ"),
        ("Тоҷикистон", "en", "TJ"),
        ("Deutschland", "en", "DE"),
        ("افغانستان", "en", "AF"),
        ("中国", "en", "CN"),
        ("საქართველო", "en", "GE"),
    ],
)
def test_names_in_other_languages_than_the_site_s(name: str, language: str, code: str) -> None:
    assert code_of(name, "en", language) == code


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Congo", "CG CD"),
        ("the Congo", "CG CD"),
        ("Конго", "CG CD"),
        ("Korea", "KP KR"),
        ("Корея", "KP KR"),
        ("Guiana", "GF GY"),
        ("Virgin Islands", "VG VI"),
    ],
)
def test_names_of_several_countries_are_not_guessed(name: str, codes: str) -> None:
    assert meanings(name) == tuple(codes.split())
    for language in ("en", "ru", "es", "kk", "nb"):
        assert code_of(name, language, language) == ""


def test_every_name_that_is_not_the_same_country_in_all_languages_is_asked_about() -> None:
    found: dict[str, str] = {}
    several = set()
    for language in all_languages():
        for code, name in locale_of(language).territories.items():
            key = key_of(name)
            if code in all_countries() and found.setdefault(key, code) != code:
                several.add(key)
    assert several - ambiguous_keys().keys() == set()


def test_no_two_countries_have_a_name_of_the_table() -> None:
    owners: dict[str, str] = {}
    for country in all_countries().values():
        for name in (country.name, *country.aliases, *country.loose):
            assert owners.setdefault(key_of(name), country.code) == country.code, name
            assert key_of(name) not in ambiguous_keys()


@pytest.mark.parametrize(
    "name",
    "Crimea|West Bank|Gaza|Abkhazia|South Ossetia|Somaliland|Tibet|Kurdistan|Crimée|Chechnya|Texas|"
    "Karakalpakstan|Transnistria|Central Asia|EU|European Union|global|Bavaria|XX|???".split("|"),
)
def test_what_is_no_country_is_none(name: str) -> None:
    assert code_of(name, "en", "fr") == ""


def test_parts_of_the_world_are_known_for_what_they_are() -> None:
    assert region_of("EU", "en") == region_of("European Union", "en") == "EU"
    assert region_of("Европа", "en", "ru") == "150"
    assert region_of("Central Asia", "en") == "143"
    assert region_of("Crimea", "en") == region_of("Kazakhstan", "en") == ""


def test_an_article_names_countries_in_its_own_language(site: SiteTest) -> None:
    site.article("a", "language: ru\ncountries: [Россия, Кыргызстан, СССР]")
    site.article("b", "countries: [Казахстан, England, The Netherlands]").build()
    pages = {"russia", "kyrgyzstan", "soviet-union", "kazakhstan", "united-kingdom", "netherlands"}
    assert {f"countries/{page}.html" for page in pages} < site.pages()


def test_a_part_of_a_country_may_have_a_record(site: SiteTest) -> None:
    site.write("content/countries/scotland.yaml", "name: Scotland\nparent: GB\n")
    site.article("a", "countries: [Scotland, England]").build()
    assert "countries/scotland.html" in site.links("articles/a.html")
    assert "countries/united-kingdom.html" in site.links("articles/a.html")
    assert "countries/united-kingdom.html" in site.links("countries/scotland.html")


def test_a_record_may_say_which_country_an_ambiguous_name_means(site: SiteTest) -> None:
    site.article("a", "countries: [Congo]")
    hint = "write CG (Republic of the Congo) or CD (Democratic Republic of the Congo)"
    assert site.problems() == [
        "content/articles/a.md:4:13: error[ambiguous-country]: 'Congo' is the name of more than "
        f"one country; {hint}"
    ]
    record = "name: Republic of the Congo\naliases: [Congo]\n"
    site.write("content/countries/republic-of-the-congo.yaml", record).build()
    assert "countries/republic-of-the-congo.html" in site.links("articles/a.html")

"""What a name of a country means, in whatever language it is written.

The tables of `countries` come first, then the names in the languages of the article and of the
site, then those in all languages that CLDR has. The data of these are slow to load; most archives
never ask for them.
"""

import gettext
import re
from collections.abc import Iterator
from functools import cache

import pycountry

from builder.authority.countries import all_countries, ambiguous_keys, country_keys
from builder.folding import key_of
from builder.languages import all_languages, locale_of

# Asked first of all languages, because most texts are written in them.
_FIRST = "en ru es fr de zh ar pt it tr uk kk ky uz tg tk az fa ja ko pl nl sv hi id".split()
_ACRONYM = re.compile(r"[A-Z]{2,4}")  # no language has the name of a country in so few capitals
_TURNED = re.compile(r"(.+?)(?:, | \()([^)]+)\)?")  # Iran (Islamic Republic of)
_SHORT = {"st": "saint", "ste": "saint", "rep": "republic", "dem": "democratic", "&": "and"}


def code_of(name: str, site: str, language: str = "") -> str:
    """The code of the country that a name means, in a site and an article of two languages.

    Empty if no country has the name, or if several may be meant.
    """
    keys = list(_spellings(key_of(name)))
    for known in (country_keys(site), _loose_keys()):
        if found := _first(known, keys):
            return found
    if meanings(name):
        return ""
    for tag in dict.fromkeys(filter(None, (language, site))):
        if found := _first(_keys_in(tag), keys) or _first(_official_keys_in(tag), keys):
            return found if found in all_countries() else ""
    return "" if _ACRONYM.fullmatch(name) else _first_of_all(keys)


def meanings(name: str) -> tuple[str, ...]:
    """The codes of the countries that an ambiguous name may mean."""
    return next((found for key in _spellings(key_of(name)) if (found := _ambiguous(key))), ())


def region_of(name: str, site: str, language: str = "") -> str:
    """What CLDR has beside countries: `EU`, `UN`, or the number of a part of the world; or nothing.

    The codes are those of UN M49, https://unstats.un.org/unsd/methodology/m49/.
    """
    if name in {"EU", "UN"}:
        return name
    keys = [key_of(name)]
    for tag in dict.fromkeys(filter(None, (language, site))):
        found = _first(_keys_in(tag), keys)
        if found and found not in all_countries():
            return found
    return ""


def _first_of_all(keys: list[str]) -> str:
    """The first country that has one of the names in some language."""
    for tag in (*_FIRST, *(one for one in all_languages() if one not in _FIRST)):
        found = _first(_keys_in(tag), keys)
        if found in all_countries():
            return found
    return ""


def _ambiguous(key: str) -> tuple[str, ...]:
    return ambiguous_keys().get(key, ())


def _spellings(key: str) -> Iterator[str]:
    """A key, and that of the name without an article, points, and what is cut short or turned."""
    yield key
    words = [_SHORT.get(word, word) for word in key.replace(".", "").split()]
    yield (plain := " ".join(words[1:] if words[:1] == ["the"] else words))
    if turned := _TURNED.fullmatch(plain):
        yield f"{turned[2]} {turned[1]}"


def _first(known: dict[str, str], keys: list[str]) -> str:
    return next((known[key] for key in keys if key in known), "")


@cache
def _loose_keys() -> dict[str, str]:
    return {
        key_of(name): country.code for country in all_countries().values() for name in country.loose
    }


@cache
def _keys_in(language: str) -> dict[str, str]:
    """The names that CLDR has in a language."""
    return {key_of(name): code for code, name in locale_of(language).territories.items()}


@cache
def _official_keys_in(language: str) -> dict[str, str]:
    """The names of the standard in a language, official ones too."""
    names = language.replace("-", "_"), language.split("-")[0]
    keys: dict[str, str] = {}
    for domain, countries in (
        ("iso3166-1", ((one.alpha_2, one) for one in pycountry.countries)),
        ("iso3166-3", ((one.alpha_4, one) for one in pycountry.historic_countries)),
    ):
        texts = gettext.translation(domain, pycountry.LOCALES_DIR, list(names), fallback=True)
        for code, country in countries:
            for field in ("name", "official_name", "common_name"):
                if name := getattr(country, field, None):
                    keys.setdefault(key_of(texts.gettext(name)), code)
    return {key: code for key, code in keys.items() if not _ambiguous(key)}

"""The countries of the world and those that are no more, by code and by name.

Codes are ISO 3166-1 alpha-2, for former countries the four letters of ISO 3166-3, and XK for
Kosovo. The English short names, and so the slugs, stand in `countries.csv`, because addresses must
not change when CLDR renames a country; names in other languages come from CLDR.
"""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import pycountry

from builder.folding import key_of
from builder.languages import locale_of
from builder.urls import slugify

_FOLDER = files("builder.authority")


class Country(NamedTuple):
    """A country as the tables know it; `name` is in English.

    `loose` are names of parts of it, and of what it was; a record may have one for its own.
    """

    code: str
    name: str
    aliases: tuple[str, ...]
    loose: tuple[str, ...]

    @property
    def slug(self) -> str:
        """The slug, unless a record gives another."""
        return slugify(self.name)

    def name_in(self, language: str) -> str:
        """The name in a language; in English for what CLDR does not name, the former countries."""
        locale = locale_of(language)
        if locale.language == "en":
            return self.name
        return str(locale.territories.get(self.code) or self.name)


@cache
def all_countries() -> dict[str, Country]:
    """Every country by its code; former countries come last."""
    return {
        row["code"]: Country(row["code"], row["name"], _split(row["aliases"]), _split(row["loose"]))
        for row in _rows("countries.csv")
    }


@cache
def ambiguous_keys() -> dict[str, tuple[str, ...]]:
    """Every key that may name several countries, and their codes."""
    return {
        key_of(name): _split(row["codes"])
        for row in _rows("ambiguous.csv")
        for name in _split(row["names"])
    }


@cache
def country_keys(language: str) -> dict[str, str]:
    """Every key that names a country, and its code.

    Where a former country shares a name with one of today, today's is meant.
    """
    keys: dict[str, str] = {}
    for country in all_countries().values():
        for name in (country.name, *country.aliases):
            keys.setdefault(key_of(name), country.code)
    for code, name in _other_names(language):
        keys.setdefault(key_of(name), code)
    return {key: code for key, code in keys.items() if key not in ambiguous_keys()}


def codes_of(code: str) -> tuple[str, ...]:
    """The codes by which a country is known: of two letters and of three, of a former one four."""
    country = pycountry.countries.get(alpha_2=code)
    return (code, country.alpha_3) if country else (code,)


def _rows(name: str) -> Iterator[dict[str, str]]:
    return csv.DictReader((_FOLDER / name).read_text(encoding="utf-8").splitlines())


def _split(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split("|")))


def _other_names(language: str) -> Iterator[tuple[str, str]]:
    """Codes and official names, then the names in English and in the site's language."""
    for country in pycountry.countries:
        yield country.alpha_2, country.alpha_2
        yield country.alpha_2, country.alpha_3
    yield "XK", "XK"
    for former in pycountry.historic_countries:
        yield former.alpha_4, former.alpha_4
    for country in pycountry.countries:
        for field in ("name", "official_name", "common_name"):
            if name := getattr(country, field, None):
                yield country.alpha_2, name
    for former in pycountry.historic_countries:
        yield former.alpha_4, former.name
    known = all_countries()
    for locale in (locale_of("en"), locale_of(language)):
        yield from ((code, name) for code, name in locale.territories.items() if code in known)

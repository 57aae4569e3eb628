"""Languages by BCP 47 tag: whether a tag is one, what it is called, which way it is written.

The libraries that know are imported when they are asked; a build with nothing to do asks nothing.
"""

import pickle
import re
from collections import Counter
from collections.abc import Collection
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from babel import Locale

_CASES = {2: str.upper, 4: str.title}  # regions and scripts; RFC 5646 section 2.1.1
_TAG = re.compile(r"([A-Za-z]{2,3})((?:-[A-Za-z0-9]{2,8})*)")


def check_language(tag: str) -> str:
    """Return the tag in the usual letter case: `uz-Cyrl-UZ`.

    Raises:
        ValueError: it is not a BCP 47 tag, or its language is not in ISO 639.
    """
    match = _TAG.fullmatch(tag)
    if not match or not _is_language(match[1].lower()):
        raise ValueError(f"'{tag}' is not a language tag")
    subtags = [_CASES.get(len(subtag), str.lower)(subtag) for subtag in match[2].split("-")]
    return match[1].lower() + "-".join(subtags)


def tag_in(text: str) -> str:
    """The tag for a language that is called by its English name, or written as a locale is.

    Empty if there is none: `Russian` -> `ru`, `en_US.UTF-8` -> `en-US`.
    """
    try:
        return check_language(text.partition(".")[0].replace("_", "-"))
    except ValueError:
        name = text.strip().casefold()
        names = locale_of("en").languages.items()
        return next((tag.replace("_", "-") for tag, one in names if one.casefold() == name), "")


@cache
def _is_language(code: str) -> bool:
    import pycountry

    field = "alpha_2" if len(code) == 2 else "alpha_3"
    return pycountry.languages.get(**{field: code}) is not None


@cache
def locale_of(tag: str) -> "Locale":
    """The locale nearest to a tag; English where CLDR has none."""
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    parts = tag.split("-")
    alias = get_global("language_aliases").get(parts[0])  # such as prs, Dari, of Persian
    parts[:1] = alias.split("_") if alias else parts[:1]
    for length in range(len(parts), 0, -1):
        try:
            return Locale.parse("-".join(parts[:length]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


@cache
def month_names(tag: str) -> tuple[tuple[str, ...], ...]:
    """The names of the twelve months as they stand alone and as they stand in dates.

    The former are read from Babel's file: what it once has resolved for one locale, such as names
    that are those of dates, it gives to others, too (2.18).
    """
    in_dates = dict(locale_of(tag).months["format"]["wide"])
    alone = in_dates | _own_months(tag).get("stand-alone", {}).get("wide", {})
    return tuple(tuple(one[number] for number in range(1, 13)) for one in (alone, in_dates))


@cache
def short_month_names(tag: str) -> tuple[str, ...]:
    """The names of the twelve months in short, as they stand alone; whole where CLDR has none."""
    own = _own_months(tag)
    names = dict(enumerate(month_names(tag)[0], 1))
    for use in ("format", "stand-alone"):
        short = own.get(use, {}).get("abbreviated", {})
        names |= short if isinstance(short, dict) else {}
    return tuple(names[number] for number in range(1, 13))


def _own_months(tag: str) -> dict[str, Any]:
    """The names of months that Babel's files have for a language, for each use of them.

    In another script it has names of its own.
    """
    locale, folder = locale_of(tag), files("babel") / "locale-data"
    for name in (f"{locale.language}_{locale.script}", locale.language):
        data = folder / f"{name}.dat"
        if data.is_file() and (months := pickle.loads(data.read_bytes()).get("months")):
            return cast(dict[str, Any], months)
    return {}


def all_languages() -> list[str]:
    """The languages that CLDR has, sorted."""
    from babel.localedata import locale_identifiers

    return sorted(name for name in locale_identifiers() if "_" not in name)


@cache
def direction(tag: str) -> str:
    """`rtl` or `ltr`."""
    return str(locale_of(tag).text_direction)


@cache
def open_graph_locale(tag: str) -> str:
    """A language and where it is spoken, as in https://ogp.me/#optional: `ru` -> `ru_RU`.

    Where the tag does not say where, it is as in CLDR's likely subtags; empty for `en_US`, which is
    meant where nothing is said, and for a language of which nobody knows.
    """
    from babel.core import get_global

    language, *rest = tag.split("-")
    region = next((one for one in rest if re.fullmatch("[A-Z]{2}|[0-9]{3}", one)), "")
    likely = get_global("likely_subtags")
    for known in ("_".join([language, *rest[:1]]), language):
        region = region or likely.get(known, "").rpartition("_")[2]
    locale = f"{language}_{region}" if region else ""
    return "" if locale == "en_US" else locale


@cache
def language_name(tag: str, language: str) -> str:
    """What the tag's language is called in another language."""
    names = locale_of(language).languages
    return str(names.get(tag.replace("-", "_")) or names.get(tag.split("-")[0].lower()) or tag)


def language_names(tags: Collection[str], language: str) -> dict[str, str]:
    """What languages are called in another, beside each other: of one kind of English, English."""
    kinds = Counter(_written(tag) for tag in set(tags))
    return {
        tag: language_name("-".join(filter(None, own)) if kinds[own] == 1 else tag, language)
        for tag in tags
        for own in [_written(tag)]
    }


def other_language(tag: str, language: str) -> str:
    """What a tag's language is called in another; empty if it is the same, be it of elsewhere."""
    return "" if _written(tag) == _written(language) else language_name(tag, language)


@cache
def _written(tag: str) -> tuple[str, str]:
    """The language of a tag and its script, without its country: `en` of `en-GB`."""
    first, *others = tag.split("-")
    return first, next((one for one in others if len(one) == 4), "")

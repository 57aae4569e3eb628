"""What to say of a name that should be that of a country and is not."""

import json
import re

from builder.authority.countries import all_countries
from builder.authority.country_names import meanings, region_of
from builder.authority.records import Authority
from builder.errors import Name, Problem, problem_at
from builder.folding import key_of
from builder.urls import CONTENT, is_slug, slugify

_CODE = re.compile(r"[A-Z]{2}")
_PLAIN = re.compile(r"[^\W\d_][\w .()'\u2019-]*")  # needs no quotes in YAML
_WORDS_OF_YAML = frozenset("true false yes no on off null y n".split())
# Organizations that people take for countries, beside those that CLDR has: EU and UN.
_ORGANIZATIONS = frozenset(
    "nato osce cis sco csto eaeu eeu asean brics opec ecowas gcc "
    "ес евросоюз оон нато обсе снг шос одкб еаэс брикс опек".split()
)
_NO_COUNTRY = "it is no country of ISO 3166"
_CODE_OR_NAME = "write an ISO 3166 code or a name"


def refusal(countries: Authority, name: Name, language: str) -> Problem:
    """The problem with a name, and what would be right."""
    text = name.text
    if codes := meanings(text):
        message = f"'{text}' is the name of more than one country"
        choices = [f"{code} ({all_countries()[code].name})" for code in codes]
        hint = f"write {' or '.join(choices)}"
        return problem_at(name.place, "ambiguous-country", message, hint)
    hint = (
        _other_kind(text, region_of(text, countries.language, language))
        or countries.suggest(text, language=language)
        or _record(countries, text)
    )
    return problem_at(name.place, "unknown-country", f"unknown country '{text}'", hint)


def _other_kind(text: str, region: str) -> str:
    """The key for what is an organization or a part of the world."""
    if region in {"EU", "UN"} or key_of(text) in _ORGANIZATIONS:
        return f"{_NO_COUNTRY}; write organizations: [{_as_yaml(text)}]"
    return f"{_NO_COUNTRY}; write topics: [{_as_yaml(text)}]" if region else ""


def _record(countries: Authority, text: str) -> str:
    """The record to write, where it can have one."""
    slug = slugify(text)
    if _CODE.fullmatch(text) or not is_slug(slug) or slug == "index":
        return _CODE_OR_NAME
    if record := countries.records.get(slug):
        return f"add it to the aliases in {record.path}"
    for code, country in all_countries().items():
        if countries.slug_of_country(code) == slug:
            return f"did you mean '{country.name}'?"
    return (
        f"{_NO_COUNTRY}; name an organization in 'organizations', anything else in 'topics', or "
        f"make {CONTENT}/countries/{slug}.yaml with the line name: {_as_yaml(text)}"
    )


def _as_yaml(text: str) -> str:
    is_plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML
    return text if is_plain else json.dumps(text, ensure_ascii=False)

"""The names that queries may say, in English and in the site's language: `country:`, `date:`."""

from collections.abc import Mapping
from functools import cache

from builder.folding import fold
from builder.languages import month_names
from builder.messages import NC_, messages_for
from builder.search.fields import FACET_NAMES, FACETS, NAMES
from builder.search.query import Grammar

_CONTEXT = "name of a field in queries, one word"

# What has a name; a translation is another name for it, before a colon: `страна:kg`.
_TRANSLATED = (
    NC_("name of a field in queries, one word", "title"),
    NC_("name of a field in queries, one word", "body"),
    NC_("name of a field in queries, one word", "summary"),
    NC_("name of a field in queries, one word", "names"),
    NC_("name of a field in queries, one word", "author"),
    NC_("name of a field in queries, one word", "publisher"),
    NC_("name of a field in queries, one word", "notes"),
    NC_("name of a field in queries, one word", "country"),
    NC_("name of a field in queries, one word", "organization"),
    NC_("name of a field in queries, one word", "person"),
    NC_("name of a field in queries, one word", "topic"),
    NC_("name of a field in queries, one word", "source"),
    NC_("name of a field in queries, one word", "language"),
    NC_("name of a field in queries, one word", "date"),
)


@cache
def grammar_of(language: str) -> Grammar:
    """What names before a colon and names of months mean on a site in a language, a BCP 47 tag."""
    return Grammar(query_names(language), frozenset(FACET_NAMES), month_lines(language))


def query_names(language: str) -> Mapping[str, str]:
    """What a name before a colon means, by what may be written, folded."""
    own = {name: name for name in (*NAMES, *FACET_NAMES, "date")}
    plural = {"authors": "author", **{kind.value: name for name, kind in FACETS.items()}}
    foreign = {fold(query_name(name, language)): name for name in own}
    return dict(sorted({**foreign, **plural, **own}.items()))


def query_name(name: str, language: str) -> str:
    """A name as people write it before a colon in the language of the site."""
    return messages_for(language).pgettext(_CONTEXT, name)


def month_lines(language: str) -> tuple[str, ...]:
    """Lines of folded names of months, as `read_dates` has them."""
    forms = (*month_names("en"), *month_names(language))
    lines = (" ".join(fold(name).replace(" ", "") for name in form) for form in forms)
    return tuple(dict.fromkeys(lines))

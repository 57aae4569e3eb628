"""The page that says to readers what a search can say: the grammar of queries, by examples."""

from functools import partial

from builder.model import Kind
from builder.pages.contexts import HelpLine, SearchHelpContext
from builder.pages.lookup import ArchiveLookup
from builder.search.examples import EXAMPLES
from builder.search.fields import LANGUAGE
from builder.search.inflection import primary
from builder.search.quotes import in_plain_signs, quoted
from builder.search.texts import languages_of
from builder.search.vocabulary import query_name


def search_help_context(lookup: ArchiveLookup) -> SearchHelpContext:
    """The page; the names of filters are those of the kinds."""
    text = lookup.messages.gettext
    lines = [HelpLine(text(query), text(sense)) for query, sense in EXAMPLES]
    name = partial(query_name, language=lookup.language)
    filters = [
        HelpLine(f"{name(kind.singular)}:{_example(lookup, kind)}", lookup.labels[kind])
        for kind in lookup.kinds
    ]
    others = [one for one in languages_of(lookup.archive) if one != primary(lookup.language)]
    if others:
        label = lookup.messages.pgettext("of articles", "Language")
        filters.append(HelpLine(f"{name(LANGUAGE)}:{others[0]}", label))
    return SearchHelpContext(
        title=lookup.messages.gettext("What a search can say"),
        description=lookup.messages.gettext("How to search the archive."),
        lines=tuple(lines),
        filters=tuple(filters),
    )


def _example(lookup: ArchiveLookup, kind: Kind) -> str:
    """The name of this kind that most articles have, as a value of its filter.

    Without its own quotation marks it would not be found, so then it is the slug.
    """
    members = lookup.archive.members[kind]
    slug = min(members, key=lambda slug: (-len(members[slug]), slug))
    name = lookup.counted(kind, slug).name
    return slug if '"' in in_plain_signs(name) else quoted(name)

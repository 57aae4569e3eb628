"""The page that says to readers what a search can say: the grammar of queries, by examples."""

from builder.messages import N_
from builder.model import Kind
from builder.pages.contexts import HelpLine, SearchHelpContext
from builder.pages.lookup import ArchiveLookup
from builder.search.fields import LANGUAGE
from builder.search.inflection import primary
from builder.search.quotes import in_plain_signs, quoted
from builder.search.texts import languages_of

# A query, and what it finds.
LINES = (
    (N_("osh border"), N_("either word; articles with both come first")),
    (N_('"border clash"'), N_("these words in this order")),
    (N_('="elections"'), N_("as written, not in another form")),
    (N_("+osh -football"), N_("with the one word, without the other")),
    (N_("osh AND (fire OR flood)"), N_("what it says; NOT works, too")),
    (N_("kara*"), N_("words that begin so; while you type, the last word is one of these")),
    (N_("title:osh"), N_("in the title")),
    (N_("title:(osh naryn)"), N_("brackets hold for several words")),
    (N_("author:smith"), N_("of an author")),
    (
        N_("date:2010..2015"),
        N_("of these years; months and days as well: date:2015-04, date:2015-04-20"),
    ),
    (N_("date:..2010"), N_("until then; date:2010.. from then on")),
)


def search_help_context(lookup: ArchiveLookup) -> SearchHelpContext:
    """The page; the names of filters are those of the kinds."""
    text = lookup.messages.gettext
    lines = [HelpLine(text(query), text(sense)) for query, sense in LINES]
    filters = [
        HelpLine(f"{kind.singular}:{_example(lookup, kind)}", lookup.labels[kind])
        for kind in lookup.kinds
    ]
    others = [one for one in languages_of(lookup.archive) if one != primary(lookup.language)]
    if others:
        label = lookup.messages.pgettext("of articles", "Language")
        filters.append(HelpLine(f"{LANGUAGE}:{others[0]}", label))
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

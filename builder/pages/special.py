"""The front page, plain pages, search, downloads, the 404 page."""

from itertools import islice, zip_longest

from builder.exports.articles import JSON_LINES
from builder.exports.checksums import PATH as CHECKSUMS
from builder.exports.datapackage import PATH as DATAPACKAGE
from builder.exports.metadata import BIBTEX, CSL, CSV
from builder.exports.volumes import paths
from builder.languages import direction
from builder.messages import Messages
from builder.model import EMPTY_TEXT, KINDS, NAMED, Kind, PlainPage
from builder.pages.bodies import body_of
from builder.pages.contexts import (
    AccessibilityContext,
    DownloadsContext,
    Filter,
    Group,
    HomeContext,
    IndexLink,
    NotFoundContext,
    PlainContext,
    SearchContext,
    Teaser,
)
from builder.pages.lookup import ArchiveLookup
from builder.pages.timelines import archive_timeline
from builder.search.fields import LANGUAGE
from builder.search.notes import TEXTS
from builder.search.quotes import quoted
from builder.search.texts import languages_of
from builder.urls import index_page

# On the front page: the newest articles, and of a kind the entities that most articles name.
NEWEST = 10
TOP = 12
EXAMPLES = 6  # on the search page

_ON_FRONT = (Kind.COUNTRIES, Kind.ORGANIZATIONS)


def home_context(lookup: ArchiveLookup, page: PlainPage | None) -> HomeContext:
    """The front page; `page` is that of `content/index.md`."""
    archive = lookup.archive
    text = archive.texts.get(page.path, EMPTY_TEXT) if page else EMPTY_TEXT
    labels = _labels_after_by(lookup.messages)
    newest = reversed(range(len(archive.articles))[-NEWEST:])
    return HomeContext(
        title=page.title if page else lookup.config.title,
        description=lookup.config.description or text.summary,
        body=body_of(text, page.page if page else "", lookup.messages),
        total=len(archive.articles),
        coverage=lookup.coverage,
        timeline=archive_timeline(lookup),
        newest=tuple(Teaser(lookup.rows[at], _summary(lookup, at)) for at in newest),
        groups=tuple(_top(lookup, kind) for kind in lookup.kinds if kind in _ON_FRONT),
        indexes=tuple(
            IndexLink(labels[kind], index_page(kind), len(archive.members[kind]))
            for kind in lookup.kinds
        ),
    )


def plain_context(lookup: ArchiveLookup, page: PlainPage) -> PlainContext:
    """A page such as about."""
    text = lookup.archive.texts.get(page.path, EMPTY_TEXT)
    return PlainContext(
        title=page.title,
        description=page.summary or text.summary,
        body=body_of(text, page.page, lookup.messages),
        language=page.language,
        direction=direction(page.language),
    )


def not_found_context(lookup: ArchiveLookup) -> NotFoundContext:
    """The 404 page."""
    return NotFoundContext(
        title=lookup.messages.gettext("Page not found"),
        description=lookup.messages.gettext("There is no page at this address."),
    )


def search_context(lookup: ArchiveLookup) -> SearchContext:
    """The search page; what it shows comes from the index."""
    filters = [Filter(kind.singular, lookup.labels[kind]) for kind in Kind]
    if len(languages_of(lookup.archive)) > 1:
        filters.append(Filter(LANGUAGE, lookup.messages.pgettext("of articles", "Language")))
    filters.append(Filter("year", lookup.messages.gettext("Years")))
    return SearchContext(
        title=lookup.messages.pgettext("title", "Search"),
        description=lookup.messages.gettext("Search the archive."),
        filters=tuple(filters),
        notes={code: lookup.messages.gettext(text) for code, text in TEXTS.items()},
        total=len(lookup.archive.articles),
        examples=_examples(lookup),
        sources=len(lookup.archive.members[Kind.SOURCES]) > 1,
    )


def _examples(lookup: ArchiveLookup) -> tuple[str, ...]:
    """Queries for what most articles name, of each kind in turn."""
    kinds = [kind for kind in lookup.kinds if kind is not Kind.SOURCES]
    tops = [
        [lookup.counted(kind, slug).name for slug in _most(lookup, kind, EXAMPLES)]
        for kind in kinds
    ]
    turns = (quoted(name) for turn in zip_longest(*tops) for name in turn if name)
    return tuple(islice(dict.fromkeys(turns), EXAMPLES))


def downloads_context(lookup: ArchiveLookup) -> DownloadsContext:
    """The page of what can be downloaded whole."""
    archive = lookup.archive
    return DownloadsContext(
        title=lookup.messages.gettext("Downloads"),
        description=lookup.messages.gettext("The articles of the archive as data."),
        total=len(archive.articles),
        articles=tuple(paths(archive, JSON_LINES)),
        tables=tuple(paths(archive, CSV)),
        bibtex=tuple(paths(archive, BIBTEX)),
        csl=tuple(paths(archive, CSL)),
        datapackage=DATAPACKAGE,
        kinds=tuple(kind.value for kind in NAMED),
        checksums=CHECKSUMS,
    )


def accessibility_context(lookup: ArchiveLookup) -> AccessibilityContext:
    """The page that says how accessible the pages are, and whom to tell what is not."""
    contact = lookup.config.contact
    return AccessibilityContext(
        title=lookup.messages.gettext("Accessibility"),
        description=lookup.messages.gettext(
            "What was done so that everybody can read this archive."
        ),
        contact=contact,
        contact_address=contact if not contact or "://" in contact else f"mailto:{contact}",
    )


def _summary(lookup: ArchiveLookup, position: int) -> str:
    article = lookup.archive.articles[position]
    return article.summary or lookup.archive.texts.get(article.path, EMPTY_TEXT).summary


def _most(lookup: ArchiveLookup, kind: Kind, count: int) -> list[str]:
    """The entities of a kind that most articles name."""
    members = lookup.archive.members[kind]
    return sorted(members, key=lambda slug: (-len(members[slug]), slug))[:count]


def _top(lookup: ArchiveLookup, kind: Kind) -> Group:
    members = lookup.archive.members[kind]
    most = _most(lookup, kind, TOP)
    entities = lookup.archive.entities
    most.sort(key=lambda slug: (-len(members[slug]), lookup.archive.place_of(entities[kind, slug])))
    return Group(lookup.labels[kind], tuple(lookup.counted(kind, slug) for slug in most))


def _labels_after_by(messages: Messages) -> dict[Kind, str]:
    """The kinds as they are called in "12 articles, by countries, organizations"."""
    return {kind: messages.pgettext("articles, by", row.listed) for kind, row in KINDS.items()}

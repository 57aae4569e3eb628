"""The front page, plain pages, search, downloads, the 404 page."""

from itertools import islice, zip_longest

from markupsafe import Markup, escape

from builder.config import KindLabels
from builder.exports.articles import JSON_LINES
from builder.exports.checksums import PATH as CHECKSUMS
from builder.exports.datapackage import PATH as DATAPACKAGE
from builder.exports.metadata import BIBTEX, CSL, CSV
from builder.exports.volumes import paths
from builder.languages import direction, language_names, other_language
from builder.messages import NN_
from builder.model import EMPTY_TEXT, KINDS, NAMED, Kind, PlainPage
from builder.notation import joints_of, number_text
from builder.pages.bodies import body_of
from builder.pages.contexts import (
    AccessibilityContext,
    DownloadsContext,
    Filter,
    Group,
    HomeContext,
    IndexLink,
    NavItem,
    NotFoundContext,
    PlainContext,
    SearchContext,
    Teaser,
)
from builder.pages.copies import newest_first
from builder.pages.date_patterns import patterns_of
from builder.pages.feeds import HOME, RECENT
from builder.pages.lookup import ArchiveLookup
from builder.pages.searches import search_links
from builder.pages.timelines import archive_timeline
from builder.search.fields import LANGUAGE
from builder.search.notes import TEXTS
from builder.search.quotes import quoted
from builder.search.texts import languages_of
from builder.urls import index_page, searches_page

# On the front page: the newest articles, and of a kind the entities that most articles name.
NEWEST = 10
TOP = 12
EXAMPLES = 6  # on the search page

_ON_FRONT = (Kind.COUNTRIES, Kind.ORGANIZATIONS)


def home_context(lookup: ArchiveLookup, page: PlainPage | None) -> HomeContext:
    """The front page; `page` is that of `content/index.md`."""
    archive = lookup.archive
    text = archive.texts.get(page.path, EMPTY_TEXT) if page else EMPTY_TEXT
    newest = newest_first(archive, range(len(archive.articles)), NEWEST)
    return HomeContext(
        title=page.title if page else lookup.config.title,
        description=lookup.config.description or text.summary,
        body=body_of(text, page.page if page else "", lookup.messages),
        total=len(archive.articles),
        coverage=lookup.coverage,
        timeline=archive_timeline(lookup),
        newest=tuple(Teaser(lookup.rows[at], _summary(lookup, at)) for at in newest),
        groups=(
            *(_top(lookup, kind) for kind in lookup.kinds if kind in _ON_FRONT),
            *_searches(lookup),
        ),
        indexes=(
            *(_index_link(lookup, kind) for kind in lookup.kinds),
            *_index_of_searches(lookup),
        ),
        recent=RECENT if archive.articles else "",
        feed=lookup.feed_of(HOME),
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
        searches=tuple(NavItem(link.name, link.page) for link in search_links(lookup)[:TOP]),
        sources=len(lookup.archive.members[Kind.SOURCES]) > 1,
        dates=patterns_of(lookup.notation),
        joints=joints_of(lookup.language),
        languages=_languages(lookup),
        copies=lookup.archive.has_copies,
    )


def _languages(lookup: ArchiveLookup) -> dict[str, tuple[str, bool]]:
    """What the languages of articles are called, and whether they are others than the site's."""
    home = lookup.language
    tags = sorted(lookup.archive.languages)
    names = language_names(tags, home)
    return {tag: (names[tag], bool(other_language(tag, home))) for tag in tags}


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


def _index_link(lookup: ArchiveLookup, kind: Kind) -> IndexLink:
    entries = len(lookup.archive.members[kind])
    return IndexLink(_counted_label(lookup, kind, entries), index_page(kind), entries)


def _counted_label(lookup: ArchiveLookup, kind: Kind, number: int) -> Markup:
    """So many entities of a kind, the number in bold type: `12 countries`."""
    own = lookup.config.kinds.get(kind, KindLabels()).label
    texts = (f"%(num)s {own.replace('%', '%%')}",) * 2 if own else KINDS[kind].counted
    return _in_bold(lookup, texts, number)


def _in_bold(lookup: ArchiveLookup, texts: tuple[str, str], number: int) -> Markup:
    """A text with a number in bold type."""
    written = Markup("<strong>{}</strong>").format(number_text(number, lookup.notation))
    return escape(lookup.messages.ngettext(*texts, number)) % {"num": written}


def _searches(lookup: ArchiveLookup) -> tuple[Group, ...]:
    """The first of the searches that have a page, if there are any."""
    links = search_links(lookup)[:TOP]
    return (Group(lookup.messages.gettext("Searches"), links),) if links else ()


def _index_of_searches(lookup: ArchiveLookup) -> tuple[IndexLink, ...]:
    """The link to all of them."""
    count = len(lookup.archive.searches)
    label = _in_bold(lookup, NN_("%(num)s search", "%(num)s searches"), count)
    return (IndexLink(label, searches_page(), count),) if count else ()

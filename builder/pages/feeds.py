"""The page that explains feeds and lists them, and the page of what was added last."""

from builder.model import Kind
from builder.pages.contexts import (
    EntityLink,
    FeedGroup,
    FeedLinks,
    FeedsContext,
    Part,
    RecentContext,
    Row,
    RowGroup,
    When,
)
from builder.pages.copies import newest_first
from builder.pages.date_texts import date_text, machine_date
from builder.pages.lookup import ArchiveLookup
from builder.pages.searches import search_links
from builder.urls import feed_path, index_page, json_feed_path, searches_page

HOME = "index.html"
FEEDS = "feeds.html"
RECENT = "recent.html"

NEWEST = 50  # articles on the page of what was added last
MANY = 40  # of more names than this the page of feeds shows those with most articles
TOP = 12


def recent_context(lookup: ArchiveLookup) -> RecentContext:
    """The page of what was added last."""
    newest = newest_first(lookup.archive, lookup.archive.by_added, NEWEST)
    group = RowGroup("", "", "", tuple(_added_row(lookup, at) for at in newest))
    return RecentContext(
        title=lookup.messages.gettext("Recently added"),
        description=lookup.messages.gettext("What came into the archive last."),
        part=Part((group,), "", "", ""),
        feed=lookup.feed_of(HOME),
    )


def feeds_context(lookup: ArchiveLookup) -> FeedsContext:
    """The page that explains feeds."""
    feed = feed_path(HOME)
    groups = [_names(lookup, kind) for kind in lookup.kinds]
    searches = search_links(lookup)
    if searches:
        label = lookup.messages.gettext("Searches")
        groups.append(FeedGroup(label, searches_page(), len(searches), _with_feeds(searches)))
    return FeedsContext(
        title=lookup.messages.pgettext("title", "Feeds"),
        description=lookup.messages.gettext("How to be told of what is new in the archive."),
        feed=FeedLinks(feed, json_feed_path(feed)),
        groups=tuple(groups),
    )


def _added_row(lookup: ArchiveLookup, at: int) -> Row:
    added = lookup.archive.articles[at].added
    text = date_text(added, lookup.notation)
    return lookup.rows[at]._replace(when=When(text, machine_date(added)))


def _names(lookup: ArchiveLookup, kind: Kind) -> FeedGroup:
    members = lookup.archive.members[kind]
    names = lookup.archive.in_use(kind)
    if len(names) > MANY:
        most = sorted(names, key=lambda one: -len(members[one.slug]))[:TOP]
        names = sorted(most, key=lookup.archive.place_of)
    links = lookup.links(kind, (one.slug for one in names))
    return FeedGroup(lookup.labels[kind], index_page(kind), len(members), _with_feeds(links))


def _with_feeds(links: tuple[EntityLink, ...]) -> tuple[tuple[EntityLink, FeedLinks], ...]:
    feeds = [feed_path(link.page) for link in links]
    return tuple(
        (link, FeedLinks(feed, json_feed_path(feed)))
        for link, feed in zip(links, feeds, strict=True)
    )

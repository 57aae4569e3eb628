"""Which feeds there are, and which articles each has where.

A feed is an Atom document to subscribe to, with the newest articles, and documents that archive the
older ones (RFC 5005). These are full, are numbered from the oldest article and keep theirs: one
article more changes the first document alone, and every hundredth makes an archive document.

Articles are in order of when they were added. One that is changed later comes again in the document
to subscribe to, among those of that time.
"""

from bisect import insort
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from builder.archive import Archive, order_of
from builder.model import Article
from builder.urls import entity_page, feed_document, feed_path, json_feed_path, searches_page

SIZE = 50  # entries of an archive document
HOME = "index.html"


class Feed(NamedTuple):
    """A feed: its address in the site, its page, what it is called, the positions of its articles.

    Positions are those of `Listing.articles`, in order of when the articles were added. A feed that
    `shares` another one's archive documents has the same articles.
    """

    path: str
    page: str
    title: str
    positions: Sequence[int]
    shares: str = ""

    @property
    def archived(self) -> str:
        """The feed whose archive documents it has."""
        return self.shares or self.path


class Division(NamedTuple):
    """The articles of a feed: the `newest`, from the last change, then others not archived yet.

    `documents` are those of each archive document, from the oldest.
    """

    newest: list[int]
    others: list[int]
    documents: list[Sequence[int]]


class Listing:
    """The articles of all feeds, and their order.

    `articles` are those of the archive in its order and after them the withdrawn ones, of which the
    archive's own feed says that they are. `corrected` has of those that were changed after they
    were added what they are ordered by for that.
    """

    def __init__(self, archive: Archive) -> None:
        """Take an archive; drafts are in no feed."""
        self.archive = archive
        self.articles: Sequence[Article] = (*archive.articles, *archive.withdrawn)
        self._ranks = [0] * len(self.articles)
        for rank, at in enumerate(self._by_added()):
            self._ranks[at] = rank
        self.corrected = dict(_corrected(self.articles))

    def feeds(self) -> Iterator[Feed]:
        """The archive's feed, then those of its names and its searches that have pages."""
        archive = self.archive
        title = archive.config.title
        everything = Feed(feed_path(HOME), HOME, title, self._ordered(range(len(self.articles))))
        yield everything
        for page, name, positions in _lists(archive):
            own = Feed(feed_path(page), page, f"{name} · {title}", self._ordered(positions))
            yield self._sharing(own, everything)

    def _by_added(self) -> list[int]:
        """All positions in order, the withdrawn ones where they would be."""
        order = [*self.archive.by_added]
        for at in range(len(order), len(self.articles)):
            insort(order, at, key=lambda at: _place_of(self.articles[at]))
        return order

    def _ordered(self, positions: Sequence[int]) -> list[int]:
        if self.archive.with_drafts:
            positions = [at for at in positions if not self.articles[at].draft]
        return sorted(positions, key=self._ranks.__getitem__)

    def _sharing(self, own: Feed, everything: Feed) -> Feed:
        """A feed of all articles that there are has the archive documents of the archive's own.

        So an archive with one source is not archived twice.
        """
        missing = len(everything.positions) - len(own.positions)
        if missing > len(self.archive.withdrawn) or len(own.positions) < SIZE:
            return own
        return own._replace(positions=everything.positions, shares=everything.path)

    def divide(self, feed: Feed, entries: int) -> Division:
        """Which articles are where; `entries` are the newest."""
        positions = feed.positions
        full = _full(len(positions), entries) * SIZE
        again = self._corrected_of(positions)
        newest = sorted({*positions[-entries:], *again}, key=self._changed, reverse=True)[:entries]
        known = {*newest}
        others = [at for at in reversed(positions[full:]) if at not in known]
        documents = [positions[start : start + SIZE] for start in range(0, full, SIZE)]
        return Division(newest, others, documents)

    def last_changed(self, positions: Sequence[int]) -> Article | None:
        """The article that was changed last, of some that are in order; None if there are none."""
        if not positions:
            return None
        last = max((positions[0], positions[-1], *self._corrected_of(positions)), key=self._changed)
        return self.articles[last]

    def _corrected_of(self, positions: Sequence[int]) -> list[int]:
        corrected = self.corrected
        return [at for at in positions if at in corrected] if corrected else []

    def _changed(self, at: int) -> tuple[str, int]:
        return self.corrected.get(at) or self.articles[at].added.sort_key, self._ranks[at]


def made_of_feeds(archive: Archive) -> object:
    """What feeds are made of besides the articles and what these name; a value to fingerprint."""
    if not archive.has_feeds:
        return None
    config = archive.config
    searches = [(search.slug, search.name) for search in archive.searches]
    settings = (config.title, config.url, config.content_license, config.indexes, config.feeds)
    return settings, archive.withdrawn, archive.with_drafts, searches, archive.found


def feed_paths(archive: Archive) -> Iterator[str]:
    """The paths of all documents that the feeds of an archive may have."""
    feeds = archive.config.feeds
    if feeds is None or not archive.has_feeds:
        return
    everything = range(len(archive.articles) + len(archive.withdrawn))
    for page, _, positions in ((HOME, "", everything), *_lists(archive)):
        feed = feed_path(page)
        yield from (feed, json_feed_path(feed))
        full = _full(len(positions), feeds.entries)
        yield from (feed_document(feed, number) for number in range(1, full + 1))


def _lists(archive: Archive) -> Iterator[tuple[str, str, Sequence[int]]]:
    """The lists of articles that have pages: page, name and positions of each."""
    for kind in archive.config.indexes:
        for slug, positions in archive.members[kind].items():
            yield entity_page(kind, slug), archive.entities[kind, slug].name, positions
    for search in archive.searches:
        yield searches_page(search.slug), search.name, archive.found.get(search.slug, ())


def _full(count: int, entries: int) -> int:
    """How many archive documents a feed of so many articles has."""
    return max(0, (count - entries) // SIZE)


def _corrected(articles: Sequence[Article]) -> Iterator[tuple[int, str]]:
    for at, article in enumerate(articles):
        if article.updated or article.corrections:
            changed = article.changed.sort_key
            if changed != article.added.sort_key:
                yield at, changed


def _place_of(article: Article) -> tuple[str, str]:
    return article.added.sort_key, order_of(article)

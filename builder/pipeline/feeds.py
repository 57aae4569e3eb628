"""The feeds of the site as a derivation: of each list of articles `feed.xml` and `feed.json`.

Entries are made from the archive when a document is to be written, and not as pieces: after a small
change these are few. What each document was made of is kept, so the others are not made again.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from builder.archive import Archive, Partition
from builder.exports.atom import Head, ShortText, atom, entry, short_entry, with_base
from builder.exports.feed_entries import Entry, entry_of, fragment_of, ids_of, updated
from builder.exports.feed_lists import Division, Feed, Listing
from builder.exports.json_feed import json_feed
from builder.hashing import digest, fingerprint
from builder.pipeline.derive import SiteInputs
from builder.urls import absolute, feed_document, json_feed_path

NAME = "feeds"
VERSION = 1

Piece = bytes

_KEPT = "feeds"  # the name of what is kept in the cache
_NEVER = "1970-01-01T00:00:00Z"  # when a feed changed that has no article

# By path of what a document was made, and the digest of its bytes.
_Kept = dict[str, tuple[bytes, bytes]]

# A document: its path, the fingerprint of what it is made of, the function that makes it.
_Document = tuple[str, bytes, Callable[[], bytes]]


def piece(partition: Partition) -> Piece:
    """Nothing."""
    return b""


def files(pieces: object, site: SiteInputs) -> Iterator[tuple[str, bytes | None]]:
    """All feeds, if the site is to have some."""
    if not site.archive.has_feeds:
        return
    known = site.cache.load(_KEPT, _Kept) or {}
    kept: _Kept = {}
    for path, made_of, make in _Feeds(site.archive).documents():
        there = site.unchanged.get(path)
        if there and known.get(path) == (made_of, there.fingerprint):
            kept[path] = known[path]
            yield path, None
        else:
            data = make()
            kept[path] = made_of, digest(data)
            yield path, data
    if kept != known:
        site.cache.store(_KEPT, kept)


class _Feeds:
    """The feeds of an archive. Entries are made when they are asked for, and kept."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._listing = Listing(archive)
        self._ids = ids_of(archive)
        self._keys = [*archive.fingerprints, *map(fingerprint, archive.withdrawn)]
        self._named: dict[int, bytes] = {}
        self._entries: dict[int, Entry] = {}
        self._short: list[ShortText | None] = [None] * len(self._listing.articles)

    def documents(self) -> Iterator[_Document]:
        """Every document of every feed."""
        feeds = self._archive.config.feeds
        newest = feeds.entries if feeds else 0
        for feed in self._listing.feeds():
            yield from self._documents(feed, self._listing.divide(feed, newest))

    def _documents(self, feed: Feed, division: Division) -> Iterator[_Document]:
        """The documents of a feed; those of archives are another feed's if it shares them."""
        about = self._site + fingerprint((feed.path, feed.page, feed.title, feed.shares))
        yield from self._newest(feed, about, division)
        if not feed.shares:
            for number, positions in enumerate(division.documents, 1):
                yield self._archived(feed, about, number, positions)

    def _newest(self, feed: Feed, about: bytes, division: Division) -> Iterator[_Document]:
        """The documents to subscribe to."""
        newest, others, count = division.newest, division.others, len(division.documents)
        keys = [*map(self._named_key, newest), *map(self._keys.__getitem__, others)]
        made_of = digest(b"".join([about, count.to_bytes(4), *keys]))

        def as_atom() -> bytes:
            head = self._head(feed)._replace(previous=self._address(feed.archived, count))
            texts = [entry(self._entry(at)) for at in newest]
            texts += map("".join, self._short_entries(others))
            return atom(self._dated(head, newest), texts)

        def as_json() -> bytes:
            own = absolute(self._archive.config.url, json_feed_path(feed.path))
            return json_feed(self._head(feed), own, map(self._entry, newest))

        yield feed.path, made_of, as_atom
        yield json_feed_path(feed.path), made_of, as_json

    def _archived(
        self, feed: Feed, about: bytes, number: int, positions: Sequence[int]
    ) -> _Document:
        """An archive document."""
        keys = map(self._keys.__getitem__, positions)
        made_of = digest(b"".join([about, number.to_bytes(4), *keys]))

        def as_atom() -> bytes:
            base, texts = with_base(self._short_entries(positions))
            head = self._head(feed)
            head = head._replace(
                own=self._address(feed.path, number),
                previous=self._address(feed.path, number - 1),
                current=head.own,
                base=base,
            )
            return atom(self._dated(head, positions), texts)

        return feed_document(feed.path, number), made_of, as_atom

    def _head(self, feed: Feed) -> Head:
        config = self._archive.config
        return Head(
            id=absolute(self._ids, feed.path),
            title=feed.title,
            language=config.language,
            author=config.title,
            rights=config.content_license,
            page=absolute(config.url, feed.page),
            own=absolute(config.url, feed.path),
            updated="",
        )

    def _dated(self, head: Head, positions: Sequence[int]) -> Head:
        """The head of a document that changed when its entries did last."""
        last = self._listing.last_changed(positions)
        return head._replace(updated=updated(last) if last else _NEVER)

    def _address(self, feed: str, number: int) -> str:
        """The whole address of an archive document; empty for what is before the first."""
        return absolute(self._archive.config.url, feed_document(feed, number)) if number else ""

    @cached_property
    def _site(self) -> bytes:
        """What documents are made of besides their feed and articles."""
        config = self._archive.config
        settings = (config.title, config.url, config.language, config.content_license)
        return fingerprint((VERSION, settings, self._ids))

    def _named_key(self, at: int) -> bytes:
        """What a whole entry is made of: the article, and what its names are called."""
        found = self._named.get(at)
        if found is None:
            named = self._archive.named([self._listing.articles[at]])
            names = [one.name for one in named.values()]
            found = self._named[at] = self._keys[at] + fingerprint(names)
        return found

    def _entry(self, at: int) -> Entry:
        found = self._entries.get(at)
        if found is None:
            article = self._listing.articles[at]
            found = self._entries[at] = entry_of(self._archive, article)
        return found

    def _short_entries(self, positions: Iterable[int]) -> list[ShortText]:
        texts = self._short
        return [texts[at] or self._short_entry(at) for at in positions]

    def _short_entry(self, at: int) -> ShortText:
        config, article = self._archive.config, self._listing.articles[at]
        found = self._short[at] = short_entry(
            self._ids + fragment_of(article.id),
            article.title,
            absolute(config.url, article.page),
            updated(article),
            "" if article.language == config.language else article.language,
        )
        return found

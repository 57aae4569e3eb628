"""Feeds as JSON: https://www.jsonfeed.org/version/1.1/. They have the newest articles alone."""

from collections.abc import Iterable

import msgspec

from builder.exports.atom import Head
from builder.exports.feed_entries import Entry

TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(head: Head, own: str, entries: Iterable[Entry]) -> bytes:
    """The bytes of a feed at an address of its own; of `head` those fields that JSON Feed has."""
    feed = {
        "version": VERSION,
        "title": head.title,
        "home_page_url": head.page,
        "feed_url": own,
        "language": head.language,
        "authors": [{"name": head.author}],
        "items": [_item(one) for one in entries],
    }
    return msgspec.json.encode(feed) + b"\n"


def _item(one: Entry) -> dict[str, object]:
    """An entry; its summary is the text that an item must have."""
    item: dict[str, object] = {
        "id": one.id,
        "url": one.address,
        "title": one.title,
        "content_text": one.summary,
        "date_published": one.published,
        "date_modified": one.updated,
    }
    if one.original:
        item["external_url"] = one.original
    if one.authors:
        item["authors"] = [{"name": name} for name in one.authors]
    if one.names:
        item["tags"] = one.names
    if one.language:
        item["language"] = one.language
    return item

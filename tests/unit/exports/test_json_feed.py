"""Feeds as JSON, read back by a strict reader."""

from builder.exports.json_feed import json_feed
from tests.feeds import read_json
from tests.unit.exports.test_atom import ENTRY, HEAD

OWN = "https://example.org/feed.json"


def test_what_is_written_is_read() -> None:
    more = ENTRY._replace(
        id="https://example.org/#b",
        title="Ж <b> & \u2028",
        summary="Words.",
        authors=("A", "B"),
        names=("Kenya", "War"),
        original="https://news.example.org/",
        language="ru",
    )
    feed = read_json(json_feed(HEAD, OWN, [more, ENTRY]))
    assert (feed["title"], feed["home_page_url"], feed["feed_url"]) == ("Archive", HEAD.page, OWN)
    assert feed["authors"] == [{"name": "Archive"}]
    assert feed["items"][0] == {
        "id": "https://example.org/#b",
        "url": "https://example.org/articles/a.html",
        "title": "Ж <b> & \u2028",
        "content_text": "Words.",
        "date_published": "2015-01-20T00:00:00Z",
        "date_modified": "2015-01-20T00:00:00Z",
        "external_url": "https://news.example.org/",
        "authors": [{"name": "A"}, {"name": "B"}],
        "tags": ["Kenya", "War"],
        "language": "ru",
    }
    assert feed["items"][1].keys().isdisjoint({"external_url", "authors", "tags", "language"})


def test_a_feed_may_be_empty() -> None:
    assert read_json(json_feed(HEAD, OWN, []))["items"] == []

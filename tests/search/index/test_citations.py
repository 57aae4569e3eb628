"""Citations say of each article what its file says."""

import json
from datetime import date

from builder.model import Kind
from builder.search.index.citations import citations
from tests.search.index.archives import archive_of, article


def test_citations_have_what_articles_have() -> None:
    whole = article(
        1,
        date(2015, 1, 20),
        summary="word " * 60,
        authors=("Ahmed Rashid", "Crisis Group"),
        source_url="https://example.com/1",
        archived_url="https://example.net/1",
        entities={Kind.COUNTRIES: ("kg", "uk"), Kind.TOPICS: ("osh",), Kind.SOURCES: ("uk",)},
    )
    bare = article(2, date(2015, 1, 21))
    found = citations(archive_of(whole, bare).partition(0, 2))
    assert [json.loads(one) for one in found] == [
        {
            "id": "2015/1",
            "summary": "word " * 60,
            "authors": ["Ahmed Rashid", "Crisis Group"],
            "source_url": "https://example.com/1",
            "archived_url": "https://example.net/1",
            "countries": ["KG", "UK"],
            "topics": ["OSH"],
        },
        {"id": "2015/2"},
    ]

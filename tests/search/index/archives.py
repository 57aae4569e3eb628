"""Archives of some articles and of the entities that they may name."""

from datetime import date
from typing import Any

from builder.archive import Archive
from builder.model import Article, Entity, Kind
from tests import archives


def article(number: int, day: date, **more: Any) -> Article:
    own = {
        "id": f"2015/{number}",
        "page": f"articles/2015/{number}.html",
        "title": f"Article {number}",
        "date": day.isoformat(),
    }
    return archives.article_of(**{**own, **more})


def archive_of(*articles: Article) -> Archive:
    entities = [
        Entity(kind, slug, slug.upper(), aliases=(f"{slug} {kind.value}",))
        for kind in Kind
        for slug in ("kg", "osh", "uk")
    ]
    return archives.archive_of(*articles, entities=entities)

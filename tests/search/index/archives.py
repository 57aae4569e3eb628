"""Small archives, without the files that they would be read from."""

from datetime import date

from builder.archive import Archive, build_archive
from builder.config import SiteConfig
from builder.dates import ArchiveDate, Day
from builder.model import Article, Entity, Kind, text_of


def article(number: int, day: date, **more: object) -> Article:
    own = {
        "path": f"content/articles/{number}.md",
        "page": f"articles/2015/{number}.html",
        "id": f"2015/{number}",
        "title": f"Article {number}",
        "date": ArchiveDate(Day(day.year, day.month, day.day)),
        "entities": {},
        **dict.fromkeys(("source_url", "archived_url", "summary", "withdrawn_reason"), ""),
        **dict.fromkeys(("authors", "translations", "corrections", "extra"), ()),
        **dict.fromkeys(("withdrawn", "excerpt"), False),
        "language": "en",
        "updated": None,
    }
    return Article(**{**own, **more})  # type: ignore[arg-type]


def archive_of(*articles: Article) -> Archive:
    entities = [
        Entity(kind, slug, slug.upper(), aliases=(f"{slug} {kind.value}",))
        for kind in Kind
        for slug in ("kg", "osh", "uk")
    ]
    texts = {one.path: text_of("") for one in articles}
    hashes = {one.path: b"" for one in articles}
    return build_archive(SiteConfig(), articles, entities, [], [], [], texts, hashes)

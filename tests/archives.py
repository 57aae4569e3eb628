"""Archives made in memory, for tests of what works on a finished one."""

from collections.abc import Iterable, Mapping
from typing import Any

from builder.archive import Archive, Holdings, build_archive
from builder.config import SiteConfig
from builder.dates.edtf import parse_date
from builder.model import Article, Attachment, Entity, Kind, PlainPage, Redirect, Text, text_of

_DEFAULTS: dict[str, Any] = {
    "entities": {},
    "source_url": "",
    "archived_url": "",
    "authors": (),
    "language": "en",
    "translations": (),
    "summary": "",
    "updated": None,
    "corrections": (),
    "withdrawn": False,
    "withdrawn_reason": "",
    "excerpt": False,
    "extra": (),
    "draft": False,
}


def article_of(id: str, date: str = "2015-01-20", **more: Any) -> Article:
    """An article that says nothing but what a test gives it."""
    own: dict[str, Any] = {
        "path": f"content/articles/{id}.md",
        "page": f"articles/{id}.html",
        "id": id,
    }
    own |= {"title": f"Title of {id}", "date": parse_date(date), "added": parse_date(date)}
    return Article(**{**_DEFAULTS, **own, **more})


def archive_of(
    *articles: Article,
    entities: Iterable[Entity] = (),
    pages: Iterable[PlainPage] = (),
    redirects: Iterable[Redirect] = (),
    texts: Mapping[str, Text] | None = None,
    config: SiteConfig | None = None,
    attachments: Iterable[Attachment] = (),
) -> Archive:
    """An archive of articles; names that no entity describes are their slugs in capitals."""
    named = {
        (kind, slug): Entity(kind, slug, slug.upper())
        for article in articles
        for kind, slugs in article.entities.items()
        for slug in slugs
    }
    named |= {(entity.kind, entity.slug): entity for entity in entities}
    empty = {article.path: text_of("") for article in articles}
    marks = {article.path: article.id.encode() for article in articles}
    holdings = Holdings(
        articles,
        named.values(),
        pages,
        redirects,
        attachments,
        {**empty, **(texts or {})},
        marks,
    )
    return build_archive(config or SiteConfig(), holdings)


def about(**slugs: str) -> dict[Kind, tuple[str, ...]]:
    """What an article names, `countries="kg kz"`."""
    return {Kind(kind): tuple(some.split()) for kind, some in slugs.items()}


def page_of(name: str, title: str = "", language: str = "en") -> PlainPage:
    """A plain page."""
    return PlainPage(f"content/pages/{name}.md", f"{name}.html", title or name, language, "")

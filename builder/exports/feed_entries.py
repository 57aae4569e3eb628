"""Articles as entries of feeds, whatever these are written in."""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

from builder.archive import Archive, source_name
from builder.dates.rfc3339 import rfc3339
from builder.messages import messages_for
from builder.model import EMPTY_TEXT, NAMED, Article
from builder.urls import absolute

_IN_FRAGMENT = "/?:@!$&'()*+,;="  # besides letters, digits and `-._~` (RFC 3986, 3.5)


class Entry(NamedTuple):
    """An article as feeds have it; dates are those of RFC 3339.

    `id` is made of the article's permanent id, so it stays when `address` changes. `names` are what
    it names, without its source, which is its author where no other is known. `original` is where
    it was published first; `language` is set where it is not the site's.
    """

    id: str
    address: str
    title: str
    updated: str
    published: str
    summary: str
    authors: tuple[str, ...]
    names: tuple[str, ...]
    original: str
    language: str


def ids_of(archive: Archive) -> str:
    """With what the ids of feeds and entries begin: an address."""
    feeds = archive.config.feeds
    return absolute((feeds.ids if feeds else "") or archive.config.url, "")


def entry_of(archive: Archive, article: Article) -> Entry:
    """An article; of a withdrawn one what its page says, too."""
    text = archive.texts.get(article.path, EMPTY_TEXT)
    source = source_name(article, archive.entities)
    summary = article.summary or text.summary
    if article.withdrawn:
        notice = messages_for(archive.config.language).gettext("This article was withdrawn.")
        summary = f"{notice} {article.withdrawn_reason}"
    config = archive.config
    return Entry(
        id=ids_of(archive) + fragment_of(article.id),
        address=absolute(config.url, article.page),
        title=article.title,
        updated=updated(article),
        published=rfc3339(article.date),
        summary=summary,
        authors=(() if article.withdrawn else article.authors) or ((source,) if source else ()),
        names=() if article.withdrawn else tuple(dict.fromkeys(_names(archive, article))),
        original="" if article.withdrawn else article.source_url,
        language="" if article.language == config.language else article.language,
    )


def updated(article: Article) -> str:
    """When an article was added or, if it was changed later, changed last."""
    is_changed = article.updated or article.corrections
    return rfc3339(article.changed if is_changed else article.added)


def fragment_of(id: str) -> str:
    """What ends the id of an entry; most ids of articles are letters and digits, and stay."""
    if id.isascii() and id.replace("-", "").replace("/", "").isalnum():
        return f"#{id}"
    return f"#{quote(id, safe=_IN_FRAGMENT)}"


def _names(archive: Archive, article: Article) -> Iterator[str]:
    for kind in NAMED:
        for slug in article.entities.get(kind, ()):
            yield archive.entities[kind, slug].name

"""The pages of articles: published, withdrawn, moved."""

from typing import ClassVar

import msgspec
from markupsafe import Markup

from builder.dates import ArchiveDate
from builder.languages import direction, language_name
from builder.messages import Messages, messages_for
from builder.model import Article, Redirect, Text
from builder.pages.contexts import (
    ArticleContext,
    CorrectionLine,
    Detail,
    EntityLink,
    Group,
    RedirectContext,
    Row,
    TombstoneContext,
    Translation,
    When,
)
from builder.pages.labels import date_text, list_text, machine_date, time_text
from builder.pages.lookup import ArchiveLookup
from builder.urls import absolute


class PageInputs(msgspec.Struct, frozen=True, array_like=True):
    """What the page of an article is made of besides the article and its text.

    `fingerprint` stands for these two; `language` is the site's, and what follows what the page
    shows of the rest of the archive, its names and translations among it.
    """

    template: ClassVar[str] = ArticleContext.template

    fingerprint: bytes
    language: str
    source: EntityLink | None
    groups: tuple[Group, ...]
    translations: tuple[Translation, ...]
    older: Row | None
    newer: Row | None


def page_inputs(lookup: ArchiveLookup, position: int) -> PageInputs:
    """What tells whether the page of a published article is as it would be made now."""
    article, rows = lookup.archive.articles[position], lookup.rows
    return PageInputs(
        fingerprint=lookup.archive.fingerprints[position],
        language=lookup.language,
        source=lookup.source(article),
        groups=lookup.groups(article),
        translations=_translations(lookup, article) if article.translations else (),
        older=rows[position - 1] if position else None,
        newer=rows[position + 1] if position + 1 < len(rows) else None,
    )


def partition_inputs(lookup: ArchiveLookup, first: int, last: int) -> tuple[object, ...]:
    """What the bases of the pages from `first` to before `last` have besides their articles."""
    every = lookup.archive.articles
    articles = every[first:last]
    return (
        lookup.language,
        lookup.shows_sources,
        [lookup.links(kind, [slug]) for kind, slug in lookup.archive.named(articles)],
        [_translations(lookup, article) for article in articles if article.translations],
        [lookup.row(article) for article in every[first - 1 : first]],
        [lookup.row(article) for article in every[last : last + 1]],
    )


def article_context(article: Article, text: Text, basis: PageInputs) -> ArticleContext:
    """The page of a published article; is given what its basis tells of, and nothing else."""
    summary = article.summary or text.summary
    messages = messages_for(basis.language)
    return ArticleContext(
        title=article.title,
        description=summary,
        body=Markup("" if article.excerpt else text.html),
        excerpt=summary if article.excerpt else "",
        language=article.language,
        direction=direction(article.language),
        when=_precise(article.date, basis.language),
        source=basis.source,
        source_url=article.source_url,
        archived_url=article.archived_url,
        authors=article.authors,
        groups=basis.groups,
        details=tuple(_extra_detail(key, value, messages) for key, value in article.extra),
        updated=_when(article.updated, basis.language) if article.updated else None,
        corrections=tuple(
            CorrectionLine(_when(correction.date, basis.language), correction.note)
            for correction in article.corrections
        ),
        translations=basis.translations,
        older=basis.older,
        newer=basis.newer,
    )


def tombstone_context(lookup: ArchiveLookup, article: Article) -> TombstoneContext:
    """The page that a withdrawn article leaves."""
    return TombstoneContext(
        title=article.title,
        description=lookup.messages.gettext("This article was withdrawn."),
        language=article.language,
        direction=direction(article.language),
        when=_when(article.date, lookup.language),
        source=lookup.archive.source_name(article),
        reason=article.withdrawn_reason,
    )


def redirect_context(lookup: ArchiveLookup, redirect: Redirect) -> RedirectContext:
    """The page at an earlier address."""
    url = lookup.config.url
    return RedirectContext(
        title=redirect.title,
        description="",
        target=redirect.target,
        target_address=absolute(url, redirect.target) if url else "",
    )


def _when(date: ArchiveDate, language: str) -> When:
    return When(date_text(date, language), machine_date(date))


def _precise(date: ArchiveDate, language: str) -> When:
    """The date with the time of day, where it is known."""
    text, iso = _when(date, language)
    time = time_text(date)
    if not time:
        return When(text, iso)
    both = messages_for(language).gettext("%(date)s, %(time)s")
    return When(both % {"date": text, "time": time}, iso)


def _translations(lookup: ArchiveLookup, article: Article) -> tuple[Translation, ...]:
    others = [
        lookup.archive.articles[lookup.positions[id]]
        for id in article.translations
        if id in lookup.positions
    ]
    return tuple(
        Translation(other.page, other.language, language_name(other.language, other.language))
        for other in others
    )


def _extra_detail(key: str, value: object, messages: Messages) -> Detail:
    """A key of the archive's own, as a line: lists with commas, mappings with colons."""
    label = key.replace("_", " ").replace("-", " ")
    text = _plain(value, messages)
    is_url = text.startswith(("https://", "http://")) and " " not in text
    return Detail(label[:1].upper() + label[1:], text, text if is_url else "")


def _plain(value: object, messages: Messages) -> str:
    if isinstance(value, list):
        return list_text((_plain(item, messages) for item in value), messages)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_plain(item, messages)}" for key, item in value.items())
    if isinstance(value, bool):
        return messages.gettext("yes") if value else messages.gettext("no")
    return "" if value is None else str(value)

"""The pages of articles: published, withdrawn, moved."""

from markupsafe import Markup

from builder.dates import ArchiveDate
from builder.languages import direction, language_name
from builder.model import EMPTY_TEXT, Article, Redirect
from builder.pages.contexts import (
    ArticleContext,
    CorrectionLine,
    Detail,
    RedirectContext,
    TombstoneContext,
    Translation,
    When,
)
from builder.pages.labels import date_text, machine_date, time_text
from builder.pages.views import View
from builder.urls import absolute


def article_context(view: View, position: int) -> ArticleContext:
    """The page of a published article."""
    article = view.archive.articles[position]
    text = view.archive.texts.get(article.path, EMPTY_TEXT)
    summary = article.summary or text.summary
    return ArticleContext(
        title=article.title,
        description=summary,
        body=Markup("" if article.excerpt else text.html),
        excerpt=summary if article.excerpt else "",
        language=article.language,
        direction=direction(article.language),
        when=_precise(view, article.date, view.rows[position].when.iso),
        source=view.source(article),
        source_url=article.source_url,
        archived_url=article.archived_url,
        authors=article.authors,
        groups=view.groups(article),
        details=tuple(_extra_detail(key, value) for key, value in article.extra),
        updated=_when(view, article.updated) if article.updated else None,
        corrections=tuple(
            CorrectionLine(_when(view, correction.date), correction.note)
            for correction in article.corrections
        ),
        translations=_translations(view, article),
        older=view.rows[position - 1] if position else None,
        newer=view.rows[position + 1] if position + 1 < len(view.rows) else None,
    )


def tombstone_context(view: View, article: Article) -> TombstoneContext:
    """The page that a withdrawn article leaves."""
    return TombstoneContext(
        title=article.title,
        description="This article was withdrawn.",
        language=article.language,
        direction=direction(article.language),
        when=_when(view, article.date),
        source=view.archive.source_name(article),
        reason=article.withdrawn_reason,
    )


def redirect_context(view: View, redirect: Redirect) -> RedirectContext:
    """The page at an earlier address."""
    url = view.config.url
    return RedirectContext(
        title=redirect.title,
        description="",
        target=redirect.target,
        target_address=absolute(url, redirect.target) if url else "",
    )


def _when(view: View, date: ArchiveDate) -> When:
    return When(date_text(date, view.language), machine_date(date))


def _precise(view: View, date: ArchiveDate, iso: str) -> When:
    """The date with the time of day, where it is known."""
    text, time = date_text(date, view.language), time_text(date)
    return When(f"{text}, {time}" if time else text, iso)


def _translations(view: View, article: Article) -> tuple[Translation, ...]:
    if not article.translations:
        return ()
    others = [
        view.archive.articles[view.positions[id]]
        for id in article.translations
        if id in view.positions
    ]
    return tuple(
        Translation(other.page, other.language, language_name(other.language, other.language))
        for other in others
    )


def _extra_detail(key: str, value: object) -> Detail:
    """A key of the archive's own, as a line: lists with commas, mappings with colons."""
    label = key.replace("_", " ").replace("-", " ")
    text = _plain(value)
    is_url = text.startswith(("https://", "http://")) and " " not in text
    return Detail(label[:1].upper() + label[1:], text, text if is_url else "")


def _plain(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_plain(item)}" for key, item in value.items())
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "no", None: ""}[value]
    return str(value)

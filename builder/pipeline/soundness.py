"""What a cache says of a text is believed only where its source could say it.

A cache may have been written by others. Its HTML is sanitized before it is published
(`pages.bodies`); here addresses are looked at, which pages have as links, and paths, at which files
are written.
"""

from collections.abc import Sequence
from posixpath import basename, splitext

from builder.content.files import record_kind
from builder.markup.boundary import is_safe_address
from builder.model import ParsedArticle, ParsedRecord, PlainPage
from builder.urls import CONTENT, check_path, composed, page_of

_ARTICLES = len(f"{CONTENT}/articles/")


def is_sound_article(path: str, article: ParsedArticle | None) -> bool:
    """Whether this can be the article of the file at a path."""
    return article is None or (
        article.path == path
        and article.stem == composed(path[_ARTICLES:-3])
        and is_safe_address(article.source_url)
        and is_safe_address(article.archived_url)
        and (not article.redirects or _are_inside([one.text for one in article.redirects]))
    )


def is_sound_record(path: str, record: ParsedRecord | None) -> bool:
    """Whether this can be the record of the file at a path."""
    return record is None or (
        record.path == path
        and record.kind is record_kind(path)
        and record.slug == splitext(basename(path))[0]
        and is_safe_address(record.website)
    )


def is_sound_page(path: str, page: PlainPage | None) -> bool:
    """Whether this can be the plain page of the file at a path."""
    return page is None or (
        page.path == path
        and page.page == page_of(path)
        and _are_inside([one.text for one in page.redirects])
    )


def _are_inside(pages: Sequence[str]) -> bool:
    try:
        return all(check_path(page) for page in pages)
    except ValueError:
        return False

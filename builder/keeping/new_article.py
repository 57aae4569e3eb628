"""A new article: a file in its place, with the metadata that every article needs."""

from pathlib import Path

from builder.dates.edtf import parse_date
from builder.dates.values import ArchiveDate, year_of
from builder.errors import UsageError, reporting
from builder.keeping.scalars import yaml_title
from builder.metadata.written_dates import date_fault
from builder.store.storage import LocalStorage
from builder.urls import CONTENT, MAX_SLUG, SITE_FILE, YAML_SUFFIXES, is_slug, slugify

_ARTICLE = """\
---
title: {title}
date: {date}
added: {added}
id: {id}
# source:
# source_url: https://
# summary:
# countries: []
# organizations: []
# people: []
# topics: []
---

"""


def new_article(source: Path, title: str, date: str, today: str) -> Path:
    """Write an article without a text, added to the archive today; return its path.

    It stands in the folder of its month; one that is known by its year alone in that of January, as
    on the pages of dates.

    Raises:
        UsageError: there is no archive, or a file of this name already; or title or date cannot be.
    """
    if not (source / SITE_FILE).is_file():
        raise UsageError(
            f"there is no {SITE_FILE} in {source.resolve()}; name the folder of an archive with "
            "--source, or begin one with 'archive-builder init'"
        )
    when = _date(date)
    written = yaml_title(title)
    stem = f"{year_of(when.month)}/{when.month[-2:]}/{_slug(title)}"
    path = source / CONTENT / "articles" / f"{stem}.md"
    _check_free(path)
    with reporting(f"write {path}"):
        text = _ARTICLE.format(title=written, date=when.iso, added=today, id=stem)
        LocalStorage(path.parent).put_new(path.name, text.encode())
    return path


def _date(text: str) -> ArchiveDate:
    try:
        return parse_date(text)
    except ValueError as error:
        raise UsageError("; ".join(date_fault(text, error, "--date "))) from error


def _slug(title: str) -> str:
    """The name of the file: the words of the title that there is room for."""
    slug = slugify(title)
    if len(slug) > MAX_SLUG:
        slug = slug[:MAX_SLUG].rpartition("-")[0] or slug[:MAX_SLUG]
    if not is_slug(slug):
        raise UsageError(
            f"no file can have its name of the title '{title}'; give one with more letters, and "
            "change it in the file"
        )
    return slug


def _check_free(path: Path) -> None:
    """A file of metadata beside the text would be a part of the article, too."""
    for one in (path, *(path.with_suffix(suffix) for suffix in YAML_SUFFIXES)):
        if one.exists():
            raise UsageError(f"{one} is there already; edit it, or give another title or --date")

"""A new article: a file in its place, with the metadata that every article needs."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from builder.dates.edtf import parse_date
from builder.dates.values import ArchiveDate, year_of
from builder.errors import UsageError, reporting
from builder.importing.items import Value
from builder.importing.texts import line_of
from builder.keeping.scalars import yaml_title
from builder.metadata.written_dates import date_fault
from builder.store.storage import LocalStorage
from builder.urls import CONTENT, MAX_SLUG, SITE_FILE, YAML_SUFFIXES, is_slug, slugify

# What an article may have besides, as a person fills it in.
_OPEN = {
    "source": "",
    "source_url": " https://",
    "summary": "",
    "countries": " []",
    "organizations": " []",
    "people": " []",
    "topics": " []",
}


class Given(NamedTuple):
    """What is known of a new article: keys, keys that a person should look at first, its text."""

    keys: Mapping[str, Value] = {}
    suggested: Mapping[str, Value] = {}
    text: str = ""


def new_article(
    source: Path,
    title: str,
    date: str,
    today: str,
    given: Given = Given(),  # noqa: B008
) -> Path:
    """Write an article, added to the archive today; return its path.

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
        head = f"title: {written}\ndate: {when.iso}\nadded: {today}\nid: {stem}\n"
        text = f"---\n{head}{_others(given)}---\n\n" + (f"{given.text}\n" if given.text else "")
        LocalStorage(path.parent).put_new(path.name, text.encode())
    return path


def _others(given: Given) -> str:
    """The other keys; those that are not known for sure begin with a number sign."""
    lines = []
    for key in dict.fromkeys((*_OPEN, *given.keys)):
        if value := given.keys.get(key):
            lines.append(line_of(key, value))
        elif names := given.suggested.get(key):
            lines.append(f"# {line_of(key, names)}")
        else:
            lines.append(f"# {key}:{_OPEN[key]}")
    return "".join(f"{line}\n" for line in lines)


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

"""What every form needs: the lists of an archive's texts, and what each of their keys is."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from builder.config import SiteConfig
from builder.metadata.own import OwnField
from builder.metadata.table import ARTICLE, PAGE, RECORD, Field, Type
from builder.model import KINDS, Kind
from builder.urls import CONTENT

MOST = 500  # texts of a list: editors load all of a folder before they show any
NEWEST = 12  # folders of articles that have a list

# What a value has to look like. A date is a text, since a field for dates would have that of today
# in it, and knows no year without a day; the builder says exactly what is wrong with one.
PATTERNS: dict[Type, tuple[str, str]] = {
    "date": (r"^$|^-?\d.*|^\.\./-?\d.*", "A date such as 2015-01-20, 2015-01 or 2015"),
    "url": (r"^$|^https?://\S+$", "A whole address, beginning with https://"),
}
MARK = "made by 'archive-builder editors', which makes it again; change nothing here"

_REQUIRED = re.compile(r"^required(?:, if not [^:]*: |: |$)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SEE = re.compile(rf"[;.] [Ss]ee {_LINK.pattern}( and {_LINK.pattern})?")
_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"(\d{4})/(\d\d)")


class List(NamedTuple):
    """A folder of texts of one sort: what it is called, and what each of its files has.

    A text has Markdown below its metadata if `has_text`, and is YAML alone if not.
    """

    name: str
    label: str
    folder: str
    fields: tuple[Field, ...]
    has_text: bool = True


def lists(config: SiteConfig, counts: dict[str, int]) -> list[List]:
    """The lists of an archive; `counts` are the articles directly in each folder of articles."""
    own = tuple(_own(config.extra_fields))
    articles = [
        List(
            f"articles-{folder.replace('/', '-')}".rstrip("-"),
            f"Articles {folder}".rstrip(),
            f"{CONTENT}/articles/{folder}".rstrip("/"),
            (*ARTICLE, *own),
        )
        for folder in offered(counts)
    ]
    pages = List("pages", "Pages", f"{CONTENT}/pages", PAGE)
    records = [
        List(kind.value, KINDS[kind].label, f"{CONTENT}/{kind.value}", RECORD, has_text=False)
        for kind in Kind
    ]
    return [*articles, pages, *records]


def offered(counts: dict[str, int]) -> list[str]:
    """The newest folders of articles that are not too long, and before them the one to come."""
    folders = sorted(counts, reverse=True)
    dated = [folder for folder in folders if _YEAR.match(folder)]
    small = [folder for folder in (dated or folders) if counts[folder] <= MOST][:NEWEST]
    others = "" if counts.get("", 0) <= MOST else "new"
    return [*dict.fromkeys((*_next(dated), *small))] or [others]


def _next(dated: Iterable[str]) -> Iterator[str]:
    """The folder after the newest: of the next month where months have folders, else of a year."""
    newest = next(iter(dated), "")
    if month := _MONTH.fullmatch(newest):
        number = int(month[1]) * 12 + int(month[2])
        yield f"{number // 12:04}/{number % 12 + 1:02}"
    elif _YEAR.fullmatch(newest):
        yield f"{int(newest) + 1:04}"


def hint(field: Field) -> str:
    """What a field is for, without the links of the documents; the form says what is required."""
    text = _LINK.sub(r"\1", _SEE.sub("", _REQUIRED.sub("", field.about, count=1)))
    return text[:1].upper() + text[1:]


def _own(fields: Iterable[OwnField]) -> Iterator[Field]:
    """The archive's own keys. One without a type may be anything, which no form can show."""
    for one in fields:
        if one.type:
            yield Field(one.name, one.type, "a key of this archive's own")

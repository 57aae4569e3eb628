"""Articles: metadata -> ParsedArticle, one function a rule."""

import re

from builder.config import SiteConfig
from builder.content.frontmatter import read_document
from builder.content.reader import Reader
from builder.dates import ArchiveDate, Day
from builder.errors import Name, Place, Problem, has_errors
from builder.languages import check_language
from builder.metadata.fields import Fields
from builder.model import Body, Correction, Kind, ParsedArticle, Status
from builder.urls import CONTENT, check_redirect, composed

ARTICLE_KEYS = (
    "title",
    "date",
    "id",
    "source",
    "source_url",
    "archived_url",
    "author",
    "authors",
    "language",
    "translation_of",
    "summary",
    *(kind.value for kind in Kind if kind.has_records),
    "added",
    "updated",
    "corrections",
    "redirects",
    "status",
    "withdrawn_reason",
    "rights",
)

# Keys of other generators, and what they are called here.
_ELSEWHERE = {
    "aliases": "redirects",
    "byline": "author",
    "categories": "topics",
    "category": "topics",
    "country": "countries",
    "description": "summary",
    "draft": "status",
    "excerpt": "summary",
    "keywords": "topics",
    "lang": "language",
    "lastmod": "updated",
    "link": "source_url",
    "modified": "updated",
    "organisations": "organizations",
    "organization": "organizations",
    "permalink": "redirects",
    "persons": "people",
    "publisher": "source",
    "redirect_from": "redirects",
    "slug": "id",
    "tags": "topics",
    "url": "source_url",
}

LANGUAGE_HINT = "write a BCP 47 tag such as en, ru or uz-Cyrl"
REDIRECT_HINT = "write the path of the earlier address, such as /2015/old-name.html"

_STATUSES = tuple(status.value for status in Status)
_LISTED = {kind: kind.value for kind in Kind if kind.has_records}
_NO_DATE = ArchiveDate(Day(1))  # stands in until the problem is reported
_ID = re.compile(r"[^\s\x00-\x1f\x7f]+")


def read_article(
    reader: Reader, path: str, sidecar: str, config: SiteConfig
) -> tuple[ParsedArticle | None, Body, list[Problem]]:
    """Read one article; None if a problem leaves nothing to go on with."""
    entries, body, problems = read_document(reader, path, sidecar)
    if has_errors(problems) and not entries:
        return None, body, problems
    fields = Fields(entries, Place(path))
    article = _parse(fields, path, config)
    return article, body, problems + fields.problems


def _parse(fields: Fields, path: str, config: SiteConfig) -> ParsedArticle | None:
    keep = "list it under extra_fields in site.yaml to keep it"
    fields.check_keys(ARTICLE_KEYS, config.extra_fields, _ELSEWHERE, keep)
    fields.require("title", "write the article's title: title: ...")
    fields.require("date", "write the day when it was published: date: 2015-01-20")
    stem = composed(path.removeprefix(f"{CONTENT}/articles/").removesuffix(".md"))
    title, date = fields.text("title"), fields.date("date")
    original = fields.name("translation_of")
    status = Status(fields.choice("status", _STATUSES, "published"))
    article = ParsedArticle(
        path=path,
        stem=stem,
        id=_id(fields, stem),
        title=title,
        date=date or _NO_DATE,
        names=_names(fields),
        source_url=fields.url("source_url"),
        archived_url=fields.url("archived_url"),
        authors=_authors(fields),
        language=read_language(fields) or config.language,
        translation_of=_composed(original) if original else None,
        summary=fields.text("summary"),
        added=fields.date("added"),
        updated=fields.date("updated"),
        corrections=_corrections(fields),
        redirects=read_redirects(fields),
        status=status,
        withdrawn_reason=_withdrawn_reason(fields, status),
        excerpt=_excerpt(fields),
        extra=_extra(fields, config),
    )
    return article if title and date else None


def read_language(fields: Fields) -> str:
    """The key `language`."""
    return fields.checked("language", check_language, "bad-language", LANGUAGE_HINT)


def read_redirects(fields: Fields) -> tuple[Name, ...]:
    """The key `redirects`: for each earlier address the page that would answer for it."""
    pages = []
    for name in fields.names("redirects"):
        try:
            pages.append(Name(check_redirect(name.text), name.place))
        except ValueError as error:
            fields.report(name.place, "bad-redirect", f"'redirects': {error}", REDIRECT_HINT)
    return tuple(pages)


def _composed(name: Name) -> Name:
    return name._replace(text=composed(name.text))


def _id(fields: Fields, stem: str) -> Name:
    name = fields.name("id")
    if name is None:
        return Name(stem, fields.start)
    if not _ID.fullmatch(name.text) or ".." in name.text.split("/"):
        message = f"'{name.text}' cannot be an id"
        fields.report(name.place, "bad-id", message, "write it without spaces and without '..'")
    return _composed(name)


def _names(fields: Fields) -> dict[Kind, tuple[Name, ...]]:
    source = fields.name("source")
    named = {kind: fields.names(key) for kind, key in _LISTED.items()}
    return {
        **{kind: names for kind, names in named.items() if names},
        **({Kind.SOURCES: (source,)} if source else {}),
    }


def _authors(fields: Fields) -> tuple[str, ...]:
    """The list `authors`; `author` is short for a list of one."""
    if fields.has("author") and fields.has("authors"):
        message = "'author' and 'authors' are both given"
        fields.report(fields.place("author"), "two-authors", message, "name all of them in authors")
    author = fields.text("author")
    return (author,) if author else tuple(name.text for name in fields.names("authors"))


def _corrections(fields: Fields) -> tuple[Correction, ...]:
    corrections = []
    for item in fields.mappings("corrections"):
        item.check_keys(("date", "note"))
        item.require("date", "each correction has a date and a note")
        item.require("note", "each correction has a date and a note")
        date, note = item.date("date"), item.text("note")
        fields.problems += item.problems
        if date and note:
            corrections.append(Correction(date, note))
    return tuple(sorted(corrections, key=lambda correction: correction.date.sort_key))


def _withdrawn_reason(fields: Fields, status: Status) -> str:
    reason = fields.text("withdrawn_reason")
    if status is Status.WITHDRAWN:
        hint = "say why; the page that remains shows it to readers"
        fields.require("withdrawn_reason", hint, because_of="status")
    elif reason:
        message = "'withdrawn_reason' is given, but the article is not withdrawn"
        hint = "write 'status: withdrawn' or remove the reason"
        fields.report(fields.place("withdrawn_reason"), "unused-key", message, hint)
    return reason


def _excerpt(fields: Fields) -> bool:
    excerpt = fields.choice("rights", ("full", "excerpt"), "full") == "excerpt"
    if excerpt and not fields.has("source_url"):
        message = "of an excerpt the page links to the source, but there is no 'source_url'"
        fields.report(fields.place("rights"), "missing-key", message, "add it")
    return excerpt


def _extra(fields: Fields, config: SiteConfig) -> tuple[tuple[str, object], ...]:
    own = [key for key in config.extra_fields if key not in ARTICLE_KEYS and fields.has(key)]
    return tuple((key, fields.plain(key)) for key in own)

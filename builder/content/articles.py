"""Articles: metadata -> ParsedArticle, one function a rule."""

import re

from builder.config import SiteConfig
from builder.content.file_types import is_for_readers
from builder.content.frontmatter import read_document
from builder.content.names import date_in_name, title_for
from builder.content.reader import Reader
from builder.content.strange import open_fields, way_out
from builder.dates.edtf import parse_date
from builder.dates.values import ArchiveDate, Day
from builder.errors import Name, Place, Problem, has_errors
from builder.languages import check_language, tag_in
from builder.metadata import table
from builder.metadata.fields import Fields
from builder.metadata.identifiers import identifier_hint, read_identifiers
from builder.metadata.keys import ARTICLE_KEYS, ARTICLE_WORDS, NAMED_KEYS
from builder.metadata.own import OwnField
from builder.metadata.withheld import Told, contradiction, status_hint, status_word
from builder.metadata.writing import line_of
from builder.model import Body, Correction, Kind, ParsedArticle, Status
from builder.suggest import did_you_mean
from builder.urls import CONTENT, check_address, composed, is_page

LANGUAGE_HINT = "write a BCP 47 tag such as en, ru or uz-Cyrl"
REDIRECT_HINT = "write the path of the earlier address, such as /2015/old-name.html"

_KNOWN = frozenset(ARTICLE_KEYS)
_NO_DATE = ArchiveDate(Day(1))  # stands in until the problem is reported
_ID = re.compile(r"[^\s\x00-\x1f\x7f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f]+")


def read_article(
    reader: Reader, path: str, sidecar: str, config: SiteConfig
) -> tuple[ParsedArticle | None, Body, list[Problem]]:
    """Read one article; None if a problem leaves nothing to go on with."""
    entries, body, problems = read_document(reader, path, sidecar)
    if has_errors(problems) and not entries:
        return None, body, problems
    fields, told = open_fields(entries, Place(path), config, _KNOWN)
    own = [one.name for one in config.extra_fields]
    fields.check_keys(
        ARTICLE_KEYS, own, ARTICLE_WORDS, lambda key: identifier_hint(fields, key) or way_out(key)
    )
    fields.require("title", lambda: f"write the article's title: {title_for(path, body)}")
    article = _parse(fields, told, path, config)
    return article, body, problems + fields.problems


def _parse(fields: Fields, told: Told, path: str, config: SiteConfig) -> ParsedArticle | None:
    stem = composed(path.removeprefix(f"{CONTENT}/articles/").removesuffix(".md"))
    title, date = fields.text("title"), _date(fields, stem, config)
    status = read_status(fields, told)
    fields.text("imported_from")  # of `import` alone; only that it is a text is checked
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
        translation_of=_id_of(fields, "translation_of"),
        summary=fields.text("summary"),
        added=fields.date("added"),
        updated=fields.date("updated"),
        corrections=_corrections(fields),
        redirects=read_redirects(fields),
        status=status,
        withdrawn_reason=_withdrawn_reason(fields, status),
        excerpt=_excerpt(fields),
        extra=_extra(fields, config.extra_fields),
        noindex=fields.flag("noindex", default=False),
        not_about=tuple(name.text for name in fields.names("not_about")),
        copy_of=_id_of(fields, "copy_of"),
        corrected=_corrected(fields),
        identifiers=read_identifiers(fields),
    )
    return article if title and date else None


def _date(fields: Fields, stem: str, config: SiteConfig) -> ArchiveDate | None:
    """The key `date` or, if the archive wants it so, the date in the name of the file."""
    if fields.has("date"):
        return fields.date("date")
    day = date_in_name(stem)
    if day and config.date_from_name:
        return parse_date(day)
    example = f"date: {day}, or 'date_from_name: true' into site.yaml"
    hint = example if day else "such as date: 2015-01-20"
    fields.require("date", f"write the day when it was published{':' if day else ','} {hint}")
    return None


def read_status(fields: Fields, told: Told, statuses: tuple[Status, ...] = tuple(Status)) -> Status:
    """The key `status`, in our words or WordPress's; else what keys of others say."""
    words = [one.value for one in statuses]
    written = fields.word("status")
    status = status_word(written)
    fields.problems += contradiction(told, status, fields.written)
    if written and status not in words:
        hint = status_hint(written) or did_you_mean(written, words)
        hint = hint or f"it is one of {', '.join(words)}"
        place = fields.entries["status"].value_place
        fields.report(place, "unknown-value", f"'status' cannot be '{written}'", hint)
        status = ""
    return Status(status or ("draft" if told.draft else "published"))


def read_language(fields: Fields) -> str:
    """The key `language`."""
    try:
        return check_language(text) if (text := fields.text("language")) else ""
    except ValueError as error:
        place, tag = fields.entries["language"].value_place, tag_in(text)
        hint = f"write {line_of('language', tag)}" if tag else LANGUAGE_HINT
        fields.report(place, "bad-language", f"'language': {error}", hint)
        return ""


def read_redirects(fields: Fields) -> tuple[Name, ...]:
    """The key `redirects`: for each earlier address the page that would answer for it."""
    pages = []
    for name in fields.names("redirects", exact=True):
        if page := read_redirect(fields, name):
            pages.append(page)
    return tuple(pages)


def read_redirect(fields: Fields, name: Name) -> Name | None:
    """The page that would answer for an earlier address."""
    try:
        path = check_address(name.text)
    except ValueError as error:
        fields.report(name.place, "bad-redirect", f"'redirects': {error}", REDIRECT_HINT)
        return None
    if not is_page(path):
        message = f"'redirects': '{name.text}' is no page, and only from pages readers are led on"
        hint = f"say below 'gone' in {CONTENT}/addresses.yaml what became of a file"
        fields.report(
            name.place, "bad-redirect", message, f"{hint}; if it was a page, write {path}.html"
        )
        return None
    if not is_for_readers(path):
        message = f"'redirects': '{name.text}' is hidden, or what hosts read: no page was there"
        fields.report(name.place, "bad-redirect", message, "remove it")
        return None
    return Name(path, name.place)


def _id_of(fields: Fields, key: str) -> Name | None:
    """The id of another article that a key names."""
    name = fields.name(key)
    return _composed(name) if name else None


def _composed(name: Name) -> Name:
    return name._replace(text=composed(name.text))


def _id(fields: Fields, stem: str) -> Name:
    name = fields.name("id")
    if name is None:
        return Name(stem, fields.start)
    if not _ID.fullmatch(name.text) or ".." in name.text.split("/"):
        message = f"'{name.text}' cannot be an id"
        words = [word for part in name.text.split("/") if (word := "-".join(part.split()))]
        good = line_of("id", "/".join(word for word in words if word.strip(".")))
        fields.report(name.place, "bad-id", message, f"write {good}, without spaces and '..'")
    return _composed(name)


def _names(fields: Fields) -> dict[Kind, tuple[Name, ...]]:
    source = fields.name("source")
    named = {Kind(key): fields.names(key) for key in NAMED_KEYS}
    return {
        **{kind: names for kind, names in named.items() if names},
        **({Kind.SOURCES: (source,)} if source else {}),
    }


def _authors(fields: Fields) -> tuple[str, ...]:
    """The list `authors`; `author` is short for a list of one."""
    author, several = fields.text("author"), tuple(name.text for name in fields.names("authors"))
    if author and several:
        message = "'author' and 'authors' are both given"
        names = list(dict.fromkeys([author, *several]))
        hint = f"write {line_of('authors', names)}, and remove the other"
        fields.report(fields.place("author"), "two-authors", message, hint)
    return (author,) if author else several


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


def _corrected(fields: Fields) -> bool:
    corrected = fields.flag("corrected", default=False)
    if corrected and not fields.has("copy_of"):
        message = "'corrected' is given, but not of which article this is a corrected version"
        hint = "name that by its id, such as copy_of: 2015/01/syria-calling, or remove the line"
        fields.report(fields.place("corrected"), "unused-key", message, hint)
    return corrected


def _excerpt(fields: Fields) -> bool:
    excerpt = fields.choice("rights", table.choices(table.ARTICLE, "rights"), "full") == "excerpt"
    if excerpt and not fields.has("source_url"):
        message = "of an excerpt the page links to the source, but there is no 'source_url'"
        fields.report(fields.place("rights"), "missing-key", message, "add it")
    return excerpt


def _extra(fields: Fields, own: tuple[OwnField, ...]) -> tuple[tuple[str, object], ...]:
    return tuple([(one.name, _own_value(fields, one)) for one in own if fields.has(one.name)])


def _own_value(fields: Fields, field: OwnField) -> object:
    """The value of a key of the archive's own, as its type wants it."""
    name = field.name
    match field.type:
        case "text":
            return fields.text(name)
        case "url":
            return fields.url(name)
        case "date":
            date = fields.date(name)
            return date.iso if date else ""
        case "list":
            return [item.text for item in fields.names(name)]
        case "number":
            return fields.number(name)
    return fields.plain(name)

"""What the data files say of an article: the entry that "Save as" of the search page writes, too.

The rules are those of `theme/static/search/saving.js` and `entries.js`; tests compare them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from builder.archive import Partition, is_report
from builder.messages import Messages, messages_for
from builder.metadata.identifiers import urn_of
from builder.model import Kind
from builder.urls import absolute, relative

# A year, a month or season, a day, and a doubt.
_DATE = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:-XX)*[?~%]?", re.ASCII)
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ufeff]+")
_ROOT = "index.html"
_DOI = "doi:"
_KNOWN = 1000  # articles beside each other have the same days


class Entry(NamedTuple):
    """An article: every text on one line, the date in EDTF.

    `url` is its page, relative to the front page in a site that does not say where it is published;
    `source_url` is where it was published first, `archived_url` a copy of that. `identifiers` are
    those of libraries, such as `doi:10.1000/182`. `note` says in words, as bibliographies print
    them, what of these has no field of its own.
    """

    id: str
    title: str
    authors: list[str]
    date: str
    source: str
    url: str
    source_url: str
    archived_url: str
    language: str
    summary: str
    countries: list[str]
    organizations: list[str]
    people: list[str]
    topics: list[str]
    identifiers: list[str]
    note: str = ""
    type: str = "news"

    @property
    def names(self) -> list[str]:
        """All that the article names."""
        return [*self.countries, *self.organizations, *self.people, *self.topics]

    @property
    def doi(self) -> str:
        """The DOI, the only identifier that has a field in most formats."""
        found = (one.removeprefix(_DOI) for one in self.identifiers if one.startswith(_DOI))
        return next(found, "")


class Part(NamedTuple):
    """A date of EDTF or one of its ends, in digits; what is not known or is no date is empty."""

    year: str = ""
    month: str = ""
    season: str = ""
    day: str = ""


def entries_of(partition: Partition) -> Iterator[Entry]:
    """The entries of some articles."""
    messages, url = messages_for(partition.language), partition.url
    known, entities = _Names(partition), partition.entities
    for article, text in partition.both:
        first, copy = article.source_url, article.archived_url
        slugs = article.entities
        yield Entry(  # by position, in half the time
            article.id,
            one_line(article.title),
            [*map(one_line, article.authors)],
            article.date.iso.partition("T")[0],
            "".join(known[Kind.SOURCES, slugs.get(Kind.SOURCES, ())]),
            absolute(url, article.page) if url else relative(_ROOT, article.page),
            first,
            copy,
            article.language,
            one_line(article.summary or text.summary),
            known[Kind.COUNTRIES, slugs.get(Kind.COUNTRIES, ())],
            known[Kind.ORGANIZATIONS, slugs.get(Kind.ORGANIZATIONS, ())],
            known[Kind.PEOPLE, slugs.get(Kind.PEOPLE, ())],
            known[Kind.TOPICS, slugs.get(Kind.TOPICS, ())],
            identifiers := [urn_of(*one) for one in article.identifiers],
            _note(first, copy, identifiers, messages) if first or copy or identifiers else "",
            "report" if is_report(article, entities) else "news",
        )


class _Names(dict[tuple[Kind, tuple[str, ...]], list[str]]):
    """The names of entities by kind and slugs; many articles name the same."""

    def __init__(self, partition: Partition) -> None:
        self._own = {(one.kind, one.slug): one_line(one.name) for one in partition.named}

    def __missing__(self, key: tuple[Kind, tuple[str, ...]]) -> list[str]:
        kind, slugs = key
        names = self[key] = [self._own[kind, slug] for slug in slugs]
        return names


def _note(first: str, copy: str, identifiers: Sequence[str], messages: Messages) -> str:
    notes = []
    if first:
        notes.append(messages.gettext("originally published at %(address)s") % {"address": first})
    if copy:
        notes.append(messages.gettext("copy at %(address)s") % {"address": copy})
    notes += [one for one in identifiers if not one.startswith(_DOI)]
    return ", ".join(notes)


def one_line(text: str) -> str:
    """A text without line ends and control characters."""
    if text.isprintable() and "  " not in text:  # as nearly all are
        return text.strip()
    return _BLANKS.sub(" ", text).strip()


@lru_cache(_KNOWN)
def _part(end: str) -> Part | None:
    found = _DATE.fullmatch(end)
    if not found:
        return None
    year, month, day = found.groups("")
    if month > "20":
        return Part(year, "", month, day)
    return Part(year, month, "", day)


def parts_of(date: str) -> list[Part]:
    """A date of EDTF as parts: each of its ends, or none if one of them is not known."""
    return [part for end in date.split("/") if (part := _part(end))]


@lru_cache(_KNOWN)
def start_of(date: str) -> Part:
    """The day, month or year with which a date begins, if it is one that all programs read."""
    start = _part(date.partition("/")[0])
    return start if start and int(start.year) > 0 else Part()

"""From the text of a query to the documents that match: what it is read with, and the answer."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from builder.archive import Archive
from builder.search.families import RECORD
from builder.search.fields import FACET_NAMES
from builder.search.local.matching import Match, Matching
from builder.search.local.postings import Postings
from builder.search.local.snippets import Shown
from builder.search.notes import Note
from builder.search.query import MAX_LENGTH, Grammar, Query, parse_query
from builder.search.records import RecordNames
from builder.search.texts import facet_keys, languages_of
from builder.search.tokens import glue
from builder.search.vocabulary import month_lines, query_names


class Dictionary(NamedTuple):
    """What the queries of an archive are read with, as values of JSON.

    `language` is the site's, `languages` are those of its articles; `values` has for each facet
    the slug of a name, `names` what stands before colons, `months` lines of their names, `records`
    the other names that a name of a record leads to.
    """

    language: str = "en"
    languages: Sequence[str] = ("en",)
    values: Mapping[str, Mapping[str, str]] = {}
    names: Mapping[str, str] = {}
    months: Sequence[str] = ()
    records: Mapping[str, Sequence[str]] = {}


class Found(NamedTuple):
    """What matches a query, what is to be marked, and what is to be said of it."""

    match: Match
    shown: Sequence[Shown]
    notes: tuple[Note, ...]


def dictionary_of(archive: Archive, postings: Postings) -> Dictionary:
    """What the queries of an archive with some postings are read with."""
    language = archive.config.language
    return Dictionary(
        language,
        languages_of(archive),
        facet_keys(archive),
        query_names(language),
        month_lines(language),
        _by_key(RecordNames(archive).lines(postings.is_written)),
    )


def dictionary_in(state: Mapping[str, Any]) -> Dictionary:
    """What was kept of one as values of JSON, beside others."""
    return Dictionary(**{name: state[name] for name in Dictionary._fields if name in state})


def read_query(text: str, dictionary: Dictionary) -> Query:
    """What a text asks for."""
    grammar = Grammar(dictionary.names, frozenset(FACET_NAMES), dictionary.months)
    return parse_query(glue(text[:MAX_LENGTH]) + text[MAX_LENGTH:], grammar)


def answer(text: str, postings: Postings, dictionary: Dictionary) -> Found:
    """The documents that match a query; any text is a query."""
    known, query = dictionary, read_query(text, dictionary)
    matching = Matching(postings, known.language, known.languages, known.values, known.records)
    match = matching.answer(query.tree)
    return Found(match, matching.shown, (*query.notes, *matching.notes))


def _by_key(lines: Iterable[str]) -> dict[str, list[str]]:
    """The other names that each name of a record leads to."""
    found: dict[str, list[str]] = {}
    for key, _, name in (line.partition("\t") for line in sorted(lines)):
        found.setdefault(key.removesuffix(RECORD), []).append(name)
    return found

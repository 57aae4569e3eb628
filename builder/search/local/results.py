"""What a search gives: articles that match, each with the piece of its text that shows why."""

from collections.abc import Mapping
from typing import NamedTuple

from builder.search.notes import Note


class Snippet(NamedTuple):
    """A piece of a text, and the characters of it (from, to) that match."""

    text: str
    marks: tuple[tuple[int, int], ...]


class Result(NamedTuple):
    """An article that was found; `shown` has page, title, date, source, language, version.

    `translations` are what is shown of the same article in other languages and of its copies,
    whether the query finds them or not; `version` says of an article that has copies what it is.
    """

    id: str
    score: float
    shown: Mapping[str, str]
    snippet: Snippet
    translations: tuple[Mapping[str, str], ...] = ()


class Results(NamedTuple):
    """The number of articles that match, those that were asked for, what is said of the query."""

    total: int
    results: list[Result]
    notes: tuple[Note, ...] = ()


class Question(NamedTuple):
    """A query, and which of its results are wanted in which order."""

    query: str
    limit: int = 10
    offset: int = 0
    order: str = "relevance"

"""Whoosh 2.7.4, and the only module that knows it: stemmers, stop words, an index on disk.

Whoosh is frozen; what is used of it is its stemmers, its index, its query classes and its BM25F.
Terms come ready from `analysis`: Whoosh's own analyzers are not used.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from whoosh import index as whoosh_index
from whoosh import query as whoosh_query
from whoosh.analysis import Token, Tokenizer
from whoosh.fields import ID, KEYWORD, NUMERIC, STORED, TEXT, Schema
from whoosh.lang import has_stemmer, has_stopwords, stemmer_for_language, stopwords_for_language
from whoosh.scoring import BM25F

_BROKEN_STEMMERS = frozenset({"ar"})  # its expressions are not those of Python 3

Query = Any  # whoosh.query.Query; Whoosh has no types


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """The Snowball stemmer of a language (`en`), or a function that changes nothing."""
    if not has_stemmer(language) or language in _BROKEN_STEMMERS:
        return lambda word: word
    stem: Callable[[str], str] = stemmer_for_language(language)
    return stem


@cache
def stop_words(language: str) -> frozenset[str]:
    """The words of a language that say nothing by themselves, as written; none if not known."""
    return frozenset(stopwords_for_language(language)) if has_stopwords(language) else frozenset()


class Placed(Protocol):
    """A term with its place among the words of a text."""

    @property
    def text(self) -> str:
        """The term."""

    @property
    def place(self) -> int:
        """The place, from 0."""


class Document(NamedTuple):
    """What is searched of an article; `date` is a number, 20150120, `shown` comes with hits."""

    key: str
    fingerprint: str
    fields: Mapping[str, Sequence[Placed]]
    facets: Mapping[str, Sequence[str]]
    date: int
    shown: Mapping[str, str]


class Hit(NamedTuple):
    """A document that matches."""

    key: str
    score: float
    shown: Mapping[str, str]


class Found(NamedTuple):
    """How many documents match, and some of them."""

    total: int
    hits: list[Hit]


class _Text(str):
    """Terms where Whoosh expects a text."""

    terms: Sequence[Placed] = ()

    @classmethod
    def of(cls, terms: Sequence[Placed]) -> "_Text":
        text = cls()
        text.terms = terms
        return text


class _Terms(Tokenizer):  # type: ignore[misc]
    """Takes terms as they are, where Whoosh expects an analyzer."""

    def __call__(self, value: _Text, **options: Any) -> Iterator[Any]:
        token = Token(positions=True)
        token.boost = 1.0
        token.stopped = False
        for term in value.terms:
            token.text, token.pos = term.text, term.place
            yield token


class Index:
    """A Whoosh index in a folder, made when there is none."""

    def __init__(self, folder: Path, fields: Iterable[str], facets: Iterable[str]) -> None:
        """Open the index; one that is missing or broken is made anew, and `is_new`."""
        self.is_new = False
        try:
            self._index = whoosh_index.open_dir(folder)
        except Exception:  # whatever Whoosh makes of a broken file
            self.is_new = True
            self._index = self._create(folder, fields, facets)

    @staticmethod
    def _create(folder: Path, fields: Iterable[str], facets: Iterable[str]) -> Any:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        schema = Schema(
            key=ID(unique=True, stored=True),
            fingerprint=STORED,
            shown=STORED,
            date=NUMERIC(int, sortable=True),
            **{name: TEXT(analyzer=_Terms(), phrase=True) for name in fields},
            **{name: KEYWORD(commas=True) for name in facets},
        )
        return whoosh_index.create_in(folder, schema)

    def fingerprints(self) -> dict[str, str]:
        """The fingerprint of every document, by key."""
        with self._index.searcher() as searcher:
            stored = searcher.reader().all_stored_fields()
            return {fields["key"]: fields["fingerprint"] for fields in stored}

    def terms(self, field: str, beginning: str, most: int) -> list[str]:
        """The terms of a field that begin with a text, at most so many."""
        with self._index.searcher() as searcher:
            found = searcher.reader().expand_prefix(field, beginning)
            return [text.decode() for text in islice(found, most)]

    def update(self, delete: Iterable[str], add: Iterable[Document]) -> None:
        """Delete documents by key, then add others; all of it or nothing."""
        writer = self._index.writer(limitmb=128)
        try:
            for key in delete:
                writer.delete_by_term("key", key)
            for document in add:
                writer.add_document(
                    key=document.key,
                    fingerprint=document.fingerprint,
                    shown=dict(document.shown),
                    date=document.date,
                    **{name: _Text.of(terms) for name, terms in document.fields.items()},
                    **{name: ",".join(values) for name, values in document.facets.items()},
                )
        except BaseException:
            writer.cancel()
            raise
        writer.commit()

    def search(self, query: Query, limit: int, offset: int, order: str) -> Found:
        """The documents that match, by `relevance`, or the `newest` or `oldest` first."""
        with self._index.searcher(weighting=BM25F()) as searcher:
            options = {} if order == "relevance" else {"sortedby": "date"}
            # With a limit it skips documents, and loses some where constant scores are combined
            # with others.
            results = searcher.search(query, limit=None, reverse=order == "newest", **options)
            hits = [
                Hit(hit["key"], hit.score if not options else 0.0, hit["shown"])
                for hit in results[offset : offset + limit]
            ]
            return Found(len(results), hits)


def term(field: str, text: str, weight: float = 1.0) -> Query:
    """Documents that have a term in a field."""
    return whoosh_query.Term(field, text, boost=weight)


def phrase(places: Sequence[Query]) -> Query:
    """Documents where one place after the other matches, all in one field."""
    return whoosh_query.Sequence(list(places), slop=1, ordered=True)


def dates(first: int, last: int) -> Query:
    """Documents of a range of days, both included."""
    return whoosh_query.NumericRange("date", first, last)


def any_of(queries: Sequence[Query]) -> Query:
    """Documents that match one of several; those that match more come first."""
    return queries[0] if len(queries) == 1 else whoosh_query.Or(list(queries), scale=0.9)


def best_of(queries: Sequence[Query]) -> Query:
    """Documents that match one of several ways to write the same."""
    if not queries:
        return nothing()
    return queries[0] if len(queries) == 1 else whoosh_query.Or(list(queries))


def all_of(queries: Sequence[Query]) -> Query:
    """Documents that match all of several."""
    return queries[0] if len(queries) == 1 else whoosh_query.And(list(queries))


def preferring(required: Query, wanted: Query) -> Query:
    """Documents that match the first, those that match the second too before the others."""
    return whoosh_query.AndMaybe(required, wanted)


def without(query: Query, unwanted: Query) -> Query:
    """Documents that match one and not the other."""
    return whoosh_query.AndNot(query, unwanted)


def uncounted(query: Query) -> Query:
    """The same documents, without a say in their order."""
    return whoosh_query.ConstantScoreQuery(query, 0.0)


def everything() -> Query:
    """Every document."""
    return whoosh_query.Every()


def nothing() -> Query:
    """No document."""
    return whoosh_query.NullQuery

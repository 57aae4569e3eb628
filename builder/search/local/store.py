"""The index on disk, in Whoosh 2.7.4, which only this module and `stopwords` know.

That is the last release of Whoosh. Its index is used, and nothing else: terms come from `analysis`,
and `matching` answers queries, because Whoosh loses some results when it is asked for the best few
of a query with filters, and knows no family of forms.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from whoosh import index as whoosh_index
from whoosh.analysis import Token, Tokenizer
from whoosh.fields import ID, KEYWORD, NUMERIC, STORED, TEXT, Schema
from whoosh.query import NumericRange
from whoosh.reading import TermNotFound

from builder.errors import UsageError

SMALL = ""  # the family of all forms that begin with a small letter somewhere
WRITTEN = "="  # that of all forms and families of words of texts


class Posting(NamedTuple):
    """An occurrence of a form in an article: its position, and what it weighs."""

    key: str
    position: int
    weight: float


class Document(NamedTuple):
    """What is searched of an article.

    `terms` are the occurrences of its forms; `families` are lines of the key of a family, a tab and
    a form; `pairs` are the keys of words beside each other. `first` and `last` are the days that
    its date begins and ends with, as numbers, 20150120; `order` is a text by which documents are
    sorted; `shown` is what a result shows.
    """

    key: str
    fingerprint: str
    terms: Sequence[Posting]
    families: Sequence[str]
    pairs: Sequence[str]
    facets: Mapping[str, Sequence[str]]
    first: int
    last: int
    order: str
    shown: Mapping[str, str]


class _Text(str):
    """Takes the place of the text that Whoosh expects, and has the terms instead."""

    terms: Sequence[Posting] = ()

    @classmethod
    def of(cls, terms: Iterable[Posting]) -> "_Text":
        text = cls()
        text.terms = list(terms)
        return text


class _Terms(Tokenizer):  # type: ignore[misc]
    """Takes the place of the analyzer that Whoosh expects, and passes the terms on."""

    def __call__(self, value: _Text, **options: Any) -> Iterator[Any]:
        token = Token(positions=True)
        token.stopped = False
        for term in value.terms:
            token.text, token.pos, token.boost = term
            yield token


class Index:
    """A Whoosh index in a folder, made when there is none."""

    def __init__(self, folder: Path, facets: Iterable[str]) -> None:
        """Open the index; if it is missing or broken, make an empty one and set `is_new`."""
        self.is_new = False
        try:
            self._index = whoosh_index.open_dir(folder)
        except Exception:  # whatever Whoosh makes of a broken file
            self.is_new = True
            self._index = self._create(folder, facets)

    @staticmethod
    def _create(folder: Path, facets: Iterable[str]) -> Any:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        schema = Schema(
            key=ID(unique=True, stored=True),
            fingerprint=STORED,
            shown=STORED,
            order=ID(sortable=True),
            first=NUMERIC(int),
            last=NUMERIC(int),
            terms=TEXT(analyzer=_Terms()),
            families=TEXT(analyzer=_Terms(), phrase=False),
            pairs=TEXT(analyzer=_Terms(), phrase=False),
            **{name: KEYWORD(commas=True) for name in facets},
        )
        return whoosh_index.create_in(folder, schema)

    def fingerprints(self) -> dict[str, str]:
        """The fingerprint of every document, by key."""
        with self._index.searcher() as searcher:
            stored = searcher.reader().all_stored_fields()
            return {fields["key"]: fields["fingerprint"] for fields in stored}

    def update(self, delete: Iterable[str], add: Iterable[Document]) -> None:
        """Delete documents by key, then add others; if that fails, nothing is changed.

        Raises:
            UsageError: another process is updating the index.
        """
        try:
            writer = self._index.writer(limitmb=128)
        except whoosh_index.LockError as error:
            message = "another search is bringing the index up to date; wait for its end"
            raise UsageError(message) from error
        try:
            for key in delete:
                writer.delete_by_term("key", key)
            for document in add:
                writer.add_document(
                    key=document.key,
                    fingerprint=document.fingerprint,
                    shown=dict(document.shown),
                    order=document.order,
                    first=document.first,
                    last=document.last,
                    terms=_Text.of(document.terms),
                    families=_Text.of(Posting(line, 0, 1.0) for line in document.families),
                    pairs=_Text.of(Posting(pair, 0, 1.0) for pair in document.pairs),
                    **{name: ",".join(values) for name, values in document.facets.items()},
                )
        except BaseException:
            writer.cancel()
            raise
        writer.commit()

    @contextmanager
    def reader(self) -> Iterator["Reader"]:
        """Read the index as it is now."""
        with self._index.searcher() as searcher:
            yield Reader(searcher)


class Reader:
    """Postings of an index; documents are numbers."""

    def __init__(self, searcher: Any) -> None:
        """Read from a searcher of Whoosh."""
        self._searcher = searcher
        self.size: int = searcher.doc_count()

    def weights(self, form: str) -> dict[int, float]:
        """The documents that have a form, with its weight in each: the sum of its occurrences'."""
        return {matcher.id(): matcher.weight() for matcher in self._postings("terms", form)}

    def positions(self, form: str) -> dict[int, list[int]]:
        """The positions of a form in each document that has it."""
        return {
            matcher.id(): list(matcher.value_as("positions"))
            for matcher in self._postings("terms", form)
        }

    def has(self, form: str) -> bool:
        """Whether any document has a form."""
        return self._has("terms", form)

    def pair(self, pair: str) -> list[int]:
        """The documents that have a pair."""
        return [matcher.id() for matcher in self._postings("pairs", pair)]

    def with_prefix(self, text: str, most: int) -> list[str]:
        """The forms that begin with a text, at most `most` of them."""
        return self._with_prefix("terms", text, most)

    def members(self, family: str) -> list[str]:
        """The forms that the key of a family leads to."""
        # Whoosh keeps the lines of deleted documents until it merges segments.
        lines = self._with_prefix("families", f"{family}\t", None)
        return [line.partition("\t")[2] for line in lines if self._has("families", line)]

    def is_small(self, form: str) -> bool:
        """Whether a form begins with a small letter somewhere."""
        return self._has("families", f"{SMALL}\t{form}")

    def is_written(self, key: str) -> bool:
        """Whether a text has a word with a key: a form, or a family that it belongs to there."""
        return self._has("families", f"{WRITTEN}\t{key}")

    def _with_prefix(self, field: str, text: str, most: int | None) -> list[str]:
        found = self._searcher.reader().expand_prefix(field, text)
        return [term.decode() for term in islice(found, most)]

    def with_facet(self, facet: str, value: str) -> set[int]:
        """The documents with a value of a facet."""
        return {matcher.id() for matcher in self._postings(facet, value)}

    def between(self, first: int, last: int) -> set[int]:
        """The documents whose dates overlap a range of days, both included."""
        if first > last:
            return set()
        bounds = (NumericRange("first", None, last), NumericRange("last", first, None))
        begun, not_ended = (set(self._searcher.docs_for_query(bound)) for bound in bounds)
        return begun & not_ended

    def everything(self) -> set[int]:
        """All documents."""
        return set(self._searcher.reader().all_doc_ids())

    def order(self) -> Callable[[int], str]:
        """A key function that sorts documents, the oldest first."""
        if not self.size:  # Whoosh has no columns then
            return str
        column = self._searcher.reader().column_reader("order")
        return lambda number: str(column[number])

    def stored(self, number: int) -> tuple[str, Mapping[str, str]]:
        """The key of a document and what it shows."""
        fields = self._searcher.stored_fields(number)
        return fields["key"], fields["shown"]

    def with_key(self, key: str) -> Mapping[str, str] | None:
        """What the document with a key shows, if there is one."""
        number = self._searcher.document_number(key=key)
        return None if number is None else self.stored(number)[1]

    def _has(self, field: str, text: str) -> bool:
        return any(True for _ in self._postings(field, text))

    def _postings(self, field: str, text: str) -> Iterator[Any]:
        try:  # of the reader: the searcher would find out how rare each is, for scores of its own
            matcher = self._searcher.reader().postings(field, text)
        except TermNotFound:
            return
        while matcher.is_active():
            yield matcher
            matcher.next()

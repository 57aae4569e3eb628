"""The local index: the archive's articles in Whoosh, kept up to date, and answers from it."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from builder.archive import Archive
from builder.authority.names import key_of
from builder.dates import day_number
from builder.search import engine
from builder.search.analysis import Term, analyze, is_stop_word, join
from builder.search.engine import Document, Index, Query
from builder.search.fields import FACETS, FIELDS
from builder.search.query import Dates, Facet, Group, Node, Prefix, Words, parse_query
from builder.search.snippets import Snippet, make_snippet
from builder.search.texts import facet_keys, searched_texts

VERSION = 2  # of what is stored; another one is made anew

_NAMES = tuple(field.name for field in FIELDS)
_WEIGHTS = {field.name: field.weight for field in FIELDS}
_FORM = "="  # before a form; no term begins so
_MOST_FORMS = 200
_GAP = 100  # places between the names of a field, so that no phrase spans two


class Result(NamedTuple):
    """An article that was found; `shown` has page, title, date, source."""

    id: str
    score: float
    shown: Mapping[str, str]
    snippet: Snippet


class Results(NamedTuple):
    """The number of articles that match, and those that were asked for."""

    total: int
    results: list[Result]


class LocalIndex:
    """An index in a folder of its own, outside the site; the folder may be deleted at any time."""

    def __init__(self, folder: Path) -> None:
        """Open the index."""
        self._index = Index(folder / f"search-{VERSION}", _NAMES, FACETS)
        self._state = folder / f"search-{VERSION}" / "state.json"

    def stamp(self) -> str:
        """What the index was made from, as `refresh` was told; empty if there is none."""
        return "" if self._index.is_new else str(self._read_state().get("stamp", ""))

    def refresh(self, archive: Archive, stamp: str) -> int:
        """Bring the index up to date with an archive; return the number of articles changed."""
        index = self._index
        known = index.fingerprints()
        documents = {document.key: document for document in _documents(archive)}
        changed = [
            document
            for key, document in documents.items()
            if known.get(key) != document.fingerprint
        ]
        stale = [key for key in known if key not in documents]
        if changed or stale:
            index.update([*stale, *(document.key for document in changed)], changed)
        state = {"stamp": stamp, "language": archive.config.language, "values": facet_keys(archive)}
        self._state.write_text(json.dumps(state), encoding="utf-8")
        return len(changed) + len(stale)

    def search(
        self, text: str, limit: int = 10, offset: int = 0, order: str = "relevance"
    ) -> Results:
        """Answer a query; every text is one."""
        state = self._read_state()
        tree = parse_query(text, frozenset(_NAMES), frozenset(FACETS))
        builder = _QueryBuilder(self._index, state.get("language", "en"), state.get("values", {}))
        found = self._index.search(builder.build(tree), limit, offset, order)
        wanted = frozenset(builder.wanted)
        return Results(
            found.total,
            [
                Result(
                    hit.key,
                    hit.score,
                    {key: hit.shown[key] for key in ("page", "title", "date", "source")},
                    make_snippet(hit.shown["text"], hit.shown["language"], wanted),
                )
                for hit in found.hits
            ],
        )

    def _read_state(self) -> dict[str, Any]:
        try:
            return dict(json.loads(self._state.read_text(encoding="utf-8")))
        except (OSError, ValueError):
            return {}


def _documents(archive: Archive) -> Iterable[Document]:
    for article in archive.articles:
        fields = searched_texts(archive, article)
        shown = {
            "page": article.page,
            "title": article.title,
            "date": article.date.iso,
            "source": archive.source_name(article),
            "language": article.language,
            "text": fields["body"][0] or fields["summary"][0],
        }
        facets = {facet: article.entities.get(kind, ()) for facet, kind in FACETS.items()}
        fingerprint = hashlib.sha256(
            json.dumps([fields, facets, shown], sort_keys=True).encode()
        ).hexdigest()
        own = article.language == archive.config.language
        terms = {name: _terms(texts, article.language, own) for name, texts in fields.items()}
        day = day_number(article.date.start.first())
        yield Document(article.id, fingerprint, terms, facets, day, shown)


def _terms(texts: Sequence[str], language: str, own: bool) -> list[Term]:
    """The terms of several texts, so far apart that no phrase goes from one into the next.

    Texts in the site's own language are found by their stems; their forms are kept apart, for words
    of which only the beginning is given.
    """
    found: list[Term] = []
    for text in texts:
        start = found[-1].place + _GAP if found else 0
        for term in analyze(text, language):
            form = own and term.text != term.stem
            text_of = f"{_FORM}{term.text}" if form else term.text
            found.append(term._replace(text=text_of, place=term.place + start))
    return found


class _QueryBuilder:
    """Turns the tree of a query into one that Whoosh answers; `wanted` collects its terms."""

    def __init__(
        self, index: Index, language: str, values: Mapping[str, Mapping[str, str]]
    ) -> None:
        self.index = index
        self.language = language
        self.values = values
        self.wanted: set[str] = set()

    def build(self, node: Node) -> Query:
        """The query of a node."""
        if isinstance(node, Group):
            return self._group(node)
        if isinstance(node, Words):
            return self._words(node)
        if isinstance(node, Prefix):
            return self._prefix(node)
        if isinstance(node, Dates):
            return engine.uncounted(engine.dates(node.first, node.last))
        slug = self.values.get(node.name, {}).get(key_of(node.value))
        return engine.uncounted(engine.term(node.name, slug)) if slug else engine.nothing()

    def _group(self, group: Group) -> Query:
        filters = [self.build(node) for node in group.required if isinstance(node, Facet | Dates)]
        required = [
            self.build(node) for node in group.required if not isinstance(node, Facet | Dates)
        ]
        optional = [self.build(node) for node in self._telling(group.optional)]
        if required and optional:
            query = engine.preferring(engine.all_of([*required, *filters]), engine.any_of(optional))
        elif optional:  # what is filtered must have one of the words
            query = engine.all_of([engine.any_of(optional), *filters])
        elif required or filters:
            query = engine.all_of([*required, *filters])
        else:
            query = engine.everything() if group.excluded else engine.nothing()
        if group.excluded:
            silent = _QueryBuilder(self.index, self.language, self.values)
            query = engine.without(query, engine.any_of([silent.build(n) for n in group.excluded]))
        return query

    def _telling(self, nodes: Sequence[Node]) -> Sequence[Node]:
        """The nodes without stop words, unless there is nothing else."""
        telling = [
            node
            for node in nodes
            if not (isinstance(node, Words) and is_stop_word(node.text, self.language))
        ]
        return telling or nodes

    def _words(self, node: Words) -> Query:
        terms = list(analyze(node.text, self.language))
        self.wanted |= {term.text for term in terms}
        places = [
            [term.text for term in same] for _, same in groupby(terms, key=lambda term: term.place)
        ]
        if not places:
            return engine.nothing()
        queries = []
        for field in [node.field] if node.field else _NAMES:
            weight = _WEIGHTS[field]
            if len(places) == 1:
                queries += [engine.term(field, text, weight) for text in places[0]]
                continue
            alternatives = [
                engine.best_of([engine.term(field, text, weight) for text in texts])
                for texts in places
            ]
            queries.append(engine.phrase(alternatives))
            if not node.exact:
                queries += [engine.term(field, text, weight) for text in self._joined(node.text)]
        return engine.best_of(queries)

    def _joined(self, text: str) -> tuple[str, ...]:
        joined = join(text, self.language)
        self.wanted |= set(joined)
        return joined

    def _prefix(self, node: Prefix) -> Query:
        terms = [term.text for term in analyze(node.text, "")] or [node.text.casefold()]
        fields = [node.field] if node.field else _NAMES
        return engine.best_of(
            [
                engine.term(field, text, _WEIGHTS[field])
                for field in fields
                for text in self._expand(field, terms[-1])
            ]
        )

    def _expand(self, field: str, beginning: str) -> set[str]:
        """The terms that begin with a text, and the stems of the forms that do."""
        forms = self.index.terms(field, _FORM + beginning, _MOST_FORMS)
        stems = {
            term.stem for form in forms for term in analyze(form.removeprefix(_FORM), self.language)
        }
        return stems | set(self.index.terms(field, beginning, _MOST_FORMS))

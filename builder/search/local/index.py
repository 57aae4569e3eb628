"""The local index: all articles in Whoosh, brought up to date; queries are answered from it."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from builder.archive import Archive, order_of, source_name
from builder.dates.values import day_number
from builder.model import Article
from builder.search.analysis import Word, is_stop_form, words_of
from builder.search.families import families_of, pair_term
from builder.search.fields import FACET_NAMES, FIELD_BITS, NAMES, TEXTS
from builder.search.index.documents import version_of
from builder.search.index.invert import GAP, MAX_SKIPPED
from builder.search.index.reading import SearchedArticle, lengths_of
from builder.search.index.translations import translation_groups
from builder.search.inflection import primary
from builder.search.keys import pair_key
from builder.search.local.answers import Found, answer, dictionary_in, dictionary_of
from builder.search.local.matching import BEST
from builder.search.local.results import Result, Results
from builder.search.local.snippets import make_snippet
from builder.search.local.store import SMALL, WRITTEN, Document, Index, Posting, Reader
from builder.search.query import MAX_LENGTH
from builder.search.records import first_forms
from builder.search.texts import Texts, facets_of, searched_texts
from builder.search.tokens import BLOCK, prepared
from builder.search.weights import average_lengths, occurrence_weights

VERSION = 14  # of what is stored; an index of another version is not read, but made anew

# What of the best score of an article in several languages the first of them needs to stand for
# all; the browser's scores are in steps, so that those that are nearly equal are the same there.
AS_GOOD = 0.9

_SHOWN = ("page", "title", "date", "source", "language", "version")


class LocalIndex:
    """An index in a folder of its own, outside the site; the folder may be deleted at any time."""

    def __init__(self, folder: Path) -> None:
        """Open the index."""
        self._index = Index(folder / f"search-{VERSION}", FACET_NAMES)
        self._state = folder / f"search-{VERSION}" / "state.json"

    def stamp(self) -> str:
        """What the index was made from, as `refresh` was told; empty if there is none."""
        return "" if self._index.is_new else str(self._read_state().get("stamp", ""))

    def refresh(self, archive: Archive, stamp: str) -> int:
        """Bring the index up to date with an archive; return the number of articles changed."""
        index = self._index
        known = index.fingerprints()
        searched = {one.article.id: one for one in _searched(archive)}
        changed = [one for key, one in searched.items() if known.get(key) != one.fingerprint]
        stale = [key for key in known if key not in searched]
        if changed or stale:
            home = archive.config.language
            documents = (_document(one, home) for one in changed)
            index.update([*stale, *(one.article.id for one in changed)], documents)
        with index.reader() as reader:
            dictionary = dictionary_of(archive, reader)
        state = {
            "stamp": stamp,
            **dictionary._asdict(),
            "translations": [
                [archive.articles[at].id for at in group] for group in translation_groups(archive)
            ],
        }
        self._state.write_text(json.dumps(state), encoding="utf-8")
        return len(changed) + len(stale)

    def search(
        self, text: str, limit: int = 10, offset: int = 0, order: str = "relevance"
    ) -> Results:
        """Answer a query; any text is a query.

        An article in several languages is one result: the first of `translation_groups` that
        matches about as well as the best of them.
        """
        with self._index.reader() as reader:
            found = self._match(reader, text)
            groups = self._translations()
            rows = _folded(found.match, reader, groups)
            numbers = self._in_order(reader, rows, order, text)
            return Results(
                len(found.match),
                [
                    _result(reader, number, found, groups)
                    for number in numbers[offset : offset + limit]
                ],
                found.notes,
            )

    def matches(self, text: str) -> list[tuple[str, float]]:
        """The id and the score of every article that matches, the best first."""
        with self._index.reader() as reader:
            match = self._match(reader, text).match
            keys = reader.order()
            numbers = self._in_order(reader, match, "relevance", text)
            return [(keys(number).rpartition("\0")[2], match[number]) for number in numbers]

    def _translations(self) -> dict[str, list[str]]:
        """The ids of an article in all its languages, by each of them."""
        groups: list[list[str]] = self._read_state().get("translations", [])
        return {id: group for group in groups for id in group}

    def _match(self, reader: Reader, text: str) -> Found:
        return answer(text, reader, dictionary_in(self._read_state()))

    def _in_order(
        self, reader: Reader, match: Mapping[int, float], order: str, text: str
    ) -> list[int]:
        """The documents in an order.

        Of the best those come first whose title is the query; and of those that match equally well
        those in the site's language.
        """
        numbers = sorted(match, key=reader.order(), reverse=order != "oldest")
        if order != "relevance":
            return numbers
        numbers.sort(key=match.__getitem__, reverse=True)
        language = self._read_state().get("language", "en")
        asked = first_forms(text[:MAX_LENGTH], language)

        def place(number: int) -> tuple[bool, float, bool]:
            shown, score = reader.stored(number)[1], match[number]
            is_foreign = primary(shown["language"]) != primary(language)
            is_titled = first_forms(shown["title"], language) == asked
            return not is_titled, -score, bool(score) and is_foreign

        return [*sorted(numbers[:BEST], key=place), *numbers[BEST:]]

    def _read_state(self) -> dict[str, Any]:
        try:
            return dict(json.loads(self._state.read_text(encoding="utf-8")))
        except (OSError, ValueError):
            return {}


def _result(
    reader: Reader, number: int, found: Found, groups: Mapping[str, Sequence[str]]
) -> Result:
    key, shown = reader.stored(number)
    snippet = make_snippet(shown["text"], shown["language"], found.shown)
    others = (reader.with_key(other) for other in groups.get(key, ()) if other != key)
    translations = tuple(_shown(other) for other in others if other)
    return Result(key, found.match[number], _shown(shown), snippet, translations)


def _shown(stored: Mapping[str, str]) -> dict[str, str]:
    return {name: stored[name] for name in _SHOWN}


def _folded(
    match: Mapping[int, float], reader: Reader, groups: Mapping[str, Sequence[str]]
) -> Mapping[int, float]:
    """A match with one document of each group: the first that is about as good as the best."""
    if not groups:
        return match
    keys = reader.order()
    found = {keys(number).rpartition("\0")[2]: number for number in match}
    best: dict[int, float] = {}
    for key in found:
        group = [found[other] for other in groups.get(key, (key,)) if other in found]
        most = max(match[number] for number in group)
        number = next(one for one in group if match[one] >= AS_GOOD * most)
        best[number] = match[number]
    return best


class _Searched(NamedTuple):
    """What the index has of an article; `weights` are what an occurrence adds, by field."""

    article: Article
    texts: Texts
    weights: list[float]
    facets: dict[str, tuple[str, ...]]
    shown: dict[str, str]
    fingerprint: str  # tells it from others


def _searched(archive: Archive) -> Iterator[_Searched]:
    whole = archive.partition(0, len(archive.articles))
    texts = searched_texts(whole)
    both = zip(whole.articles, texts, strict=True)
    lengths = lengths_of(whole.language, [SearchedArticle(one.language, own) for one, own in both])
    weights = occurrence_weights(lengths, average_lengths(lengths)).tolist()
    for article, fields, own in zip(whole.articles, texts, weights, strict=True):
        shown = {
            "page": article.page,
            "title": article.title,
            "date": article.date.iso,
            "source": source_name(article, archive.entities),
            "language": article.language,
            "version": version_of(article),
            "text": " ".join(fields["body"]) or fields["summary"][0],
        }
        facets = facets_of(article)
        order = order_of(article)
        content = json.dumps([fields, facets, shown, own, order], sort_keys=True).encode()
        fingerprint = hashlib.sha256(content).hexdigest()
        yield _Searched(article, fields, own, facets, shown, fingerprint)


def _document(searched: _Searched, home: str) -> Document:
    article = searched.article
    words = _Words(home, article.language)
    for number, name in enumerate(NAMES):
        words.read(searched.texts[name], number, searched.weights[number])
    return Document(
        key=article.id,
        fingerprint=searched.fingerprint,
        terms=list(words.terms),
        families=sorted(words.families),
        pairs=sorted(words.pairs),
        facets=searched.facets,
        first=day_number(article.date.first()),
        last=day_number(article.date.last()),
        order=order_of(article),
        shown=searched.shown,
    )


class _Words:
    """Collects forms, families and pairs of an article; `invert` does the same for the browser."""

    def __init__(self, home: str, language: str) -> None:
        self.language = language
        self.home = home
        self.terms: dict[Posting, None] = {}
        self.families: set[str] = set()
        self.pairs: set[str] = set()

    def read(self, texts: Sequence[str], field: int, weight: float) -> None:
        """Add the texts of a field, by its number; `weight` is that of an occurrence in it."""
        position = 0
        for number, text in enumerate(prepared(texts).split(BLOCK)):
            position += GAP if number else 0
            before, skipped = "", 0
            for word in words_of(text, self.language):
                self._add(word, position << FIELD_BITS | field, weight, field in TEXTS)
                position += 1
                if is_stop_form(word.forms, self.language):
                    skipped += 1
                    continue
                term = pair_term(word.forms[0], self.home)
                if before and skipped <= MAX_SKIPPED:
                    self.pairs.add(pair_key(before, term))
                before, skipped = term, 0

    def _add(self, word: Word, position: int, weight: float, is_text: bool) -> None:
        for form in word.forms:
            self.terms[Posting(form, position, weight)] = None
            families = families_of(form, word.is_name, self.language, self.home)
            self.families.update(f"{family}\t{form}" for family in families)
            if is_text:
                self.families.update(f"{WRITTEN}\t{key}" for key in (form, *families))
            if word.is_small:
                self.families.add(f"{SMALL}\t{form}")

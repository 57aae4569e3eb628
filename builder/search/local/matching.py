"""Answering queries from the local index: a tree -> the documents that match, with scores.

`client/matching.js` does the same in the browser, step for step; tests compare the two.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from heapq import nlargest
from itertools import groupby, pairwise

from builder.folding import fold, key_of
from builder.search.analysis import (
    Term,
    analyze,
    asked,
    is_character,
    is_stop_word,
    join,
    primary,
)
from builder.search.fields import FIELD_BITS, NAMES
from builder.search.index.sizes import least_for_pair
from builder.search.keys import in_utf16_order, pair_key
from builder.search.local.store import Reader
from builder.search.query import Dates, Facet, Group, Node, Prefix, Words
from builder.search.romanize import is_cyrillic
from builder.search.weights import idf

BEST = 10  # documents by which `_emphasized` weighs the words of a query
MOST_FORMS = 1000  # keys and forms that a prefix stands for
MOST_PAIRS = 8  # pairs of words of a query that are looked up
NEARNESS = 0.06  # the bonus of a pair, against the inverse document frequencies of its two words

Match = dict[int, float]


class Matching:
    """Finds the documents for one query; `wanted` collects its terms."""

    def __init__(
        self, reader: Reader, language: str, values: Mapping[str, Mapping[str, str]]
    ) -> None:
        """Take the site's language, and for each facet the slug that a name means."""
        self.reader = reader
        self.language = language
        self.values = values
        self.wanted: set[str] = set()

    def answer(self, tree: Group) -> Match:
        """The documents that match; those where words of the query stand together score higher."""
        match = self.match(tree)
        keys = [self._main_key(node) if node else "" for node in self._sequence(tree)]
        pairs = [pair for pair in pairwise(keys) if all(pair)]
        for pair in pairs[:MOST_PAIRS]:
            documents = self.reader.pair(pair_key(*pair))
            if len(documents) < least_for_pair(self.reader.size):
                continue
            bonus = NEARNESS * sum(self._idf(key) for key in pair)
            for document in documents:
                if document in match:
                    match[document] += bonus
        return match

    def match(self, node: Node) -> Match:
        """The documents that match a node of the query."""
        if isinstance(node, Group):
            return self._group(node)
        if isinstance(node, Words):
            return self._words(node)
        if isinstance(node, Prefix):
            return self._prefix(node)
        if isinstance(node, Dates):
            return dict.fromkeys(self.reader.between(node.first, node.last), 0.0)
        slug = self.values.get(node.name, {}).get(key_of(node.value))
        return dict.fromkeys(self.reader.with_facet(node.name, slug), 0.0) if slug else {}

    def _group(self, group: Group) -> Match:
        filters = [node for node in group.required if isinstance(node, Facet | Dates)]
        required = [node for node in group.required if not isinstance(node, Facet | Dates)]
        optional = self._telling(group.optional)
        words = self._any([self.match(node) for node in optional])
        if optional and not required:
            result = words
        elif group.required or group.excluded:
            result = dict.fromkeys(self.reader.everything(), 0.0)
            _add(result, words)
        else:
            result = {}
        for node in [*required, *filters]:
            result = _both(result, self.match(node))
        for node in group.excluded:
            silent = Matching(self.reader, self.language, self.values)
            for document in silent.match(node):
                result.pop(document, None)
        return result

    def _telling(self, nodes: Sequence[Node]) -> Sequence[Node]:
        """The nodes without stop words, unless there is nothing else."""
        telling = [node for node in nodes if not self._is_stop_word(node)]
        return telling or nodes

    def _is_stop_word(self, node: Node) -> bool:
        return isinstance(node, Words) and is_stop_word(node.text, self.language)

    def _any(self, matches: Sequence[Match]) -> Match:
        """Documents of one of several; those of more of them come first."""
        result: Match = {}
        counts: dict[int, int] = {}
        for match in _emphasized(matches):
            _add(result, match)
            for document in match:
                counts[document] = counts.get(document, 0) + 1
        share = 1 / max(1, len(matches))
        return {
            document: score * (counts[document] * share) ** share
            for document, score in result.items()
        }

    def _words(self, node: Words) -> Match:
        positions = self._positions(node.text)
        if not positions:
            return {}
        if len(positions) == 1:
            first = positions[0][0]
            keys = self._expand(first) if is_character(first) else positions[0]
            return self._within(self._best(keys), keys, node.field)
        result = self._phrase(positions, node.field)
        if not node.exact or len(positions) == 2:
            joined = join(node.text, self.language)
            self.wanted |= set(joined)
            _better(result, self._within(self._best(joined), joined, node.field))
        return result

    def _positions(self, text: str) -> list[list[str]]:
        """The keys of a text, by position."""
        terms = list(self._analyze(text))
        self.wanted |= {term.text for term in terms}
        return [
            asked(list(dict.fromkeys(term.text for term in same)), self.language)
            for _, same in groupby(terms, key=lambda term: term.position)
        ]

    def _analyze(self, text: str) -> Iterator[Term]:
        """The terms of a text; before words of Cyrillic texts in Latin letters their stems."""
        leads = primary(self.language) != "en" and not is_cyrillic(fold(text))
        for term in analyze(text, self.language):
            for stem in self.reader.stems(term.text) if leads else ():
                if stem != term.stem:
                    yield term._replace(text=stem, stem=stem)
            yield term

    def _prefix(self, node: Prefix) -> Match:
        terms = [term.text for term in analyze(node.text, "")]
        keys = self._expand(terms[-1] if terms else node.text.lower())
        return self._within(self._best(keys), keys, node.field)

    def _expand(self, with_prefix: str) -> Set[str]:
        """The keys that begin with a text, and the stems of the forms that do."""
        keys = self.reader.with_prefix(with_prefix, MOST_FORMS)
        forms = self.reader.forms(with_prefix, MOST_FORMS)
        first = set(in_utf16_order({*keys, *dict(forms)})[:MOST_FORMS])
        return {stem for form, stem in forms if form in first} | first.intersection(keys)

    def _best(self, keys: Iterable[str]) -> Match:
        """Documents with any of several keys that mean the same; the best score counts."""
        result: Match = {}
        for key in keys:
            _better(result, self.reader.scores(key))
        return result

    def _within(self, match: Match, keys: Iterable[str], field: str) -> Match:
        """A match, without the documents that have none of its keys in a field."""
        if not field:
            return match
        positions = self._positions_of(keys)
        return {
            document: score
            for document, score in match.items()
            if any(_is_in(field, position) for position in positions[document])
        }

    def _phrase(self, positions: Sequence[Sequence[str]], field: str) -> Match:
        """Documents that have a phrase, in one field: for each position in it some keys will do."""
        step = 1 << FIELD_BITS
        found = [self._positions_of(keys) for keys in positions]
        scores = [self._best(keys) for keys in positions]
        result: Match = {}
        for document, firsts in found[0].items():
            others = [of.get(document, set()) for of in found]
            if any(
                (not field or _is_in(field, first))
                and all(first + step * number in own for number, own in enumerate(others))
                for first in firsts
            ):
                result[document] = sum(of[document] for of in scores)
        return result

    def _positions_of(self, keys: Iterable[str]) -> dict[int, set[int]]:
        found: dict[int, set[int]] = {}
        for key in keys:
            for document, positions in self.reader.positions(key).items():
                found.setdefault(document, set()).update(positions)
        return found

    def _sequence(self, node: Node) -> list[Words | None]:
        """The words of a query in order; None where what is between two keeps them from a pair."""
        if isinstance(node, Group):
            return [
                word for part in (*node.required, *node.optional) for word in self._sequence(part)
            ]
        if not isinstance(node, Words) or node.exact or node.field:
            return [None]
        return [] if self._is_stop_word(node) else [node]

    def _main_key(self, node: Words) -> str:
        """The key that a word of the query has in pairs; empty for compounds."""
        terms = list(self._analyze(node.text))
        return terms[0].stem if {term.position for term in terms} == {0} else ""

    def _idf(self, key: str) -> float:
        return idf(self.reader.size, self.reader.frequency(key))


def _is_in(field: str, position: int) -> bool:
    return position & (1 << FIELD_BITS) - 1 == NAMES.index(field)


def _emphasized(matches: Sequence[Match]) -> list[Match]:
    """The matches of some words, with scores of words that the best documents lack down to a half.

    Relevance feedback that adds no words (Rocchio, in Salton: The SMART Retrieval System, 1971).
    The `BEST` documents by the sum of all words say what the query is about, each with the weight
    by which it is above the next one after them. So near-ties at the end of the list decide
    nothing. A word's scores are multiplied by 1/2 to 1, by its share in what they say.
    """
    total: Match = {}
    for match in matches:
        _add(total, match)
    best = nlargest(BEST + 1, total.values())
    bar = best[BEST] if len(best) > BEST else 0.0
    says = {document: score - bar for document, score in total.items() if score > bar}
    found = [sum(says[own] * match.get(own, 0.0) for own in says) for match in matches]
    most = max(found, default=0.0)
    if not most:
        return list(matches)
    return [
        {document: score * (1 + own / most) / 2 for document, score in match.items()}
        for match, own in zip(matches, found, strict=True)
    ]


def _add(result: Match, other: Match) -> None:
    """Add the documents of another match; scores of those in both add up."""
    for document, score in other.items():
        result[document] = result.get(document, 0.0) + score


def _better(result: Match, other: Match) -> None:
    """Add the documents of another match; of those in both the better score counts."""
    for document, score in other.items():
        if score > result.get(document, -1.0):
            result[document] = score


def _both(one: Match, two: Match) -> Match:
    """The documents in both matches; scores add up."""
    return {document: score + two[document] for document, score in one.items() if document in two}

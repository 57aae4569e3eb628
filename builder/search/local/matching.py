"""Answering queries from the local index: a tree -> the documents that match, with scores.

`client/matching.js` does the same in the browser, step for step; tests compare the two.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import chain, pairwise, product
from typing import NamedTuple

from builder.folding import MARKS, key_of
from builder.search.analysis import analyze, asked_words, is_character, is_stop_word, join
from builder.search.families import name_families, pair_term, stem_families
from builder.search.fields import FIELD_BITS, NAMES
from builder.search.index.sizes import least_for_pair, sizes_for
from builder.search.inflection import characters_alike
from builder.search.keys import pair_key
from builder.search.local.postings import Postings
from builder.search.local.snippets import Shown
from builder.search.names import likeness
from builder.search.notes import Note, note_of
from builder.search.query import (
    Facet,
    Group,
    Node,
    Prefix,
    Words,
    is_plain,
    is_word,
    leaves,
    written,
)
from builder.search.ranges import Dates
from builder.search.records import ARABIC_NAME, first_forms, spans
from builder.search.weights import K1, K3, idf

BEST = 10  # documents by which words of a query are weighed, and whose titles are looked at
MOST_FORMS = 1000  # that a prefix stands for
INFLECTED = 0.95  # what another form of a word counts, against the one that is asked for
# What the form that is asked for counts more, where it is rarer than all forms of its word; the
# more words a query has, the less.
EXACT = 1.5
SPELT = 0.3  # what another spelling of a name counts at most
MOST_PAIRS = 8  # pairs of words of a query that are looked up
NEARNESS = 0.06  # the bonus of a pair, against the inverse document frequencies of its two words

Match = dict[int, float]
LEAST_SPLIT = 3  # letters of each half of a word that articles may write as two
_MAY_BE_SPLIT = re.compile(rf"[^\W\d_]{{{2 * LEAST_SPLIT},}}")
_SIGN = re.compile(rf"[^\w{MARKS}]|_")
_SIGNS_AFTER = re.compile(r"[\W_]+\Z")


class Meant(NamedTuple):
    """What a word of a query stands for: its inflections, each with its weight, and other names."""

    inflections: dict[str, float]
    names: dict[str, float]

    def forms(self) -> list[str]:
        """All of them, each once."""
        return list(self.inflections | self.names)


class Matching:
    """Finds the documents for one query.

    `shown` collects what texts show of it, `notes` what is to be said of it.
    """

    def __init__(
        self,
        reader: Postings,
        language: str,
        languages: Sequence[str],
        values: Mapping[str, Mapping[str, str]],
        records: Mapping[str, Sequence[str]],
    ) -> None:
        """Take the site's language, those of its articles, for each facet the slug of a name.

        `records` has the other names that a name of a record leads to.
        """
        self.reader = reader
        self.language = language
        self.languages = languages
        self.values = values
        self.records = records
        self.shown: list[Shown] = []
        self.exactness = EXACT
        self.notes: dict[Note, None] = {}
        self.is_wanted = True

    def answer(self, tree: Group) -> Match:
        """The documents that match; those where words of the query stand together score higher."""
        self.exactness = EXACT / max(1, len(list(leaves(tree))))
        match = self.match(tree)
        if not match and (not is_plain(tree) or _has_signs(tree)):
            self._say_why(tree)
        forms = [self._only_form(node) if node else "" for node in self._sequence(tree)]
        pairs = [pair for pair in pairwise(forms) if all(pair)]
        for pair in pairs[:MOST_PAIRS]:
            documents = self.reader.pair(pair_key(*(pair_term(one, self.language) for one in pair)))
            if len(documents) < least_for_pair(self.reader.size):
                continue
            bonus = NEARNESS * sum(self._idf(form) for form in pair)
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
        slugs = meant_values(self.values.get(node.name, {}), key_of(node.value))
        having = (self.reader.with_facet(node.name, slug) for slug in slugs)
        return dict.fromkeys(set().union(*having), 0.0)

    def _group(self, group: Group) -> Match:
        filters = [node for node in group.required if isinstance(node, Facet | Dates)]
        required = [node for node in group.required if not isinstance(node, Facet | Dates)]
        optional = self._telling(group.optional)
        others = zip(group.optional, self._records(group.optional), strict=True)
        named = [both for both in others if both[0] in optional]
        words = self._any([self._named(*both) for both in named], _shares(optional))
        if optional and not required:
            result = words
        elif group.required or group.excluded:
            result = dict.fromkeys(self.reader.everything(), 0.0)
            _add(result, words)
        else:
            result = {}
        for node in [*required, *filters]:
            result = _both(result, self._named(node, *self._records([node])))
        for node in group.excluded:
            silent = Matching(self.reader, self.language, self.languages, self.values, {})
            silent.is_wanted = False
            for document in silent.match(node):
                result.pop(document, None)
        return result

    def _named(self, node: Node, others: Match) -> Match:
        """The documents that match a node, or have other names of the record that it names."""
        if not others:
            return self.match(node)
        result = dict(self.match(node))
        _better(result, others)
        return result

    def _records(self, nodes: Sequence[Node]) -> list[Match]:
        """For each node the documents that have other names of the record that it names.

        And those that have it and its neighbour as one word: wikileaks for wiki leaks.
        """
        found: list[Match] = [{} for _ in nodes]
        forms = [self._plain_forms(node) for node in nodes]
        for start, end, names in spans(forms, self.records):
            result: Match = {}
            for name in names:
                _better(result, self._name(name))
            found[start:end] = [result] * (end - start)
        for start, length in product(range(len(forms)), (2, 3)):
            some = forms[start : start + length]
            joined = "".join(chain.from_iterable(some))
            if len(some) < length or not all(some):
                continue
            if ARABIC_NAME.search(joined):
                both = self._name(joined)
            elif length == 2 and self.reader.has(joined):
                both = self._joined(joined)
            else:
                continue
            for own in range(start, start + length):
                found[own] = dict(found[own])
                _better(found[own], both)
        return found

    def _joined(self, form: str) -> Match:
        """The documents that have two words of the query as one, another spelling of them."""
        self._shown([Meant({form: 1.0}, {})])
        return {
            document: SPELT * score / 2
            for document, score in self._saturated({form: 1.0}, 1.0).items()
        }

    def _name(self, name: str) -> Match:
        """The documents that have a name; it scores as one of its words in another spelling."""
        words = self._shown([self._widened(forms) for forms in asked_words(name, self.language)])
        match = self._phrase(words, "") if len(words) > 1 else self._scores(words[0])
        return {document: SPELT / len(words) * score for document, score in match.items()}

    def _plain_forms(self, node: Node) -> list[str]:
        """The forms of a node that may be a name of a record; none if it says more than words."""
        return first_forms(node.text, self.language) if is_word(node) else []

    def _telling(self, nodes: Sequence[Node]) -> Sequence[Node]:
        """The nodes without stop words, unless there is nothing else."""
        telling = [node for node in nodes if not self._is_stop_word(node)]
        return telling or nodes

    def _is_stop_word(self, node: Node) -> bool:
        return isinstance(node, Words) and is_stop_word(
            _SIGNS_AFTER.sub("", node.text), self.language
        )

    def _any(self, matches: Sequence[Match], shares: Sequence[float] = ()) -> Match:
        """Documents of one of several, with shares of their scores; those of more come first."""
        result: Match = {}
        counts: dict[int, int] = {}
        for match, part in zip(_emphasized(matches), shares or [1.0] * len(matches), strict=True):
            _add(result, {document: part * score for document, score in match.items()})
            for document in match:
                counts[document] = counts.get(document, 0) + 1
        share = 1 / max(1, len(matches))
        return {
            document: score * (counts[document] * share) ** share
            for document, score in result.items()
        }

    def _say_why(self, tree: Group) -> None:
        """Note which parts of a query nothing has, or that nothing has all of them."""
        missing = [written(leaf) for leaf in leaves(tree) if not self.match(leaf)]
        text = ", ".join(dict.fromkeys(missing))
        self.notes[note_of("nothing" if text else "together", text)] = None

    def _words(self, node: Words) -> Match:
        asked_for = asked_words(node.text, self.language)
        if not asked_for:
            return {}
        if len(asked_for) == 1 and is_character(asked_for[0][0]):
            return self._prefix(Prefix(asked_for[0][0], node.field))
        words = self._shown([self._widened(forms, node.written) for forms in asked_for])
        if len(words) == 1:
            result = self._within(self._scores(words[0]), words[0], node.field)
            if len(asked_for[0]) == 1 and not node.written:
                _better(result, self._split(asked_for[0][0], words[0], node.field))
            return result
        result = self._phrase(words, node.field)
        if not node.exact or len(words) == 2:
            joined = self._widened(join(node.text, self.language), node.written)
            self._shown([joined])
            _better(result, self._within(self._scores(joined), joined, node.field))
        if not node.exact and not result and self.is_wanted:
            return self._apart(node, words)
        return result

    def _split(self, form: str, word: Meant, field: str) -> Match:
        """Documents that have a word as two, if no document has it, or it is a name: Wiki Leaks.

        They score as if these stood there once as one word.
        """
        found: Match = {}
        if not _MAY_BE_SPLIT.fullmatch(form) or any(map(self.reader.is_small, word.inflections)):
            return found
        for at in range(LEAST_SPLIT, len(form) - LEAST_SPLIT + 1):
            both = [Meant({part: 1.0}, {}) for part in (form[:at], form[at:])]
            if not all(self.reader.has(part) for one in both for part in one.inflections):
                continue
            places = self._places(both)
            if places:
                self._shown(both)
            score = idf(self.reader.size, len(places)) / (K1 + 1)
            own = (document for document in places if _is_any_in(field, places[document]))
            _better(found, dict.fromkeys(own, score))
        return found

    def _apart(self, node: Words, words: Sequence[Meant]) -> Match:
        """Documents with some words of a compound that stands together in none."""
        result = self._any([self._within(self._scores(word), word, node.field) for word in words])
        for word in words:
            self._shown([word])
        if result:
            self.notes[note_of("apart", node.text)] = None
        return result

    def _widened(self, forms: Iterable[str], written: bool = False) -> Meant:
        """What forms of one word stand for; if they are wanted as written, for themselves."""
        if written:
            return Meant(dict.fromkeys(forms, 1.0), {})
        inflections: dict[str, float] = {}
        names: dict[str, float] = {}
        for form in forms:
            for other in self._inflections(form):
                inflections.setdefault(other, INFLECTED)
            inflections[form] = 1.0
            for other in self._names(form):
                names[other] = max(names.get(other, 0.0), likeness(form, other))
        names = {form: weight for form, weight in names.items() if form not in inflections}
        return Meant(inflections, names)

    def _shown(self, words: list[Meant]) -> list[Meant]:
        """Have texts show where some words stand together; stop words only within a phrase."""
        is_phrase = len(words) > 1
        self.shown.append(
            tuple(
                frozenset(
                    form
                    for form in word.forms()
                    if is_phrase or not is_stop_word(form, self.language)
                )
                for word in words
            )
        )
        return words

    def _inflections(self, form: str) -> Iterator[str]:
        for family, base in stem_families(form, self.languages):
            yield from self.reader.members(family)
            if base:
                yield base

    def _names(self, form: str) -> Iterator[str]:
        """Other spellings of a name.

        Of a form that articles have, if it is a name there, those that they have as names.
        """
        is_written = self.reader.has(form)
        if is_written and self.reader.is_small(form):
            return
        for family in name_families(form, self.languages):
            members = self.reader.members(family)
            if not is_written or form in members:
                yield from (one for one in members if not self.reader.is_small(one))

    def _scores(self, word: Meant) -> Match:
        result = self._saturated(word.inflections, 1.0)
        _better(result, self._saturated(word.names, SPELT))
        return result

    def _saturated(self, forms: Mapping[str, float], share: float) -> Match:
        """Documents with any of several forms, scored as if these were one word."""
        weights: Match = {}
        exact: Match = {}
        counts = []
        for form, weight in forms.items():
            found = self.reader.weights(form)
            counts.append(len(found))
            rareness = idf(self.reader.size, len(found)) if weight == 1 else 0.0
            for document, own in found.items():
                weights[document] = weights.get(document, 0.0) + weight * own
                exact[document] = max(exact.get(document, 0.0), rareness)
        most = idf(self.reader.size, self._having(counts, len(weights)))
        return {
            document: share
            * (most * own / (K1 + own) + self.exactness * max(0.0, exact[document] - most))
            for document, own in weights.items()
        }

    def _prefix(self, node: Prefix) -> Match:
        terms = [term.text for term in analyze(node.text, "")]
        prefix = terms[-1] if terms else node.text.lower()
        heads = characters_alike(prefix, self.languages) if is_character(prefix) else [prefix]
        forms = [form for head in heads for form in self.reader.with_prefix(head, MOST_FORMS)]
        word = Meant(dict.fromkeys(forms, 1.0), {})
        self._shown([word])
        result: Match = {}
        for form in forms:
            _better(result, self._saturated({form: 1.0}, 1.0))
        return self._within(result, word, node.field)

    def _within(self, match: Match, word: Meant, field: str) -> Match:
        """A match, without the documents that have none of the forms of its word in a field."""
        if not field:
            return match
        positions = self._positions_of(word)
        return {
            document: score
            for document, score in match.items()
            if _is_any_in(field, positions[document])
        }

    def _phrase(self, words: Sequence[Meant], field: str) -> Match:
        """Documents that have one word after the other, in one field."""
        scores = [self._scores(word) for word in words]
        return {
            document: sum(of[document] for of in scores)
            for document, firsts in self._places(words).items()
            if _is_any_in(field, firsts)
        }

    def _places(self, words: Sequence[Meant]) -> dict[int, list[int]]:
        """Where the first of some words stands that follow each other, by document."""
        step = 1 << FIELD_BITS
        found = [self._positions_of(word) for word in words]
        result: dict[int, list[int]] = {}
        for document, firsts in found[0].items():
            others = [of.get(document, set()) for of in found]
            own = [
                first
                for first in firsts
                if all(first + step * number in other for number, other in enumerate(others))
            ]
            if own:
                result[document] = own
        return result

    def _positions_of(self, word: Meant) -> dict[int, set[int]]:
        found: dict[int, set[int]] = {}
        for form in word.forms():
            for document, positions in self.reader.positions(form).items():
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

    def _only_form(self, node: Words) -> str:
        """The form of a word of the query; empty for compounds, which are in no pair."""
        forms = asked_words(node.text, self.language)
        return forms[0][0] if len(forms) == 1 == len(forms[0]) else ""

    def _idf(self, form: str) -> float:
        """How rare a word is, in all of its inflections."""
        inflections = self._widened([form]).inflections
        having = [self.reader.weights(one).keys() for one in inflections]
        return idf(self.reader.size, self._having(map(len, having), len({*chain(*having)})))

    def _having(self, counts: Iterable[int], length: int) -> int:
        """How many documents have a word, by which its rareness is told.

        They have one of its forms; but of a word with a form that very many have it is those with
        its most frequent form, so that the browser needs not all of its postings.
        """
        most = max(counts, default=0)
        return most if most > sizes_for(self.reader.size).tiers.least else length


def _has_signs(tree: Group) -> bool:
    """Whether a query has signs, without which its words may be found: u.s.x."""
    return any(_SIGN.search(written(leaf)) for leaf in leaves(tree))


def meant_values(values: Mapping[str, str], key: str) -> set[str]:
    """The slugs that a key of a name means: of the whole name, else of words in longer ones."""
    if key in values:
        return {values[key]}
    return {slug for name, slug in values.items() if f" {key} " in f" {name} "} if key else set()


def _shares(nodes: Sequence[Node]) -> list[float]:
    """What each word of a query adds: of c that are the same 8 / (7 + c), as K3 in BM25 has it."""
    often = Counter[Node](node for node in nodes if not isinstance(node, Group))
    return [(K3 + 1) / (K3 + often.get(node, 1)) for node in nodes]


def _is_any_in(field: str, positions: Iterable[int]) -> bool:
    """Whether any of some positions is in a field; in any field, if it has no name."""
    mask = (1 << FIELD_BITS) - 1
    return not field or any(at & mask == NAMES.index(field) for at in positions)


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

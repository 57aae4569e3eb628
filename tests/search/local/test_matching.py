"""Queries answered from postings: what matches, as a reader of each document would say."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.search.analysis import keys_of, words_of
from builder.search.fields import FACETS, FIELD_BITS, NAMES
from builder.search.keys import pair_key
from builder.search.local.matching import NEARNESS, Matching
from builder.search.query import Dates, Facet, Group, Node, Words, parse_query
from builder.search.weights import idf

WORDS = ["osh", "border", "market", "naryn"]  # that are their own stems, in English
DAY = 20150101


class Postings:
    """What `Matching` asks a reader for, of documents with a title and a body.

    Each occurrence is worth 1; document 3 is of the fourth day of January 2015, in country `c3`.
    """

    def __init__(self, *documents: tuple[str, str]) -> None:
        self.documents = documents
        self.size = len(documents)
        self._positions: dict[str, dict[int, list[int]]] = {}
        self._pairs: dict[str, set[int]] = {}
        for number, texts in enumerate(documents):
            for field, text in enumerate(texts):
                self._read(
                    number, field, [keys_of(one.forms, True) for one in words_of(text, "en")]
                )

    def _read(self, number: int, field: int, words: list[tuple[str, ...]]) -> None:
        for position, keys in enumerate(words):
            for key in keys:
                own = self._positions.setdefault(key, {}).setdefault(number, [])
                own.append(position << FIELD_BITS | field)
        for one, two in pairwise(words):
            self._pairs.setdefault(pair_key(one[0], two[0]), set()).add(number)

    def positions(self, key: str) -> dict[int, list[int]]:
        return self._positions.get(key, {})

    def scores(self, key: str) -> dict[int, float]:
        return {number: float(len(positions)) for number, positions in self.positions(key).items()}

    def frequency(self, key: str) -> int:
        return len(self.positions(key))

    def pair(self, pair: str) -> list[int]:
        return sorted(self._pairs.get(pair, ()))

    def with_prefix(self, text: str, most: int) -> list[str]:
        return sorted(key for key in self._positions if key.startswith(text))[:most]

    def forms(self, text: str, most: int) -> list[tuple[str, str]]:
        return [("oshskaya", "osh")] if "oshskaya".startswith(text) else []

    def stems(self, form: str) -> list[str]:
        return []

    def with_facet(self, facet: str, value: str) -> set[int]:
        return {number for number in self.everything() if value == f"c{number}"}

    def between(self, first: int, last: int) -> set[int]:
        return {number for number in self.everything() if first <= DAY + number <= last}

    def everything(self) -> set[int]:
        return set(range(self.size))


VALUES = {"country": {f"land {number}": f"c{number}" for number in range(10)}}


def matching(*documents: tuple[str, str]) -> Matching:
    return Matching(Postings(*documents), "en", VALUES)  # type: ignore[arg-type]


def answer(query: str, *documents: tuple[str, str]) -> dict[int, float]:
    tree = parse_query(query, frozenset(NAMES), frozenset(FACETS))
    return matching(*documents).answer(tree)


def is_match(node: Node, number: int, texts: tuple[str, str]) -> bool:
    """Whether a document matches, as the query language describes it."""
    if isinstance(node, Words):
        return any(f" {node.text} " in f" {text} " for text in texts)
    if isinstance(node, Dates):
        return node.first <= DAY + number <= node.last
    if isinstance(node, Facet):
        return node.value == f"land {number}"
    assert isinstance(node, Group)
    told = [one for one in node.required if isinstance(one, Words | Group)]
    free = not node.optional or bool(told) or any(is_match(o, number, texts) for o in node.optional)
    return (
        node != Group()
        and free
        and all(is_match(one, number, texts) for one in node.required)
        and not any(is_match(one, number, texts) for one in node.excluded)
    )


def groups(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    some = st.lists(nodes, max_size=2).map(tuple)
    return st.builds(Group, some, some, some)


LEAVES = st.one_of(
    st.sampled_from(WORDS).map(Words),
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=3).map(
        lambda words: Words(" ".join(words), exact=True)
    ),
    st.tuples(st.integers(0, 5), st.integers(0, 5)).map(
        lambda two: Dates(DAY + two[0], DAY + two[1])
    ),
    st.integers(0, 5).map(lambda number: Facet("country", f"Land {number}".lower())),
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)


@settings(max_examples=300)
@given(
    groups(st.recursive(LEAVES, groups, max_leaves=6)),
    st.lists(st.tuples(TEXTS, TEXTS), max_size=5),
)
def test_what_matches(tree: Group, documents: list[tuple[str, str]]) -> None:
    found = matching(*documents).answer(tree)
    expected = {n for n, texts in enumerate(documents) if is_match(tree, n, texts)}
    assert found.keys() == expected


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("+osh border", {0, 1}),
        ("title:osh", {0}),
        ("body:osh", {1}),
        ('"osh border"', {1}),
        ('title:"osh border"', set()),
        ("bord*", {1, 2}),
        ("title:bord*", {2}),
        ("oshs*", {0, 1}),
        ("country:'land", set()),
        ('country:"Land 1" osh', {1}),
        ("country:nowhere", set()),
        ("", set()),
        ("-osh", {2}),
    ],
)
def test_fields_phrases_beginnings_and_values(query: str, found: set[int]) -> None:
    documents = [("osh", "naryn"), ("naryn", "osh border"), ("border", "")]
    assert answer(query, *documents).keys() == found


def test_stop_words_count_where_there_is_nothing_else() -> None:
    documents = [("the", ""), ("the osh", ""), ("osh", "")]
    assert answer("the", *documents).keys() == {0, 1}
    assert answer("the osh", *documents).keys() == {1, 2}


def test_documents_with_more_of_the_words_come_first() -> None:
    found = answer("osh border market", ("osh osh", ""), ("osh naryn border", ""))
    assert found[1] > found[0]


def test_words_that_stand_together_are_worth_more() -> None:
    apart, together = ("osh naryn border", ""), ("osh border naryn", "")
    found = answer("osh border", apart, together)
    bonus = NEARNESS * 2 * idf(2, 2)
    assert found[1] - found[0] == pytest.approx(bonus)
    assert answer("osh +naryn border", apart, together)[0] > 0


def test_filters_say_nothing_of_what_comes_first() -> None:
    documents = [("", ""), ("osh", ""), ("osh osh", "")]
    assert answer("date:2015-01-02..", *documents) == {1: 0, 2: 0}
    assert answer('country:"land 0"', *documents) == {0: 0}
    assert answer("date:2014", *documents) == {}
    assert answer("osh date:2015-01-02..", *documents) == answer("osh", *documents)


def wanted(query: str) -> set[str]:
    asked = matching(("osh", ""))
    asked.answer(parse_query(query, frozenset(NAMES), frozenset(FACETS)))
    return asked.wanted


def test_what_is_marked_in_texts_is_what_was_asked_for() -> None:
    assert wanted('osh -border "market naryn"') == {"market", "naryn", "marketnaryn", "osh"}

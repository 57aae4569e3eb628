"""Queries answered from postings: what matches, as a reader of each document would say."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.search.analysis import Word, words_of
from builder.search.families import families_of, pair_term
from builder.search.fields import FIELD_BITS
from builder.search.keys import pair_key
from builder.search.local.matching import EXACT, INFLECTED, NEARNESS, SPELT, Matching
from builder.search.query import Facet, Group, Node, Words, parse_query
from builder.search.ranges import Dates
from builder.search.vocabulary import grammar_of
from builder.search.weights import K1, idf

WORDS = ["osh", "border", "market", "naryn"]  # that are their own stems, in English
LANGUAGES = ["en", "ru"]
DAY = 20150101


class Postings:
    """What `Matching` asks a reader for, of documents with a title and a body.

    Each occurrence is worth 1; document 3 is of the fourth day of January 2015, in country `c3`.
    Documents with a letter of Russian are in Russian, others in English.
    """

    def __init__(self, *documents: tuple[str, str]) -> None:
        self.documents = documents
        self.size = len(documents)
        self._positions: dict[str, dict[int, list[int]]] = {}
        self.families: dict[str, dict[str, None]] = {}
        self.pairs: dict[str, set[int]] = {}
        self.small: set[str] = set()
        for number, texts in enumerate(documents):
            language = "ru" if re.search("[а-я]", "".join(texts)) else "en"
            for field, text in enumerate(texts):
                self._read(number, field, words_of(text, language), language)

    def _read(self, number: int, field: int, words: Sequence[Word], language: str) -> None:
        for position, word in enumerate(words):
            for form in word.forms:
                own = self._positions.setdefault(form, {}).setdefault(number, [])
                own.append(position << FIELD_BITS | field)
                if word.is_small:
                    self.small.add(form)
                for family in families_of(form, word.is_name, language, "en"):
                    self.families.setdefault(family, {})[form] = None
        terms = [pair_term(word.forms[0], "en") for word in words]
        for one, two in pairwise(terms):
            self.pairs.setdefault(pair_key(one, two), set()).add(number)

    def positions(self, form: str) -> dict[int, list[int]]:
        return self._positions.get(form, {})

    def weights(self, form: str) -> dict[int, float]:
        return {number: float(len(positions)) for number, positions in self.positions(form).items()}

    def has(self, form: str) -> bool:
        return form in self._positions

    def is_small(self, form: str) -> bool:
        return form in self.small

    def members(self, family: str) -> list[str]:
        return sorted(self.families.get(family, ()))

    def pair(self, pair: str) -> list[int]:
        return sorted(self.pairs.get(pair, ()))

    def with_prefix(self, text: str, most: int) -> list[str]:
        return sorted(key for key in self._positions if key.startswith(text))[:most]

    def with_facet(self, facet: str, value: str) -> set[int]:
        return {number for number in self.everything() if value == f"c{number}"}

    def between(self, first: int, last: int) -> set[int]:
        return {number for number in self.everything() if first <= DAY + number <= last}

    def everything(self) -> set[int]:
        return set(range(self.size))


VALUES = {"country": {f"land {number}": f"c{number}" for number in range(10)}}


Records = Mapping[str, Sequence[str]]  # the other names of records by name, as `Matching` has them

NO_RECORDS: Records = {}
# Two records are called osh.
RECORDS: Records = {
    "osh": ["border market", "naryn"],
    "border market": ["osh"],
    "border market naryn": ["karimov post"],
    "naryn": ["osh"],
}


def matching(*documents: tuple[str, str], records: Records = NO_RECORDS) -> Matching:
    reader: Any = Postings(*documents)
    return Matching(reader, "en", LANGUAGES, VALUES, records)


def answer(
    query: str, *documents: tuple[str, str], records: Records = NO_RECORDS
) -> dict[int, float]:
    tree = parse_query(query, grammar_of("en")).tree
    return matching(*documents, records=records).answer(tree)


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
        ("oshs*", set()),
        ("country:lan", set()),
        ("country:'land", {0, 1, 2}),
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


def saturated(weight: float, size: int, having: int, share: float = 1.0) -> float:
    """BM25's score of a word, for the sum of the weights of its forms."""
    return share * idf(size, having) * weight / (K1 + weight)


def exactly(size: int, own: int, having: int) -> float:
    """What the form that is asked for gains where `own` have it, of those that have any form."""
    return EXACT * (idf(size, own) - idf(size, having))


def test_forms_of_one_word_score_as_one() -> None:
    """Another form counts less; the weights of all are summed before they are saturated."""
    documents = [("border", ""), ("borders", ""), ("border borders bordered", ""), ("osh", "")]
    found = answer("borders", *documents)
    assert found == pytest.approx(
        {
            0: saturated(INFLECTED, 4, 3),
            1: saturated(1, 4, 3) + exactly(4, 2, 3),
            2: saturated(1 + 2 * INFLECTED, 4, 3) + exactly(4, 2, 3),
        }
    )
    assert found[1] > found[0]


def test_forms_of_other_languages_count_as_those_of_the_site_s() -> None:
    documents = [("граница", ""), ("границе", ""), ("osh", "")]
    assert answer("границы", *documents) == pytest.approx(
        dict.fromkeys((0, 1), saturated(INFLECTED, 3, 2))
    )
    assert answer("границе", *documents) == pytest.approx(
        {0: saturated(INFLECTED, 3, 2), 1: saturated(1, 3, 2) + exactly(3, 1, 2)}
    )


def test_the_form_that_is_asked_for_gains_less_in_a_longer_query() -> None:
    documents = [("border", ""), ("borders", ""), ("osh", ""), ("naryn", "")]

    def gain(query: str) -> float:
        found = answer(query, *documents)
        return found[0] - found[1]

    assert gain("border market title:naryn") < gain("border market") < gain("border")
    assert answer("border", *documents)[1] < answer("border", *documents)[0]


def test_a_form_that_is_no_rarer_than_its_word_gains_nothing() -> None:
    documents = [("border", ""), ("border borders", ""), ("osh", "")]
    assert answer("border", *documents)[0] == pytest.approx(saturated(1, 3, 2))


def test_other_spellings_of_a_name_count_less() -> None:
    documents = [("Karimov", ""), ("Каримов", ""), ("Каримова", ""), ("osh", "")]
    found = answer("karimov", *documents)
    assert found.keys() == {0, 1, 2}
    assert found[0] == pytest.approx(saturated(1, 4, 1))
    assert found[1] == pytest.approx(saturated(1, 4, 2, SPELT) + SPELT * exactly(4, 1, 2))
    assert found[2] == pytest.approx(saturated(0.8, 4, 2, SPELT))  # with one sound more
    assert answer("karimov", ("karimov", "Каримов")) == {0: pytest.approx(saturated(1, 1, 1))}


def test_a_word_that_is_no_name_has_no_other_spellings() -> None:
    names = [("Karim", ""), ("Карим", "")]
    assert answer("karim", *names).keys() == {0, 1}
    assert answer("karim", *names, ("карим", "")).keys() == {0}
    assert answer("karim", *names, ("karim", "")).keys() == {0, 2}


def test_phrases_have_any_form_of_each_word() -> None:
    documents = [("border markets", ""), ("markets borders", ""), ("bordered markets", "")]
    assert answer('"borders market"', *documents).keys() == {0, 2}
    assert answer("title:borders", *documents).keys() == {0, 1, 2}
    assert answer("body:borders", *documents) == {}


def test_a_pair_is_of_any_forms_and_counts_how_rare_all_of_them_are() -> None:
    apart, together = ("osh naryn borders", ""), ("osh border naryn", "")
    found = answer("osh bordered", apart, together)
    assert found[1] - found[0] == pytest.approx(NEARNESS * 2 * idf(2, 2))


def forms_of(query: str, *documents: tuple[str, str]) -> set[str]:
    asked = matching(*documents)
    asked.answer(parse_query(query, grammar_of("en")).tree)
    return {form for words in asked.shown for forms in words for form in forms}


def test_what_is_marked_in_texts_is_what_was_asked_for() -> None:
    documents = [("osh borders", "Каримов marks marketing")]
    found = forms_of('osh karimov -border "market naryn" mark*', *documents)
    assert {"osh", "каримов", "market", "marketing", "naryn", "marks"} <= found
    assert not {"border", "borders"} & found


def asked_names(words: Sequence[str]) -> set[str]:
    """The other names of what a query names: the longest names first, none of which overlap."""
    rest = f" {' '.join(words)} "
    found: set[str] = set()
    while rest.strip():
        named = [name for name in RECORDS if rest.startswith(f" {name} ")]
        first = max(named, key=len, default=rest.split()[0])
        found.update(RECORDS.get(first, ()))
        rest = rest[len(first) + 1 :]
    return found


SAID = st.lists(st.sampled_from([*WORDS, "karimov", "post"]), max_size=5)


@settings(max_examples=200)
@given(SAID, st.lists(SAID, max_size=5))
def test_records_widen_a_query(query: list[str], texts: list[list[str]]) -> None:
    documents = [(" ".join(words), "") for words in texts]
    names = [*query, *asked_names(query)]
    expected = {
        number
        for number, (text, _) in enumerate(documents)
        if any(f" {name} " in f" {text} " for name in names)
    }
    found = answer(" ".join(query), *documents, records=RECORDS)
    assert found.keys() == expected


def test_another_name_of_a_record_counts_less_than_the_one_that_is_asked_for() -> None:
    documents = [("osh", "post"), ("border market", "post"), ("market border", "naryn")]
    found = answer("osh", *documents, records=RECORDS)
    assert found.keys() == {0, 1, 2}
    assert found[0] > 2 * found[1] > 0
    assert answer("osh post", *documents, records=RECORDS)[1] > found[1]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"osh"', {0}),
        ("=osh", {0}),
        ("title:osh", {0}),
        ("osh*", {0}),
        ("-osh post", {1, 2}),
        ("osh AND post", {0, 1}),
        ("+osh", {0, 1}),
    ],
)
def test_plain_words_that_are_wanted_are_widened_by_records(query: str, found: set[int]) -> None:
    documents = [("osh post", ""), ("naryn post", ""), ("post", "")]
    assert answer(query, *documents, records=RECORDS).keys() == found


def test_a_compound_and_a_required_word_name_a_record() -> None:
    documents = [("osh", ""), ("border-market", "")]
    assert answer("border-market", *documents, records=RECORDS).keys() == {0, 1}
    assert answer("+osh", *documents, records=RECORDS).keys() == {0, 1}
    assert answer("Border OR the", *documents, records=RECORDS).keys() == {1}


def test_a_word_that_is_repeated_says_more_but_not_so_many_times() -> None:
    documents = [("osh", ""), ("naryn", ""), ("post", "")]
    once, twice = answer("osh naryn", *documents), answer("osh naryn osh", *documents)
    assert once[0] == pytest.approx(once[1])
    assert 1 < twice[0] / twice[1] < 3
    assert answer("osh osh", *documents)[0] < 2 * answer("osh", *documents)[0]

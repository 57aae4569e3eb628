"""The examples of the page for readers are what the grammar reads."""

import re

import pytest

from builder.search.examples import EXAMPLES
from builder.search.query import Group, Node, Prefix, Words, leaves, parse_query
from builder.search.ranges import Dates
from builder.search.vocabulary import grammar_of

QUERIES = [one.query for one in EXAMPLES]
IN_SENSES = [
    query for one in EXAMPLES for query in re.findall(r"\w+:[\d.-]*\d(?:\.\.)?", one.sense)
]


def tree(query: str) -> Group:
    return parse_query(query, grammar_of("en")).tree


@pytest.mark.parametrize("query", [*QUERIES, *IN_SENSES])
def test_nothing_is_to_be_said_of_an_example(query: str) -> None:
    assert parse_query(query, grammar_of("en")).notes == ()
    assert tree(query) != Group()


def parts(node: Node) -> list[Node]:
    if not isinstance(node, Group):
        return [node]
    return [node, *(own for one in (*node.required, *node.optional) for own in parts(one))]


def test_every_kind_of_condition_has_one() -> None:
    found = [part for query in QUERIES for part in parts(tree(query))]
    some = [leaf for query in QUERIES for leaf in leaves(tree(query))]
    assert {type(leaf) for leaf in some} == {Words, Prefix, Dates}, "filters depend on the archive"
    words = [leaf for leaf in some if isinstance(leaf, Words)]
    for name in ("field", "exact", "written"):
        assert any(getattr(leaf, name) for leaf in words), name
    groups = [part for part in found if isinstance(part, Group)]
    for name in ("required", "optional", "excluded"):
        assert any(getattr(group, name) for group in groups), name

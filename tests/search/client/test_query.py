"""Queries as the browser reads them, against Python: the same trees, the same notes."""

import random
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.search.client import FILES
from builder.search.query import Group, Node, Query, parse_query
from tests.search.node import Browser, running
from tests.search.test_query import GRAMMAR, NOTES, QUERIES, TREES
from tests.unit.dates.texts import EDTF


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running(*FILES[: FILES.index("query.js") + 1]) as browser:
        yield browser


def tree_of(node: Node) -> dict[str, Any]:
    """A tree of Python as the browser has it."""
    if isinstance(node, Group):
        parts = {
            "required": node.required,
            "optional": node.optional,
            "excluded": node.excluded,
        }
        return {"kind": "group"} | {
            name: [tree_of(part) for part in nodes] for name, nodes in parts.items()
        }
    return {"kind": type(node).__name__.lower(), **asdict(node)}


def query_of(query: Query) -> dict[str, Any]:
    """A query of Python as the browser has it."""
    return {"tree": tree_of(query.tree), "notes": [note._asdict() for note in query.notes]}


GRAMMAR_OF_BROWSER = {
    "names": {"map": GRAMMAR.names},
    "facets": {"set": sorted(GRAMMAR.facets)},
    "months": GRAMMAR.months,
}


def parsed(browser: Browser, text: str) -> dict[str, Any]:
    query: dict[str, Any] = browser.call("parseQuery", text, GRAMMAR_OF_BROWSER)
    return query


@pytest.mark.parametrize("text", [case[0] for case in (*TREES, *NOTES)])
def test_the_cases(browser: Browser, text: str) -> None:
    assert parsed(browser, text) == query_of(parse_query(text, GRAMMAR))


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("osh bor", "osh (bor OR bor*)"),
        ("+bor", "+(bor OR bor*)"),
        ("osh AND bor", "osh AND (bor OR bor*)"),
        ("title:bor", "title:(bor OR bor*)"),
        ('"a b" bor', '"a b" (bor OR bor*)'),
        ("(osh bor", "(osh (bor OR bor*)"),
        ('osh "bor"', 'osh "bor"'),
        ("=bor", "=bor"),
        ("country:ky", "country:ky"),
        ("date:2015", "date:2015"),
        ("bor*", "bor*"),
        ("osh OR", "osh OR"),
    ],
)
def test_a_word_that_is_being_typed_is_a_beginning_too(
    browser: Browser, text: str, same: str
) -> None:
    found = browser.call("parseQuery", text, {**GRAMMAR_OF_BROWSER, "isTyping": True})
    assert without_single(found["tree"]) == without_single(tree_of(parse_query(same, GRAMMAR).tree))


def without_single(node: dict[str, Any]) -> dict[str, Any]:
    """A tree without groups that have one optional part and nothing else."""
    if node["kind"] != "group":
        return node
    parts = {
        name: [without_single(part) for part in nodes]
        for name, nodes in node.items()
        if name != "kind"
    }
    optional = parts["optional"]
    is_single = len(optional) == 1 and not parts["required"] and not parts["excluded"]
    return optional[0] if is_single else {"kind": "group", **parts}


@settings(max_examples=500, deadline=None)
@given(text=QUERIES)
@example('date:"\u30002010\x1f"..')
@example('date:" 2010-04 " date:"\ufeff2010" date:"" country:"" ""')
@example("date:.. date:2010... date:2010..soon date:0004-02 date:0100-02 date:1-1")
@example("other:kar* *a*b* title:** -title:x +country:a NOT NOT a - + +( )")
def test_the_tree_of_any_text(browser: Browser, text: str) -> None:
    assert parsed(browser, text) == query_of(parse_query(text, GRAMMAR))


@settings(max_examples=500, deadline=None)
@given(
    st.lists(EDTF, min_size=1, max_size=2).map("..".join)
    | st.text("0123456789X-/.~?% \x1c", max_size=12)
    | st.tuples(EDTF, st.text("012X-/.~", max_size=2)).map("".join)
    | st.lists(st.sampled_from("2015 1 12 13 31 jan january мая mar . / - – .. , 0".split())).map(
        " ".join
    )
    | st.lists(st.sampled_from("2015 1 12 13 31 jan . / - – ..".split())).map("".join)
)
def test_dates_are_read_alike(browser: Browser, text: str) -> None:
    query = f'date:"{text}" date:{text}'
    assert parsed(browser, query) == query_of(parse_query(query, GRAMMAR))


LONG = [
    part * (10_000 // len(part))
    for part in [
        *"a(\")-*:+ .\x1c𐐨=^~‘’'“,/",
        "‘a ",
        "‘a’ ",
        "‘a b",
        "a^2",
        "2015-",
        "date: ",
        "titel:a ",
        "a OR ",
        "(a ",
        "a*",
        "date:",
        "date:2010..",
        'a:"',
        "+(",
        "a:b",
    ]
]


def test_long_queries_are_read_alike_and_at_once(browser: Browser) -> None:
    shuffled = random.Random(1)
    texts = [
        *LONG,
        "(" * 30 + "a" + ")" * 30 + " b",
        "".join(shuffled.choices('ab"(): *', k=10_000)),
    ]
    for text in texts:
        assert parsed(browser, text) == query_of(parse_query(text, GRAMMAR))
    calls = [(text, GRAMMAR_OF_BROWSER) for text in texts]
    times = browser.call_each("parseQuery", calls, timed=True)
    assert max(times) < 2000  # a hang, not a speed

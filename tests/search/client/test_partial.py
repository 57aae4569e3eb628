"""What is found with a part of very long postings is what all of them find."""

import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.search.client import FILES
from builder.search.index import files
from builder.search.index.files import build_files, from_nothing
from builder.search.index.sizes import Sizes, Tiers
from tests.archives import about
from tests.search.index.archives import archive_of, article
from tests.search.index.model import Contents, made, merged_of, tidied, worths
from tests.search.node import Browser, running

ARTICLES = 120
TIERS = Tiers(least=12, first=11, range=4, exact=40)
SIZES = Sizes(block=16, lexicon=400, postings=60, phrases=30, pairs=30, tiers=TIERS)

# Puts the files of an index where the client loads them from.
PUT = """(scripts) => {
  const held = new Map();
  const put = (name, text) => held.set(name, text);
  for (const script of scripts) new Function("ArchiveSearch", script)({ put });
  globalThis.loads = [];
  load = async (_, name) => { loads.push(name); return held.get(name); };
  secondScript = async () => ({ phraseOf, splitWord, namedIn, suggestQuery });
  return held.size;
}"""
# The answer, and which files it needs; of all postings, or of a part.
ASK = """async (query, options, isWhole) => {
  const wholly = (reader, query, options, ask) => ask(viewOf(reader, () => true));
  thirdScript = async () => ({ answerLong: isWhole ? wholly : answerLong });
  loads.length = 0;
  const archive = new Archive(await openReader("https://example.org/search/"));
  const { hits, ...others } = await archive.search(query, { summaries: false, ...options });
  const told = hits.map(({ number, score }) => [number, Math.round(score * 1e4)]);
  return { ...others, hits: told, loads };
}"""
LIST = """async (key) => {
  const reader = await openReader("https://example.org/search/");
  const { articles } = await viewOf(reader, () => true).postings(await reader.entry(key));
  return [...articles];
}"""

# How many articles have each form; `oil`, `bank` and `bond` are in tiers.
FORMS = {"oil": 100, "oils": 20, "bank": 60, "bond": 30, "osh": 9, "rial": 4, "tin": 1, "zinc": 13}


class Answer(NamedTuple):
    total: int
    exact: bool
    rows: int
    hits: list[list[int]]
    facets: Mapping[str, Any]
    loads: list[str]
    notes: list[Mapping[str, str]]
    suggestion: str | None
    corrected: bool
    uncounted: bool


def contents(seed: int) -> Contents:
    """Articles with words at random, of which some follow each other."""
    pick = random.Random(seed)
    positions: dict[str, dict[int, list[int]]] = {}
    for at, (form, count) in enumerate(FORMS.items()):
        having = sorted(pick.sample(range(ARTICLES), count))
        first = 8 * (at + 1) + 1  # in the body, so that the next form follows
        shapes = [[first], [first, first + 800], [first + 8 * 90 * n for n in range(9)]]
        if form == "bank":
            shapes.append([8 * 400])  # in the title alone
        positions[form] = {one: pick.choice(shapes) for one in having}
    pairs = {("bank", "oil"): {*positions["oil"]} & {*positions["bank"]}}
    families = {("oil~", "oils")}
    return tidied(Contents(ARTICLES, positions, pairs, families))


def scripts_of(held: Contents) -> list[str]:
    first = date(2015, 1, 1)
    own = [
        article(n, first + timedelta(5 * n), entities=about(countries="kg" if n % 7 else "uk osh"))
        for n in range(held.articles)
    ]
    lines = [f'["{n}","Article {n}","2015","","","{n}"]' for n in range(held.articles)]
    merged = merged_of(held, worths(held.articles))
    with patch.object(files, "sizes_for", lambda articles: SIZES):
        change = from_nothing(held.articles)
        cited = ['{"id":""}'] * len(own)
        making = build_files(archive_of(*own), merged, [1.0] * 4, lines, cited, change)
        _, written = made(making)
    return [data.decode() for data in written.values() if b"ArchiveSearch.put(" in data]


@pytest.fixture(scope="module", params=[1, 2])
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    with running(*FILES) as browser:
        browser.call(PUT, scripts_of(contents(request.param)))
        yield browser


def asked(browser: Browser, query: str, whole: bool = False, **options: object) -> Answer:
    found = browser.call(ASK, query, options, whole)
    return Answer(*(found.get(name, False) for name in Answer._fields))


def ranges(answer: Answer) -> int:
    return sum(name.startswith("r-") for name in answer.loads)


WORDS = st.sampled_from(
    [
        *FORMS,
        "the",
        "absent",
        "zimc",
        "rail",
        "bank-bond",
        "oil-bank",
        "rial-tin",
        "bond-zinc",
        "oi*",
        "ban*",
        "=oil",
        "=zinc",
        '"bank bond"',
    ]
)
PARTS = st.one_of(
    WORDS,
    st.builds("{}{}".format, st.sampled_from(["-", "+", "title:", "body:"]), WORDS),
    st.sampled_from(["country:kg", "country:uk", "date:2015-03..2015-05", '"oil oils"', "(", ")"]),
)
QUERIES = st.lists(PARTS, min_size=1, max_size=4).map(" ".join)
OPTIONS = st.fixed_dictionaries(
    {},
    optional={
        "sort": st.sampled_from(["newest", "oldest"]),
        "limit": st.integers(0, 12),
        "offset": st.integers(0, 9),
        "filters": st.sampled_from(
            [{"country": ["uk"]}, {"year": [2015]}, {"date": ["2015-02..2015-04"]}, {"year": []}]
        ),
        "facets": st.sampled_from([["country"], ["year", "country"]]),
        "typing": st.booleans(),
    },
)


@settings(max_examples=150, deadline=None)
@given(query=QUERIES, options=OPTIONS)
@example("oil", {})
@example("bond", {"sort": "newest"})
@example("bond", {"sort": "oldest", "offset": 9})
@example("zinc", {"limit": 12})
@example("+oil +rial", {"facets": ["country"]})
@example("oil bank", {"sort": "newest", "filters": {"country": ["uk"]}})
@example('"bank bond" -oil', {})
@example("oil oil-bank", {})
@example("oil (rial -bank)", {})
@example("oil bank-bond", {"sort": "newest"})
@example("oil title:bank", {"sort": "newest"})
@example("oil title:bank", {})
def test_a_part_finds_what_all_find(browser: Browser, query: str, options: dict[str, Any]) -> None:
    found, expected = (asked(browser, query, whole, **options) for whole in (False, True))
    assert found[6:] == expected[6:]
    if found.exact:
        assert found[:5] == expected[:5]
        return
    assert found.total == TIERS.exact < expected.total
    numbers = [number for number, _ in found.hits]
    if "sort" in options:
        assert found.rows == TIERS.exact
        assert numbers == [number for number, _ in expected.hits]
    every = asked(browser, query, True, **{**options, "limit": ARTICLES, "offset": 0})
    assert {*numbers} <= {number for number, _ in every.hits}


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ("bond", {}),  # one form
        ("bond", {"offset": 7, "limit": 4}),
        ("oil bank", {}),  # so many that they are not counted
        ("oil", {}),
    ],
)
def test_the_best_need_no_range(browser: Browser, query: str, options: dict[str, Any]) -> None:
    assert ranges(asked(browser, query, **options)) == 0
    assert ranges(asked(browser, query, True, **options)) > 0


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ("+bank +tin", {}),
        ("bank date:2015-03", {}),
        ("bank -oil date:2015-03", {}),
        ("bank", {"filters": {"date": ["2015-03"]}}),
        ("oil bank", {"sort": "oldest", "limit": 4}),
        ("bond", {"sort": "oldest", "limit": 4}),
    ],
)
def test_ranges_without_what_else_is_asked_for_are_not_loaded(
    browser: Browser, query: str, options: dict[str, Any]
) -> None:
    assert (
        0
        < ranges(asked(browser, query, **options))
        < ranges(asked(browser, query, True, **options)) / 2
    )


@settings(max_examples=60, deadline=None)
@given(query=QUERIES, options=OPTIONS)
@example("bond zinc", {})
@example("bond zinc rial", {"offset": 3, "limit": 4})
@example("bond zinc absent", {"offset": 20})
def test_results_may_come_before_they_are_counted(
    browser: Browser, query: str, options: dict[str, Any]
) -> None:
    found = asked(browser, query, countLater=True, **options)
    expected = asked(browser, query, **options)
    if not found.uncounted:
        assert found[:5] == expected[:5]
        return
    assert expected.exact or expected.total == TIERS.exact
    assert not found.exact
    assert found.total <= expected.total
    assert ranges(found) == 0
    limit = options.get("limit", 10)
    assert len(found.hits) == limit
    every = asked(browser, query, True, limit=ARTICLES)
    assert {number for number, _ in found.hits} <= {number for number, _ in every.hits}


def test_pages_of_uncounted_results_follow_each_other(browser: Browser) -> None:
    pages = [asked(browser, "bond zinc", countLater=True, offset=at, limit=5) for at in (0, 5, 10)]
    both = asked(browser, "bond zinc", countLater=True, limit=15)
    assert all(page.uncounted for page in pages)
    assert [hit for page in pages for hit in page.hits] == both.hits
    late = asked(browser, "bond zinc", countLater=True, offset=both.rows)
    assert not late.uncounted
    assert late.hits == asked(browser, "bond zinc", offset=both.rows).hits


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ("rial tin", {}),  # all of it is short
        ("bond", {}),  # one form, of which all is known
        ("+bond zinc", {}),
        ("zinc title:bond", {}),
        ('"bond zinc"', {}),
        ("bond zinc -oil", {}),
        ("bond zinc", {"sort": "newest"}),
        ("bond zinc", {"facets": ["country"]}),
        ("bond zinc", {"filters": {"year": [2015]}}),
        ("bond zinc", {"limit": 0}),
    ],
)
def test_what_may_not_come_before(browser: Browser, query: str, options: dict[str, Any]) -> None:
    found = asked(browser, query, countLater=True, **options)
    assert found[:5] == asked(browser, query, **options)[:5]
    assert not found.uncounted


def test_what_is_not_counted_says_so(browser: Browser) -> None:
    assert asked(browser, "oil rial")[:2] == (40, False)
    assert asked(browser, "bond")[:3] == (30, True, 30)
    assert asked(browser, "bond", facets=["country"]).exact


def test_a_word_that_begins_late_is_not_missed_before() -> None:
    late = {one: [9] for one in range(40, ARTICLES)}
    early = {one: [17] for one in range(13)}
    held = tidied(Contents(ARTICLES, {"oil": late, "zinc": early}, {}, set()))
    with running(*FILES) as browser:
        browser.call(PUT, scripts_of(held))
        found = asked(browser, "oil zimc", sort="oldest", limit=2)
        none = asked(browser, "oil none", sort="oldest", limit=0)
    assert [number for number, _ in found.hits] == [40, 41]
    assert [(one.total, one.notes, one.corrected) for one in (found, none)] == [
        (TIERS.exact, [], False)
    ] * 2


def test_all_postings_are_read() -> None:
    held = contents(3)
    with running(*FILES) as browser:
        browser.call(PUT, scripts_of(held))
        for form, own in held.positions.items():
            assert browser.call(LIST, form) == [*own]

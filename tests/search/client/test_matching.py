"""The browser gives the matches of `builder search` the same scores."""

from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.search.analysis import folded_stop_words
from builder.search.client import FILES
from builder.search.families import language_tables
from builder.search.fields import NAMES
from builder.search.index.files import Index, from_nothing, with_records
from builder.search.index.leads import leads_of
from builder.search.index.lexicon import Lexicon
from builder.search.index.sizes import Tiers, sizes_for
from builder.search.local import matching
from builder.search.vocabulary import grammar_of
from builder.search.weights import K1
from tests.search.local.test_matching import LANGUAGES, Postings, answer
from tests.search.node import Browser, running

# A reader of an index that is given whole; an impact is exact, in one step.
ANSWER = """async (query, grammar, index) => {
  const { manifest, entries, pairs } = index;
  const lists = Object.fromEntries(entries.map((entry) => [entry.key, entry]));
  const reader = {
    manifest,
    get: async () => null,
    translations: async () => [],
    entry: async (key) => lists[key],
    postings: async ({ articles, impacts }) =>
      ({ articles: Int32Array.from(articles), impacts, steps: 1 }),
    inField: async ({ positions }, field) =>
      Int32Array.from(
        positions
          .filter(([, own]) => own.some((one) => one % FIELDS === manifest.fields.indexOf(field)))
          .map(([article]) => article)
      ),
    pair: async (one, two) => Int32Array.from(pairs[[one, two].sort().join(" ")] || []),
    formsFrom: async (beginning, most) =>
      entries.filter(({ key, count }) => count && key.startsWith(beginning)).slice(0, most),
  };
  following = async (_, one, two) => {
    const second = new Map(lists[two].positions);
    return lists[one].positions.flatMap(([article, positions]) => {
      const own = positions.filter((at) => (second.get(article) || []).includes(at + FIELDS));
      const places = own.map((at) => (at % FIELDS === 1 ? ((at - 1) / FIELDS) * 2 : at * 2 + 1));
      return places.length ? [[article, places]] : [];
    });
  };
  secondScript = async () => ({ phraseOf, splitWord, namedIn });
  const { tree } = parseQuery(query, grammar);
  const { articles, score } = await new Matching(reader).answer(tree);
  return [...articles].map((article, at) => [article, score[at]]);
}"""

WORDS = st.sampled_from(
    "border Border borders bordered osh Osh Ош ош Karimov Каримов каримова karimovs he on он the"
    " al-Qaeda alqaeda qaeda граница границе agreed agre US us WHO who U.S. 京 北京"
    " 北京大学 京。 border-osh borderosh Borderosh wikileaks Wiki leaks WikiLeaks".split()
)
TEXTS = st.lists(WORDS, max_size=6).map(" ".join)
NAMES_OF_FIELDS = grammar_of("en")
GRAMMAR = {
    "names": {"map": NAMES_OF_FIELDS.names},
    "facets": {"set": sorted(NAMES_OF_FIELDS.facets)},
    "months": NAMES_OF_FIELDS.months,
}
PARTS = st.one_of(
    WORDS,
    st.builds("{}{}".format, st.sampled_from(["title:", "-", "+", "body:"]), WORDS),
    st.lists(WORDS, min_size=2, max_size=3).map(lambda words: f'"{" ".join(words)}"'),
    st.sampled_from(["bord*", "о*", "(", ")", "OR", "NOT", "title:kar*"]),
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running(*FILES) as browser:
        yield browser


RECORDS = {
    "osh": ["border qaeda", "he karimov"],
    "al qaeda": ["osh"],
    "he karimov": ["osh"],
    "border osh karimov": ["граница"],
}
LINES = {f"{name}=\t{other}" for name, others in RECORDS.items() for other in others}


def index_of(postings: Postings) -> dict[str, Any]:
    families = {key: [*forms] for key, forms in postings.families.items()}
    forms = {key: postings.positions(key) for key in postings.with_prefix("", 1000)}
    leads = leads_of(
        families, forms, with_records(from_nothing(0).changed, Index(), LINES), Lexicon()
    )
    entries = [
        {
            "key": key,
            "isName": not postings.is_small(key),
            "count": len(own := forms.get(key, {})),
            "articles": [*own],
            "impacts": [len(places) / (K1 + len(places)) - 0.5 for places in own.values()],
            "positions": [*own.items()],
            "leads": sorted(leads.get(key, ())),
        }
        for key in sorted({*forms, *leads})
    ]
    manifest = {
        "documents": postings.size,
        "language": "en",
        "languages": language_tables(LANGUAGES),
        "stopWords": sorted(folded_stop_words("en")),
        "fields": NAMES,
    }
    pairs = {pair: postings.pair(pair) for pair in postings.pairs}
    return {"manifest": manifest, "entries": entries, "pairs": pairs}


@settings(max_examples=300, deadline=None)
@given(
    query=st.lists(PARTS, max_size=6).map(" ".join),
    documents=st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=14),
)
@example(query='"border borders"', documents=[("border borders", ""), ("osh", "")])
@example(query="osh (border -border)", documents=[("border osh", "")])
@example(query="karimov он", documents=[("Karimov", "он"), ("Каримова", "Он on")])
@example(query="US WHO", documents=[("US", "who"), ("us", "WHO")])
@example(query="wiki leaks", documents=[("WikiLeaks", ""), ("wikileaks", "the leaks"), ("x", "")])
@example(query="wikileaks", documents=[("WikiLeaks", ""), ("Wiki Leaks", ""), ("x", "Wiki leaks")])
@example(
    query="body:wikileaks -osh",
    documents=[("Wiki leaks", ""), ("osh", "wiki leaks"), ("", "wiki leaks")],
)
@example(query="al-Qaeda", documents=[("alqaeda", ""), ("al-Qaeda", "Al Qaeda"), ("qaeda", "")])
@example(query="osh ош osh osh karimov", documents=[("osh karimov", "osh"), ("Karimov", "")])
@example(query="he karimov osh", documents=[("border qaeda", ""), ("osh", ""), ("Karimov", "")])
@example(query="border osh karimov osh +al-Qaeda", documents=[("граница", "osh"), ("osh", "")])
def test_scores(browser: Browser, query: str, documents: list[tuple[str, str]]) -> None:
    found = browser.call(f"({ANSWER})", query, GRAMMAR, index_of(Postings(*documents)))
    expected = answer(query, *documents, records=RECORDS)
    assert [article for article, _ in found] == sorted(expected)
    assert dict(found) == pytest.approx(expected, rel=1e-4, abs=1e-6)


@settings(max_examples=100, deadline=None)
@given(
    query=st.lists(PARTS, max_size=4).map(" ".join),
    documents=st.lists(st.tuples(TEXTS, TEXTS), min_size=4, max_size=14),
    least=st.integers(1, 4),
)
@example(query="border osh", documents=[("border", ""), ("borders osh", "border")] * 3, least=2)
def test_scores_where_very_many_have_a_form(
    browser: Browser, query: str, documents: list[tuple[str, str]], least: int
) -> None:
    """As if the postings of a form that more than `least` articles have were in tiers."""
    index = index_of(Postings(*documents))
    index["manifest"]["long"] = least
    sizes = sizes_for(0)._replace(tiers=Tiers(least=least))
    with patch.object(matching, "sizes_for", lambda articles: sizes):
        expected = answer(query, *documents, records=RECORDS)
    found = browser.call(f"({ANSWER})", query, GRAMMAR, index)
    assert dict(found) == pytest.approx(expected, rel=1e-4, abs=1e-6)

"""Parts of the client against naive models: edits between words, orders of articles, days."""

import math
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.dates.edtf import parse_date
from builder.dates.values import FIRST_DAY, LAST_DAY, ArchiveDate, day_count, day_number
from builder.search.client import FILES
from builder.search.index.days import date_column
from tests.search.node import Browser, running
from tests.unit.dates.texts import EDTF


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running(*FILES) as browser:
        yield browser


def edits(one: str, two: str) -> int:
    """Optimal string alignment, by its definition."""
    if not one or not two:
        return len(one) + len(two)
    least = min(
        edits(one[1:], two) + 1,
        edits(one, two[1:]) + 1,
        edits(one[1:], two[1:]) + (one[0] != two[0]),
    )
    if one[:2] == two[:2][::-1] and len(one) > 1 < len(two):
        least = min(least, edits(one[2:], two[2:]) + 1)
    return least


@given(one=st.text("abc", max_size=5), two=st.text("abc", max_size=5), most=st.integers(0, 3))
@example("ab", "ba", 1)
@example("ca", "abc", 3)  # 3, as no letter is edited twice
def test_edits_between_words(browser: Browser, one: str, two: str, most: int) -> None:
    found = browser.call("distance", one, two, most)
    assert min(found, most + 1) == min(edits(one, two), most + 1)


@given(scores=st.lists(st.sampled_from([None, 0, 1, 2, 3]), max_size=40), most=st.integers(1, 12))
def test_orders_of_articles(browser: Browser, scores: list[int | None], most: int) -> None:
    code = """((articles, score, sort, most) =>
      inOrder({ articles: Int32Array.from(articles), score: Float32Array.from(score) }, sort, most)
        .slice(0, most).map((place) => articles[place]))"""
    matching = [at for at, score in enumerate(scores) if score is not None]
    expected = {
        "oldest": matching,
        "newest": matching[::-1],
        "relevance": sorted(matching, key=lambda at: (scores[at], at), reverse=True),
    }
    for sort, articles in expected.items():
        found = browser.call(code, matching, [scores[at] for at in matching], sort, most)
        assert found == articles[:most], sort


MATCHES = st.lists(
    st.dictionaries(st.integers(0, 40), st.integers(0, 9), max_size=20), min_size=1, max_size=4
)


@given(MATCHES)
def test_what_matches_have_in_common(browser: Browser, matches: list[dict[int, int]]) -> None:
    """Against dictionaries."""
    code = """((matches) => {
      const made = matches.map((pairs) => ({
        articles: Int32Array.from(pairs, ([article]) => article),
        score: Float32Array.from(pairs, ([, score]) => score),
      }));
      const said = ({ articles, score }) => Array.from(articles, (one, at) => [one, score[at]]);
      const visited = [];
      const [first, last] = [made[0], made[made.length - 1]];
      inCommon(first.articles, last.articles, (at, other) => visited.push([at, other]));
      const found = [both, addedUp, better, without, foundIn].map((join) => made.reduce(join));
      return [...[...found, bestOf(made)].map(said), visited];
    })"""
    *found, visited = browser.call(code, [sorted(own.items()) for own in matches])
    every = {article for own in matches for article in own}
    shared = {article for article in every if all(article in own for own in matches)}
    first, *others = matches
    best = {article: max(own.get(article, 0) for own in matches) for article in every}
    alone = first.keys() - {article for own in others for article in own}
    last = matches[-1]
    assert [dict(one) for one in found] == [
        {article: sum(own[article] for own in matches) for article in shared},
        {article: sum(own.get(article, 0) for own in matches) for article in every},
        best,
        {article: first[article] for article in alone},
        {article: last.get(article, 0) for article in first},
        best,
    ]
    assert all(one == sorted(one) for one in found)
    sides = sorted(first), sorted(last)
    assert visited == [
        [sides[0].index(article), sides[1].index(article)]
        for article in sides[0]
        if article in last
    ]


@given(st.dates())
@example(date(1, 1, 1))
@example(date(99, 12, 31))
@example(date(1970, 1, 1))
def test_days_are_counted_as_in_python(browser: Browser, day: date) -> None:
    number = day.year * 10000 + day.month * 100 + day.day
    assert browser.call("countDays", number) == day.toordinal()


@given(st.integers(-9999, 9999), st.integers(1, 12), st.integers(1, 28))
def test_days_before_the_year_1_are_counted(
    browser: Browser, year: int, month: int, day: int
) -> None:
    when = (year, month, day)
    assert browser.call("countDays", day_number(when)) == day_count(when)


@given(st.lists(EDTF.map(parse_date), max_size=20))
def test_the_column_of_dates_says_which_days_articles_can_mean(
    browser: Browser, dates: list[ArchiveDate]
) -> None:
    dates.sort(key=lambda one: one.sort_key)
    read = browser.call("readDays", date_column(dates), len(dates))
    listed = [
        day
        for day, first, end in zip(read["days"], read["firsts"], read["firsts"][1:], strict=False)
        for _ in range(first, end)
    ]
    spans = {one["article"]: one for one in read["spans"]}
    first = [spans[at]["first"] if at in spans else day for at, day in enumerate(listed)]
    last = [spans[at]["last"] if at in spans else day for at, day in enumerate(listed)]
    never = 2**31 - 1
    bounds = {day_count(FIRST_DAY): -never, day_count(LAST_DAY): never}

    def counted(days: list[tuple[int, int, int]]) -> list[int]:
        return [bounds.get(count, count) for count in map(day_count, days)]

    assert listed == [day_count(one.listed.first()) for one in dates]
    for found, expected in [
        (first, [one.first() for one in dates]),
        (last, [one.last() for one in dates]),
    ]:
        # A day at the end of all time is the same as no end.
        assert [bounds.get(count, count) for count in found] == counted(expected)


@pytest.mark.parametrize(("articles", "having"), [(1, 1), (95, 3), (1_000_000, 2)])
def test_a_rare_key_says_what_the_format_says(browser: Browser, articles: int, having: int) -> None:
    expected = math.log(1 + (articles - having + 0.5) / (having + 0.5))
    assert browser.call("idf", articles, having) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("osh tashkemt", "osh X"),
        ("tashkemtosh tashkemt -tashkemt", "tashkemtosh X -tashkemt"),
        ("tashkemt NOT tashkemt (-tashkemt)", "X NOT tashkemt (-tashkemt)"),
        ('-"osh tashkemt" −tashkemt tashkemt-osh', '-"osh tashkemt" −tashkemt X-osh'),
        ("oshtashkemt tashkemt", "oshtashkemt X"),
        ("title:tashkemt", "title:X"),
        ("tashkemts", "tashkemts"),
        ("", ""),
    ],
)
def test_a_whole_word_is_replaced(browser: Browser, text: str, expected: str) -> None:
    assert browser.call("replaceWord", text, "tashkemt", "X") == expected

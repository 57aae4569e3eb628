"""Rows of bars by year or month, where they lead, and trends beside names."""

import re

from hypothesis import given
from hypothesis import strategies as st

from builder.pages.contexts import Bar, Bars
from builder.pages.lookup import ArchiveLookup
from builder.pages.pagination import slices_of
from builder.pages.timelines import (
    FEW,
    TREND_HEIGHT,
    TREND_WIDTH,
    archive_timeline,
    list_timeline,
    trend,
)
from tests.archives import archive_of, article_of

PAGE = "topics/war.html"


def lookup_of(*days: tuple[str, int]) -> ArchiveLookup:
    """An archive with so many articles of each day."""
    dates = [day for day, count in days for _ in range(count)]
    return ArchiveLookup(archive_of(*(article_of(f"{at:04}", d) for at, d in enumerate(dates))))


def of_list(*days: tuple[str, int]) -> Bars | None:
    count = sum(count for _, count in days)
    return list_timeline(lookup_of(*days), slices_of(PAGE, range(count)))


def test_the_bars_of_an_archive_lead_to_the_pages_of_its_years() -> None:
    assert archive_timeline(lookup_of(("1991", 1), ("1993-05", 4), ("1997-01-02", 2))) == Bars(
        bars=(
            Bar("1991", 1, 0, 25, "dates/1991.html", ""),
            Bar("1993", 4, 2, 100, "dates/1993.html", ""),
            Bar("1997", 2, 6, 50, "dates/1997.html", ""),
        ),
        length=7,
        by_month=False,
        first="1991",
        last="1997",
        most=Bar("1993", 4, 2, 100, "dates/1993.html", ""),
    )


def test_an_archive_of_at_most_three_years_has_a_bar_for_each_month() -> None:
    bars = archive_timeline(lookup_of(("1987-02-26", 3), ("1987-10-20", 6)))
    assert bars
    assert bars.by_month
    assert bars.length == 9
    assert [(bar.label, bar.at, bar.page) for bar in bars.bars] == [
        ("February 1987", 0, "dates/1987-02.html"),
        ("October 1987", 8, "dates/1987-10.html"),
    ]


def test_a_long_time_has_bars_of_several_years() -> None:
    bars = archive_timeline(lookup_of(("1612", 3), ("1618", 2), ("1999", 1)))
    assert bars
    assert [(bar.label, bar.articles) for bar in bars.bars] == [
        ("1610\u2009\u2013\u20091614", 3),
        ("1615\u2009\u2013\u20091619", 2),
        ("1995\u2009\u2013\u20091999", 1),
    ]
    assert {bar.page for bar in bars.bars} == {"dates/index.html"}


def test_years_before_the_first_are_years() -> None:
    bars = archive_timeline(lookup_of(("-0043", 1), ("-0039", 2)))
    assert bars
    assert [bar.at for bar in bars.bars] == [0, 4]


def test_where_there_is_nothing_to_compare_there_are_no_bars() -> None:
    assert archive_timeline(lookup_of()) is None
    assert archive_timeline(lookup_of(("2015-01-20", 90))) is None
    assert of_list(("2001", 1), ("2009", FEW - 2)) is None


def test_the_bars_of_a_list_lead_to_the_headings_below_which_their_articles_are() -> None:
    bars = of_list(("2001", 90), ("2002", 60), ("2004", 1), ("2005", 2), ("2006", 97))
    assert bars
    assert [(bar.label, bar.page, bar.id) for bar in bars.bars] == [
        ("2001", "topics/war/1.html", "2001"),
        ("2002", PAGE, "2002"),
        ("2004", PAGE, "2005"),
        ("2005", PAGE, "2005"),
        ("2006", PAGE, "2006"),
    ]


def test_the_bars_of_a_list_without_headings_lead_nowhere() -> None:
    bars = of_list(("2015-01-20", 3), ("2015-03-20", 3))
    assert bars
    assert [(bar.articles, bar.page, bar.id) for bar in bars.bars] == [(3, "", ""), (3, "", "")]


@given(st.dictionaries(st.integers(1, 2100), st.integers(1, 9), max_size=30))
def test_every_article_is_in_one_bar(years: dict[int, int]) -> None:
    bars = archive_timeline(lookup_of(*((f"{year:04}", count) for year, count in years.items())))
    if bars:
        assert sum(bar.articles for bar in bars.bars) == sum(years.values())
        places = [bar.at for bar in bars.bars]
        assert places == sorted({*places})
        assert 0 <= places[0] <= places[-1] < bars.length <= 130
        assert all(0 < bar.height <= 100 for bar in bars.bars)
    else:
        assert max(years, default=0) - min(years, default=0) < 2


def test_a_trend_has_a_line_for_each_time() -> None:
    lookup = lookup_of(("1991-01", 1), ("2000-06", 4), ("2020-12", 1))
    assert trend(lookup, range(6)) == "M0 12v-3M19 12v-12M59 12v-3"
    assert trend(lookup, [3, 4, 5]) == "M19 12v-12M59 12v-6"
    assert trend(lookup, [4, 5]) == ""


@given(st.lists(st.tuples(st.integers(1, 2100), st.integers(1, 12)), min_size=1, max_size=30))
def test_a_trend_stays_in_its_box(months: list[tuple[int, int]]) -> None:
    lookup = lookup_of(*((f"{year:04}-{month:02}", 1) for year, month in months))
    for x, height in re.findall(r"M(\d+) 12v-(\d+)", trend(lookup, range(len(months)))):
        assert 0 <= int(x) < TREND_WIDTH
        assert 0 < int(height) <= TREND_HEIGHT


def test_an_article_of_the_same_year_moves_no_trend_of_others() -> None:
    before, after = lookup_of(("1991", 3), ("2020-01", 1)), lookup_of(("1991", 3), ("2020-09", 1))
    assert trend(before, [0, 1, 2]) == trend(after, [0, 1, 2])

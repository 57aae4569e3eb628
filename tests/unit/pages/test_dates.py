"""The pages of years and months."""

from builder.pages.contexts import Month, Period
from builder.pages.dates import dates_context, is_short, period_context, years_of
from builder.pages.lookup import ArchiveLookup
from builder.pages.pagination import slices_of
from tests.archives import archive_of, article_of

VIEW = ArchiveLookup(
    archive_of(
        article_of("a", "2013-12-31"),
        article_of("b", "2015-01"),
        article_of("c", "2015-01-20"),
        article_of("d", "2015-11"),
    )
)


def test_years_have_the_articles_of_their_months() -> None:
    assert years_of(VIEW) == {"2013": (0,), "2015": (1, 2, 3)}


def test_all_years_with_their_months_the_newest_first() -> None:
    page = dates_context(VIEW)
    assert page.months[8] == Month("September", "Sep")
    none = (None,) * 11
    january = Period("January 2015", "dates/2015-01.html", 2)
    november = Period("November 2015", "dates/2015-11.html", 1)
    december = Period("December 2013", "dates/2013-12.html", 1)
    assert page.years == (
        (Period("2015", "dates/2015.html", 3), (january, *none[:9], november, None)),
        (Period("2013", "dates/2013.html", 1), (*none, december)),
    )


def test_a_year_has_months_and_a_month_has_neighbours_across_years() -> None:
    slices = slices_of("dates/2015.html", (1, 2, 3))
    year = period_context(VIEW, "2015", (1, 2, 3), slices, ["2013", "2015"])
    assert [month.label for month in year.months] == ["November 2015", "January 2015"]
    assert year.part
    [group] = year.part.groups
    assert [row.page for row in group.rows] == [f"articles/{id}.html" for id in "dcb"]
    assert (year.older, year.newer) == (Period("2013", "dates/2013.html", 0), None)
    months = ["2013-12", "2015-01", "2015-11"]
    month = period_context(VIEW, "2015-01", (1, 2), (), months)
    assert (month.title, month.total, month.months, month.part) == ("January 2015", 2, (), None)
    assert month.older == Period("December 2013", "dates/2013-12.html", 0)
    assert month.newer == Period("November 2015", "dates/2015-11.html", 0)


def test_a_year_is_short_as_long_as_it_is_one_part() -> None:
    assert is_short(tuple(range(199)))
    assert len(slices_of("x.html", range(199))) == 1
    assert not is_short(tuple(range(200)))
    assert len(slices_of("x.html", range(200))) == 2


def test_a_long_month_has_jumps_to_its_days_and_a_search_of_its_own() -> None:
    dates = ["2015-01-20"] * 150 + ["2015-01-21"] * 150 + ["2015-02"] * 2
    lookup = ArchiveLookup(archive_of(*(article_of(f"{at}", day) for at, day in enumerate(dates))))
    positions = lookup.archive.months["2015-01"]
    slices = slices_of("dates/2015-01.html", positions)
    month = period_context(lookup, "2015-01", positions, slices, [*lookup.archive.months])
    assert [day.label for day in month.jumps[0].months[0].days] == [
        "21",
        "part 2 of 2",
        "20",
        "part 2 of 2",
    ]
    assert month.within == (("from", "2015-01"), ("to", "2015-01"))
    year = period_context(lookup, "2015", tuple(range(302)), (), ["2015"])
    assert (year.jumps, year.part) == ((), None), "its months lead on"
    short = period_context(lookup, "2015-02", (300, 301), slices_of("x", (300, 301)), ["2015-02"])
    assert (short.jumps, short.within) == ((), ())

"""Jump links: to the newest of each year, month and day, and to every part."""

from hypothesis import given
from hypothesis import strategies as st

from builder.pages.contexts import Jump, JumpMonth, JumpYear
from builder.pages.jumps import LONG, jumps_of
from builder.pages.lookup import ArchiveLookup
from builder.pages.pagination import slices_of
from tests.archives import archive_of, article_of

PAGE = "topics/war.html"


def jumps(*days: tuple[str, int]) -> tuple[JumpYear, ...]:
    """Those of a list with so many articles of each day."""
    dates = [day for day, count in days for _ in range(count)]
    lookup = ArchiveLookup(archive_of(*(article_of(f"{at:04}", d) for at, d in enumerate(dates))))
    return jumps_of(lookup, slices_of(PAGE, range(len(dates))))


def test_years_lead_to_the_page_and_the_heading_with_their_newest_article() -> None:
    found = jumps(("2001", 90), ("2002", 60), ("2004", 1), ("2005", 2), ("2006", 97))
    assert found == (
        JumpYear(Jump("2006", PAGE, "2006"), 97, (), False),
        JumpYear(Jump("2005", PAGE, "2005"), 2, (), False),
        JumpYear(Jump("2004", PAGE, "2005"), 1, (), False),
        JumpYear(Jump("2002", PAGE, "2002"), 60, (), False),
        JumpYear(Jump("2001", "topics/war/1.html", "2001"), 90, (), False),
    )


def test_a_year_of_many_articles_has_months_and_a_month_of_many_has_days() -> None:
    [year] = jumps(("2015-01-20", 40), ("2015-02-03", 90), ("2015-02-28", 70))
    assert year == JumpYear(
        Jump("2015", PAGE, "2015-02-28"),
        200,
        (
            JumpMonth(
                Jump("February", PAGE, "2015-02-28"),
                (Jump("28", PAGE, "2015-02-28"), Jump("3", PAGE, "2015-02-03")),
            ),
            JumpMonth(Jump("January", "topics/war/1.html", "2015-01-20"), ()),
        ),
        True,
    )


def test_a_day_of_many_articles_leads_to_each_part_of_it() -> None:
    [year] = jumps(("2015-01-20", 350))
    assert year.months[0].days == (
        Jump("20", PAGE, "2015-01-20"),
        Jump("part 2 of 3", "topics/war/2.html", "2015-01-20", "20 (part 2 of 3)"),
        Jump("part 3 of 3", "topics/war/1.html", "2015-01-20", "20 (part 3 of 3)"),
    )


def test_a_short_list_and_one_without_headings_have_none() -> None:
    assert jumps(("2014", LONG // 2), ("2015", LONG // 2)) == ()
    assert jumps(("2015-01-20", 60)) == ()
    assert len(jumps(("2014", LONG), ("2015", 3))) == 2


def test_the_newest_of_many_years_is_open() -> None:
    months = [(f"{year}-{month:02}", 10) for year in range(2001, 2011) for month in range(1, 13)]
    assert [year.opened for year in jumps(*months)] == [True] + [False] * 9


@given(st.lists(st.tuples(st.dates(), st.sampled_from([1, 1, 2, 40, 130])), max_size=40))
def test_every_part_is_led_to(days: list[tuple[object, int]]) -> None:
    counted = [(f"{day}", count) for day, count in sorted(days, key=str)]
    total = sum(count for _, count in counted)
    found = jumps(*counted)
    links = [year.link for year in found]
    links += [month.link for year in found for month in year.months]
    links += [day for year in found for month in year.months for day in month.days]
    pages = {own.page for own in slices_of(PAGE, range(total))}
    assert {link.page for link in links} == (pages if found else {*()})
    assert found or total <= 199


def test_every_link_leads_to_a_heading() -> None:
    dates = [
        day
        for day, count in (("2015", 98), ("2016", 2), ("2017", 99), ("2018", 9))
        for _ in range(count)
    ]
    lookup = ArchiveLookup(archive_of(*(article_of(f"{at:04}", d) for at, d in enumerate(dates))))
    slices = slices_of(PAGE, range(len(dates)))
    ids = {(own.page, group.id) for own in slices for group in lookup.part(own).groups}
    assert {(year.link.page, year.link.id) for year in jumps_of(lookup, slices)} <= ids

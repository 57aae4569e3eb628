"""Headings of long lists: what they are of, and that those of numbered parts stay."""

from hypothesis import given
from hypothesis import strategies as st

from builder.dates.edtf import parse_date
from builder.pages.pagination import slices_of
from builder.pages.sections import CROWDED, FEW, ListedDay, listed_day, sections_of

DAYS = st.dates().map(lambda day: listed_day(parse_date(day.isoformat()).listed))


def days_of(*some: tuple[str, int]) -> list[ListedDay]:
    """Days, each with the number of its articles, from the oldest."""
    return [listed_day(parse_date(day).listed) for day, count in some for _ in range(count)]


def headings(days: list[ListedDay], number: int = 0) -> list[tuple[str, int]]:
    """The sections of a part of a list, each with the number of its articles."""
    own = {one.number: one for one in slices_of("a.html", range(len(days)))}[number]
    return [(one.period, len(one.positions)) for one in sections_of(days, own)]


def test_years_as_long_as_each_has_fewer_than_a_hundred_articles() -> None:
    assert headings(days_of(("2013-05-01", 99), ("2015-01-20", 99))) == [("2015", 99), ("2013", 99)]


def test_months_if_a_year_has_more_and_days_if_a_month_has() -> None:
    year = days_of(("2015-01-20", 60), ("2015-03-05", 60))
    assert headings(year) == [("2015-03", 60), ("2015-01", 60)]
    month = days_of(("2015-03-05", 60), ("2015-03-06", 70))
    assert headings(month) == [("2015-03-06", 70), ("2015-03-05", 60)]
    assert headings(days_of(("2015-03-05", 150))) == [("2015-03-05", 150)]


def test_a_part_has_months_though_a_new_year_begins_within_it() -> None:
    days = days_of(("2014-11-01", 30), ("2014-12-01", 30), ("2015-01-01", 40), ("2015-02-01", 150))
    assert headings(days, 1) == [("2015-01", 40), ("2014-12", 30), ("2014-11", 30)]


def test_headings_of_few_articles_are_one() -> None:
    days = days_of(("2010", 1), ("2011", 1), ("2012", 5), ("2013", 1), ("2014", 1), ("2015", 1))
    assert headings(days) == [("2013/2015", 3), ("2010/2012", 7)]
    assert headings(days_of(("2010", 1), ("2011", 1))) == [("2010/2011", 2)]
    assert headings(days_of(("2010", 1))) == [("2010", 1)]
    assert headings([]) == []


def test_dates_that_are_not_days_stand_at_the_first_day_that_they_can_mean() -> None:
    days = days_of(("-0043", 3), ("0015-03", 3), ("201X", 3), ("2015-24", 3))
    assert headings(days) == [("2015", 3), ("2010", 3), ("0015", 3), ("-0043", 3)]
    first = ["-0043-01-01", "0015-03-01", "2010-01-01", "2015-12-01"]
    assert [day.iso for day in days[::3]] == first


@given(st.lists(DAYS, max_size=450).map(sorted), st.lists(DAYS, max_size=250).map(sorted))
def test_parts_keep_their_headings_when_later_articles_come(
    days: list[ListedDay], later: list[ListedDay]
) -> None:
    days.sort(key=lambda one: one.day)
    more = days + [one for one in later if not days or one.day >= days[-1].day]
    more.sort(key=lambda one: one.day)
    for own in slices_of("a.html", range(len(days)))[1:]:
        assert sections_of(more, own) == sections_of(days, own)


@given(st.lists(DAYS, max_size=450), st.integers(1, 400))
def test_every_article_is_under_a_heading_that_is_not_crowded(
    days: list[ListedDay], copies: int
) -> None:
    days = sorted(days + days[:1] * copies, key=lambda one: one.day)
    for own in slices_of("a.html", range(len(days))):
        sections = sections_of(days, own)
        listed = [position for section in sections for position in section.positions]
        assert listed == [*reversed(own.positions)]
        for section in sections:
            assert len(section.positions) < CROWDED + FEW or section.is_day or section.unit == 2
            assert len(section.positions) >= FEW or len(sections) == 1

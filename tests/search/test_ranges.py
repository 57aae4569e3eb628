"""Dates in queries: EDTF, and the ways in which people write dates."""

import pytest

from builder.search.ranges import Dates, read_dates
from tests.search.test_query import MONTHS

FIRST, LAST = -99989899, 99991231

DATES = [
    ("2010..2015", 20100101, 20151231),
    ("2010-02..", 20100201, LAST),
    ("..2015-06-03", FIRST, 20150603),
    ("2012-02", 20120201, 20120229),
    ("..", FIRST, LAST),
    ("2010/2015", 20100101, 20151231),
    ("2010-02/..", 20100201, LAST),
    ("2010-02/", 20100201, LAST),
    ("../2015-06-03~", FIRST, 20150603),
    ("201X", 20100101, 20191231),
    ("19XX?..201X", 19000101, 20191231),
    ("-004X", -489899, -398769),
    ("-0043-03", -429699, -429669),
    ("0000-02", 201, 229),
    ("2015-21", 20150301, 20150531),
    ("2015-24..", 20151201, LAST),
    ("..2015-24", FIRST, 20160229),
    ("9999-24", 99991201, LAST),
    ("2015-06-XX", 20150601, 20150630),
    ("2015-XX-XX%", 20150101, 20151231),
    # As people write.
    ("2015/01", 20150101, 20150131),
    ("01/2015", 20150101, 20150131),
    ("1.2015", 20150101, 20150131),
    ("20.01.2015", 20150120, 20150120),
    ("20. 1. 2015", 20150120, 20150120),
    ("2015/01/20", 20150120, 20150120),
    ("2015.1.20", 20150120, 20150120),
    ("2015-1-5", 20150105, 20150105),
    ("01/20/2015", 20150120, 20150120),
    ("04/04/2015", 20150404, 20150404),
    ("January 2015", 20150101, 20150131),
    ("jan 2015", 20150101, 20150131),
    ("2015 Sept", 20150901, 20150930),
    ("20 января 2015", 20150120, 20150120),
    ("January 20, 2015", 20150120, 20150120),
    ("2010-2015", 20100101, 20151231),
    ("2010 – 2015", 20100101, 20151231),
    ("2010—2015-03", 20100101, 20150331),
    ("jan 2010 .. march 2015", 20100101, 20150331),
    ("1/2010..3/2015", 20100101, 20150331),
    ("٢٠١٥", 20150101, 20151231),
    ("۲۰۱۰..۲۰۱۵", 20100101, 20151231),
    ("२०१५-०१", 20150101, 20150131),
]
NONE = """
2015-00 2015-25 2015-21-03 2015-XX-05 201X-05 -0000 -000X 2XXX 2015-02-29 2015-01-00 30.02.2015
2010/2012/2014 2010..2012/2014 2010..2012..2014 Y17000 2015-01-01T00:00 2015?? soon january jan-feb
5 5.5 1/2/3 2015:2016 13/13/2015 ja-2015 20150120
"""


@pytest.mark.parametrize(("text", "first", "last"), DATES)
def test_dates(text: str, first: int | None, last: int) -> None:
    expected = (Dates(first, last), "") if first is not None else None
    assert read_dates(text, MONTHS) == expected


@pytest.mark.parametrize("text", ["", " ", *NONE.split()])
def test_what_is_no_date(text: str) -> None:
    assert read_dates(text, MONTHS) is None


@pytest.mark.parametrize("text", ["2015..2010", "2015/2010", "2015-2010", "12/2015 – 1/2010"])
def test_a_range_that_ends_first_is_turned_round(text: str) -> None:
    found = read_dates(text)
    assert found
    assert found[0].first // 10000 == 2010
    assert found[0].last // 10000 == 2015
    assert found[1] == "turned"


@pytest.mark.parametrize("text", ["03/04/2015", "3.4.2015", "1/2015..03/04/2015"])
def test_a_day_that_may_be_the_month_is_a_guess(text: str) -> None:
    found = read_dates(text)
    assert found
    assert found[0].last == 20150403
    assert found[1] == "guessed"


def test_the_text_is_kept() -> None:
    found = read_dates("2015..2010")
    assert found
    assert found[0].text == "2015..2010"

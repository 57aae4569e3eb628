"""What was meant by a text that is no date."""

import contextlib
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.dates.edtf import FORMS, parse_date
from builder.metadata.written_dates import date_fault, meant_dates
from tests.helpers import SiteTest

MEANT = """
2015/01/05 | 2015-01-05
2015.01.05 | 2015-01-05
2015-1-5 | 2015-01-05
20150105 | 2015-01-05
2015 01 05 | 2015-01-05
05.01.2015 | 2015-01-05
5. 1. 2015 | 2015-01-05
13/01/2015 | 2015-01-13
01/13/2015 | 2015-01-13
01.13.2015 | 2015-01-13
12/12/2015 | 2015-12-12
2015-13-01 | 2015-01-13
January 5, 2015 | 2015-01-05
5 января 2015 | 2015-01-05
5 Jan 2015 | 2015-01-05
Mon, 05 Jan 2015 14:05:00 +0600 | 2015-01-05T14:05:00+06:00
Mon, 05 Jan 2015 14:05:00 GMT | 2015-01-05T14:05:00Z
Mon, 05 Jan 2015 14:05 EST | 2015-01-05T14:05:00-05:00
Mon Jan 05 2015 14:05:00 GMT+0600 (KGT) | 2015-01-05T14:05:00+06:00
Mon Jan  5 14:05:00 2015 | 2015-01-05T14:05:00
Mon, 05 Jan 2015 00:00:00 +0000 | 2015-01-05
2015-01-05 2:05 PM | 2015-01-05T14:05:00
January 5, 2015 at 12:05 a.m. | 2015-01-05T00:05:00
05.01.2015 14:05 | 2015-01-05T14:05:00
14:05 05.01.2015 | 2015-01-05T14:05:00
20150105T140500Z | 2015-01-05T14:05:00Z
20150105140500 | 2015-01-05T14:05:00
1420416000 | 2015-01-05
1420466700000 | 2015-01-05T14:05:00Z
2015年1月5日 | 2015-01-05
2015년 1월 5일 | 2015-01-05
٢٠١٥-٠١-٠٥ | 2015-01-05
２０１５／０１／０５ | 2015-01-05
2015–01–05 | 2015-01-05
"2015-01-05" | 2015-01-05
2015-01-05. | 2015-01-05
2015-005 | 2015-01-05
2015-W02 | 2015-01-05/2015-01-11
2015-W02-1 | 2015-01-05
2015/01 | 2015-01
2015-1 | 2015-01
01/2015 | 2015-01
2015.01 | 2015-01
201501 | 2015-01
Y2015 | 2015
2015-00-00 | 2015
2015-01-00 | 2015-01
2015-2016 | 2015/2016
2015-16 | 2015/2016
5-7 January 2015 | 2015-01-05/2015-01-07
January 5–7, 2015 | 2015-01-05/2015-01-07
5 January - 7 March 2015 | 2015-01-05/2015-03-07
January-March 2015 | 2015-01/2015-03
Jan 2015 to Mar 2016 | 2015-01/2016-03
с 5 января по 7 марта 2015 | 2015-01-05/2015-03-07
2015-01-05 - 2015-01-07 | 2015-01-05/2015-01-07
2010..2015 | 2010/2015
[2010..2015] | 2010/2015
Q1 2015 | 2015-01/2015-03
2015-Q4 | 2015-10/2015-12
2015-34 | 2015-04/2015-06
spring 2015 | 2015-21
c. 2015 | 2015~
about June 2015 | 2015-06~
около 2015 | 2015~
~2015 | 2015~
2015 (?) | 2015?
?2015 | 2015?
201x | 201X
20?? | 20XX
201u | 201X
2015-?? | 2015-XX
2015-06-xx | 2015-06-XX
the 2010s | 201X
1990-е | 199X
44 BC | -0043
44 до н. э. | -0043
1 BCE | 0000
AD 44 | 0044
since 2015 | 2015/..
2015 - present | 2015/..
2015- | 2015/..
2015/open | 2015/..
until 2015 | ../2015
до 2015 | ../2015
2015/unknown | 2015/
unknown/2015 | /2015
"""


@pytest.mark.parametrize(
    ("text", "date"), [line.split(" | ") for line in MEANT.strip().splitlines()]
)
def test_the_one_date_that_was_meant(text: str, date: str) -> None:
    assert meant_dates(text) == (date,)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("03/04/2015", ("2015-04-03", "2015-03-04")),
        ("03-04-2015", ("2015-04-03", "2015-03-04")),
        ("3/4/2015 14:05", ("2015-04-03T14:05:00", "2015-03-04T14:05:00")),
    ],
)
def test_one_of_two_dates(text: str, dates: tuple[str, str]) -> None:
    assert meant_dates(text) == dates


UNKNOWN = """
yesterday|Monday|n.d.|5/1/15|05.01.15|2015-02-30|30.02.2015|Y17000|2015-01-05 25:00|0000-00-00|x
2015-01-05 14:05 MSK|2015-400|2015-W60|2015-01-20 10:00 +15:00|January|{2015,2017}
"""


@pytest.mark.parametrize("text", re.split(r"[|\n]", UNKNOWN.strip()))
def test_what_nobody_knows(text: str) -> None:
    assert meant_dates(text) == ()


def test_languages_of_the_archive() -> None:
    assert meant_dates("5 de enero de 2015") == ()
    assert meant_dates("5 de enero de 2015", ["es"]) == ("2015-01-05",)
    assert meant_dates("5 января 2015", ["es"]) == ("2015-01-05",)


def test_what_is_said() -> None:
    error = ValueError("what is wrong")
    assert date_fault("5 Jan 2015", error, "date: ") == (
        "'5 Jan 2015' is not a date",
        "write date: 2015-01-05",
    )
    assert date_fault("03/04/2015", error, "date: ") == (
        "'03/04/2015' is not a date",
        "3 April or 4 March? write 2015-04-03 or 2015-03-04",
    )
    assert date_fault("soon", error, "date: ") == ("what is wrong", FORMS)


@given(
    st.text()
    | st.text("?~c. /-to15X:Jan()", max_size=100)
    | st.lists(st.sampled_from("from to ? - / 5 2015 Jan about since c.".split()), max_size=40).map(
        " ".join
    )
)
def test_any_text_is_answered_by_dates_that_are_read(text: str) -> None:
    for one in meant_dates(text):
        assert parse_date(one).iso == one
    with contextlib.suppress(ValueError):
        parse_date(text)


def test_a_hint_that_is_followed_helps(site: SiteTest) -> None:
    texts = [line.split(" | ")[0] for line in MEANT.strip().splitlines()]
    for number, text in enumerate(texts):
        site.article(f"{number:03}", date=json.dumps(text, ensure_ascii=False))
    problems = [re.fullmatch(r"(.*):3:7: .*; write (date: .*)", line) for line in site.problems()]
    assert len(problems) == len(texts)
    for problem in filter(None, problems):
        path = site.source / problem[1]
        written = re.sub("(?m)^date: .*", problem[2], path.read_text(encoding="utf-8"))
        path.write_text(written, encoding="utf-8")
    assert [line for line in site.problems() if "date-unlikely" not in line] == []


def test_months_are_known_by_the_language_of_the_article_and_of_the_archive(site: SiteTest) -> None:
    site.write("site.yaml", "title: A\nlanguage: es\n")
    site.article("a", date="5 de enero de 2015").article("b", "language: fr", date="5 février 2015")
    site.article("c", "corrections:\n  - date: 5 de mayo de 2015\n    note: A note.")
    site.write("content/topics/war.yaml", "name: War\nfounded: enero de 2015\n")
    assert [line.partition("; ")[2] for line in site.problems()] == [
        "write date: 2015-01-05",
        "write date: 2015-02-05",
        "write date: 2015-05-05",
        "write founded: 2015-01",
    ]

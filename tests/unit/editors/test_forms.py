"""Which lists an archive gets, and what is said of each key."""

import re

import pytest

from builder.editors.forms import MOST, NEWEST, PATTERNS, hint, lists, offered
from builder.metadata.table import ARTICLE, RECORD
from tests.unit.editors.reading import config


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({}, [""]),
        ({"": 3}, [""]),
        ({"": MOST + 1}, ["new"]),
        ({"2015": 3}, ["2016", "2015"]),
        ({"2015": MOST, "2014": MOST + 1}, ["2016", "2015"]),
        ({"2015/11": 1, "2015/12": 1}, ["2016/01", "2015/12", "2015/11"]),
        ({"2015/01": 1, "reports": 1}, ["2015/02", "2015/01"]),
        ({"reports": 1, "essays": 1}, ["reports", "essays"]),
        ({"9999": 1}, ["10000", "9999"]),
    ],
)
def test_newest_folders_come_first_and_long_ones_not_at_all(
    counts: dict[str, int], expected: list[str]
) -> None:
    assert offered(counts) == expected


def test_there_are_not_too_many() -> None:
    assert len(offered({f"{1900 + year}": 1 for year in range(100)})) == NEWEST + 1


def test_every_kind_of_record_has_a_list() -> None:
    found = {one.name: one for one in lists(config(), {})}
    assert [*found] == "articles pages countries organizations people topics sources".split()
    assert [one.name for one in found.values() if not one.has_text] == [*found][2:]
    assert {"checked", "keywords"} <= {one.name for one in found["articles"].fields}


def test_hints_have_neither_links_nor_what_the_form_says_itself() -> None:
    told = {one.name: hint(one) for one in (*RECORD, *ARTICLE)}
    assert told["title"] == ""
    assert told["date"].startswith("When it was published at the source")
    assert told["withdrawn_reason"] == "Required of a withdrawn article; shown to readers"
    assert told["people"] == "Names"
    assert [text for text in told.values() if "](" in text] == []


def test_each_pattern_takes_nothing_at_all_too() -> None:
    for pattern, _ in PATTERNS.values():
        assert re.search(pattern, "")
    for date in ("2015-01-20", "2015", "201X", "-0043-03", "../2015", "2015/..", "2014~"):
        assert re.search(PATTERNS["date"][0], date)
    assert not re.search(PATTERNS["date"][0], "yesterday")

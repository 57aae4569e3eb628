"""Names, dates and addresses of references."""

import pytest

from builder.importing.kinds.references import address, day, natural, without_empty


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Rashid, Ahmed", "Ahmed Rashid"),
        ("King, Jr., Martin", "Martin King, Jr."),
        ("Crisis Group", "Crisis Group"),
        ("Rashid,", "Rashid,"),
    ],
)
def test_names_are_as_one_says_them(written: str, name: str) -> None:
    assert natural(written) == name


def test_dates_are_as_precise_as_they_are_known() -> None:
    assert [day(2015), day("2015", 3), day(2015, 3, "4"), day(-44)] == [
        "2015",
        "2015-03",
        "2015-03-04",
        "-0044",
    ]
    assert day("x") == day(0) == day(99999) == day(2015, 77) == ""


def test_a_doi_counts_more_than_an_address() -> None:
    assert address("doi:10.1/x", "https://e.org/") == "https://doi.org/10.1/x"
    assert address("none", "https://e.org/") == "https://e.org/"
    assert without_empty([("a", ""), ("b", "c")]) == {"b": "c"}

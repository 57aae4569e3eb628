"""Dates of feeds: always a day, a time and a zone."""

import pytest

from builder.dates.edtf import parse_date
from builder.dates.rfc3339 import rfc3339


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2015-01-20", "2015-01-20T00:00:00Z"),
        ("2015-01", "2015-01-01T00:00:00Z"),
        ("2015", "2015-01-01T00:00:00Z"),
        ("2015~", "2015-01-01T00:00:00Z"),
        ("2015-XX", "2015-01-01T00:00:00Z"),
        ("201X", "2010-01-01T00:00:00Z"),
        ("2014-24", "2014-12-01T00:00:00Z"),
        ("2015-01-02/2015-01-11", "2015-01-02T00:00:00Z"),
        ("2015-01-02/..", "2015-01-02T00:00:00Z"),
        ("../2015", "2015-01-01T00:00:00Z"),
        ("2015-01-20 14:05", "2015-01-20T14:05:00Z"),
        ("2015-01-20 14:05 +0600", "2015-01-20T14:05:00+06:00"),
        ("2015-01-20T14:05:09Z", "2015-01-20T14:05:09Z"),
        ("0987", "0987-01-01T00:00:00Z"),
        ("0000", "0001-01-01T00:00:00Z"),
        ("-0043-03-15", "0001-01-01T00:00:00Z"),
    ],
)
def test_what_is_not_known_is_its_beginning(written: str, expected: str) -> None:
    assert rfc3339(parse_date(written)) == expected

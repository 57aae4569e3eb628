"""Dates as RFC 3339 has them, which feeds ask for: a day with a time and a zone, always.

What is not known of a date is its beginning: of a year, a month or an interval the first day, of a
day midnight. A time without a zone is read as one of UTC.
"""

from functools import lru_cache

from builder.dates.values import ArchiveDate

_EARLIEST = "0001-01-01T00:00:00Z"  # in place of all that is before it


@lru_cache(10_000)  # an archive has many articles of a day
def rfc3339(when: ArchiveDate) -> str:
    """The date as in `2015-01-20T00:00:00Z`; what is before the year 1 is its beginning."""
    year, month, day = when.listed.first()
    if year < 1:
        return _EARLIEST
    return f"{year:04}-{month:02}-{day:02}T{when.time or '00:00:00'}{when.zone or 'Z'}"

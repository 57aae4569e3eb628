"""Texts of dates as EDTF writes them, for property tests."""

from hypothesis import strategies as st

from builder.dates.edtf import parse_day


def _made(pattern: str, *parts: st.SearchStrategy[object]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map(lambda values: pattern.format(*values))


_YEARS = _made("{:04}", st.integers(0, 9999)) | _made("-{:04}", st.integers(1, 9999))
_DECADES = _made("{}{:03}X", st.sampled_from(["", "-"]), st.integers(1, 999))
_CENTURIES = _made("{}{:02}XX", st.sampled_from(["", "-"]), st.integers(1, 99))
_MONTHS = _made("{}-{:02}", _YEARS, st.integers(1, 12) | st.integers(21, 24))
_DAYS = _made("{}-{:02}-{:02}", _YEARS, st.integers(1, 12), st.integers(1, 28))
_DAYS |= _made("{}", st.dates())
_UNKNOWN = _made("{}-XX", _YEARS) | _made("{}-XX-XX", _YEARS)
_UNKNOWN |= _made("{}-{:02}-XX", _YEARS, st.integers(1, 12))

# Anything but an interval.
ALONE = _made(
    "{}{}",
    _YEARS | _DECADES | _CENTURIES | _MONTHS | _DAYS | _UNKNOWN,
    st.sampled_from(["", "", "?", "~", "%"]),
)


def _interval(ends: tuple[str, str]) -> str:
    one, other = ends
    if parse_day(other).last() < parse_day(one).first():
        one, other = other, one
    return f"{one}/{other}"


_OPEN = st.sampled_from(["", ".."])
INTERVALS = (
    st.tuples(ALONE, ALONE).map(_interval)
    | _made("{}/{}", ALONE, _OPEN)
    | _made("{}/{}", _OPEN, ALONE)
)
EDTF = ALONE | INTERVALS

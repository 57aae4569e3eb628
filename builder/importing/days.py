"""Dates of an input: read as they are meant, and never guessed where two are possible."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from builder.dates.edtf import parse_date
from builder.metadata.written_dates import meant_dates

_NUMBERS = re.compile(r"\s*(\d{1,4})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{1,4})(?:[T\s].*)?", re.ASCII)
_MONTHS = 12
_NONE = "is not a date"
_CENTURY = 70  # two digits from here on are of the twentieth


def read_day(text: str, order: str = "", language: str = "en") -> str:
    """A date as an article has it.

    Raises:
        ValueError: it is none, or can be two; the text says what to do.
    """
    text = " ".join(text.split())
    try:
        return parse_date(text).iso
    except ValueError as error:
        meant = meant_dates(text, (language,))
        if len(meant) == 1:
            return meant[0]
        if order and (day := _ordered(text, order)):
            return day
        if not meant:
            raise ValueError(_not_a_date(text, str(error))) from error
        hint = "write date_order: dmy (day first) or date_order: mdy into import.yaml"
        raise ValueError(f"'{text}' is {' or '.join(meant)}; {hint}") from error


def _not_a_date(text: str, said: str) -> str:
    """What is wrong with it; a number may be a day as programs for tables count them."""
    if re.fullmatch(r"[1-7]\d{4}(?:\.\d+)?", text):
        day = date(1899, 12, 30) + timedelta(days=int(text[:5]))
        return f"'{text}' is a number, perhaps for {day}; show the column as dates, and save again"
    return said if said.startswith(f"'{text}' {_NONE}") else f"'{text[:60]}' {_NONE}: {said}"


def _ordered(text: str, order: str) -> str:
    found = _NUMBERS.fullmatch(text)
    if not found:
        return ""
    parts = dict(zip(order, found.groups(), strict=True))
    year = int(parts["y"])
    if len(parts["y"]) <= 2:
        year += 1900 if year >= _CENTURY else 2000
    try:
        return parse_date(f"{year:04}-{int(parts['m']):02}-{int(parts['d']):02}").iso
    except ValueError:
        return ""


def order_of(texts: Iterable[str]) -> str:
    """The order of day and month that all dates of an input have, if one of them tells it."""
    seen = set()
    for text in texts:
        found = _NUMBERS.fullmatch(text)
        if found and len(found[1]) <= 2:
            first, second = int(found[1]), int(found[2])
            seen |= {"dmy"} if first > _MONTHS >= second else set()
            seen |= {"mdy"} if second > _MONTHS >= first else set()
    return seen.pop() if len(seen) == 1 else ""

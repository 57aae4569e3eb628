"""Patterns of dates: whole in every language of CLDR, and nothing of CLDR's own signs is left."""

import re

import pytest
from babel.localedata import locale_identifiers

from builder.notation import DATE_STYLES, Notation
from builder.pages.date_patterns import patterns_of


def test_english() -> None:
    patterns = patterns_of(Notation("en-GB"))
    assert patterns.single == ("{y}", "{m} {y}", "{d} {m} {y}")
    assert patterns.early == ("{y} BC", "{m} {y} BC", "{d} {m} {y} BC")
    assert patterns.ranges["dd"] == ("{d}–", "{d} {m} {y}")
    assert patterns.names == patterns.alone
    assert patterns.names[0] == "January"


def test_names_in_dates_and_alone() -> None:
    patterns = patterns_of(Notation("ru"))
    assert (patterns.single[1][:3], patterns.single[2][4:7]) == ("{l}", "{m}")
    assert (patterns.names[0], patterns.alone[0]) == ("января", "январь")
    assert patterns_of(Notation("ru", "medium")).names[2] == "мар."


def test_iso_is_the_same_in_every_language() -> None:
    assert patterns_of(Notation("ru", "iso")) == patterns_of(Notation("en", "iso"))


@pytest.mark.parametrize("style", [one for one in DATE_STYLES if one != "iso"])
def test_every_language_has_patterns(style: str) -> None:
    for name in locale_identifiers():
        patterns = patterns_of(Notation(name.replace("_", "-"), style))
        for single in (patterns.single, patterns.early):
            assert all("{y}" in one for one in single), name
            assert re.search("{[deo]}", single[2]), name
        assert {"dd", "dM", "dy", "MM", "My", "yy"} >= patterns.ranges.keys(), name
        every = [*patterns.single, *patterns.early, *sum(patterns.ranges.values(), ())]
        assert all(re.fullmatch("(?:[^{}]|{[ymlnode]})*", one) for one in every), name
        assert len(patterns.names) == len(patterns.alone) == 12

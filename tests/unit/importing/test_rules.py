"""Rules are checked, and what is wrong with them is said with the line."""

import pytest

from builder.errors import ContentError
from builder.importing.rules import read_rules

WHOLE = b"""\
kind: csv
base_url: https://old.example.org
permalink: /:year/:title/
date_order: dmy
authors: _data/authors.yml
fields: {Headline: title, Note: "?"}
values:
  topics: {"country-(..)": countries, us: United States, misc: ""}
drop: [layout]
keep: [shelf]
"""


def test_rules() -> None:
    rules = read_rules(WHOLE, "import.yaml", "csv")
    assert [rules.target(key) for key in ("Headline", "Note", "shelf", "other")] == [
        "title",
        "?",
        "shelf",
        "?",
    ]
    patterns = rules.values["topics"]
    assert [(one.target, one.becomes) for one in patterns] == [
        ("countries", ""),
        ("", "United States"),
        ("", ""),
    ]
    assert rules.base_url == "https://old.example.org/"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kind: hugo", "these are rules for 'hugo', and 'csv' is to be imported"),
        ("fields: {A: titel}", "'titel' is no key of an article"),
        ("field: {A: title}", "unknown key 'field'"),
        ("values: {topics: {'(': x}}", "'(' is no pattern"),
        ("values: {topics: [x]}", "must be lines of"),
        ("base_url: example.org", "is not an address on the web"),
        ("permalink: year", "does not begin with a slash"),
        ("date_order: german", "cannot be 'german'"),
        ("fields: [", "the bracket that opens here is never closed"),
    ],
)
def test_what_is_wrong(text: str, said: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_rules(text.encode(), "import.yaml", "csv")
    assert said in str(caught.value.problems[0])
    assert caught.value.problems[0].line == 1

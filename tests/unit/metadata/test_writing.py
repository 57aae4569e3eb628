"""Lines of YAML in messages: each is read as what it was made of."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder.metadata.writing import LONGEST, line_of, scalar


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("A title", "k: A title"),
        ("Syria: the call", 'k: "Syria: the call"'),
        ("C #1", 'k: "C #1"'),
        ("C#", "k: C#"),
        ("https://x.org/a#b", "k: https://x.org/a#b"),
        ("NO", 'k: "NO"'),
        ("Norway", "k: Norway"),
        ("[a]", 'k: "[a]"'),
        ("Бишкек", "k: Бишкек"),
        ("2015-01-20", "k: 2015-01-20"),
        ("end:", 'k: "end:"'),
    ],
)
def test_quotes_stand_where_they_must(text: str, line: str) -> None:
    assert line_of("k", text) == line


def test_items_of_a_list() -> None:
    assert line_of("k", ["A B", "C, D", "no"]) == 'k: [A B, "C, D", "no"]'
    assert line_of("k", []) == "k: []"


def test_what_is_too_long_is_not_shown() -> None:
    assert line_of("k", "x" * LONGEST) == ""


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn", "Co"]), min_size=1))
def test_it_is_read_as_it_was(text: str) -> None:
    loaded = yaml.load(f"k: {scalar(text)}\nl: [{scalar(text, True)}]\n", Loader=yaml.CBaseLoader)
    assert loaded == {"k": text, "l": [text]}


def test_what_cannot_be_seen_is_written_as_an_escape() -> None:
    assert scalar("a\u2028b") == '"a\\u2028b"'

"""A title in YAML is read as it was given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.errors import Place, UsageError
from builder.keeping.scalars import yaml_title
from builder.metadata.block import Block
from builder.metadata.entries import read_entries
from builder.metadata.fields import Fields

# What YAML takes for something else, and what it cannot begin with.
TRAPS = ["NO", "null", "~", "1984", "a: b", "a #b", "*a", "&a", "[a", "{a", "- a", "? a", "!a b"]
TRAPS += ["'a", '"a', "%a", "@a", "`a", "a:", "| a", "> a", "=", "<<", "---", "a 'b' \"c\" \\n"]
titles = st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(TRAPS)


def read(written: str) -> str:
    entries, problems = read_entries(f"title: {written}\n", Block(""))
    fields = Fields(entries, Place(""))
    text = fields.text("title")
    assert problems + fields.problems == []
    return text


@given(titles)
def test_a_title_is_read_as_it_was_given_or_refused(title: str) -> None:
    try:
        written = yaml_title(title)
    except UsageError:
        assert not title.isprintable() or not title.strip()
    else:
        assert read(written) == " ".join(title.split())


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Syria calling", "Syria calling"),
        ("  It's  'so'\n", "It's 'so'"),
        ("Osh: a border", '"Osh: a border"'),
        ("NO", '"NO"'),
        ("#1", '"#1"'),
        ('"Пик" \\', '"\\"Пик\\" \\\\"'),
        ("1984", "1984"),
    ],
)
def test_quotes_are_where_yaml_needs_them(title: str, written: str) -> None:
    assert yaml_title(title) == written


@pytest.mark.parametrize(
    ("title", "message"),
    [
        (" ", "the title has nothing that can be seen; give one in quotes"),
        ("\u200b", "the title has nothing that can be seen; give one in quotes"),
        (
            "a\x07",
            "the title cannot be written: the character U+0007 cannot stand in a text; "
            "leave it out",
        ),
        ("a\udcff", "the title is not UTF-8; set the terminal to UTF-8, or write it in ASCII"),
    ],
)
def test_what_cannot_be_a_title(title: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        yaml_title(title)
    assert str(caught.value) == message

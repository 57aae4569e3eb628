"""Comments, and values of which YAML would make some."""

import pytest

from builder.metadata.block import Block
from builder.metadata.comments import comment_after
from builder.metadata.entries import read_entries
from builder.metadata.written import Written
from tests.unit.metadata.as_read import read_value


@pytest.mark.parametrize(
    "value",
    [
        "Case #12",
        "Case #12 goes to court",
        "Osh # 12",
        "Osh News # 2",
        "C #",
        "#12 wins",
        "#Osh",
        "\u00e9 #1",
        "a & b #3",
        "530.10 #3",
        "AP #14",
        "AP # 14",
        "9/11 was # one of them",
        '"Breaking" #news',
        '"Breaking"#news',
    ],
)
def test_what_is_no_comment(value: str) -> None:
    read = read_value(value)
    assert (read.codes, read.title) == (["yaml-comment"], value)
    assert read.line.startswith(f"title: {chr(39) if chr(34) in value else chr(34)}")


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("Case  # of two", "Case"),
        ("Case\t# of two", "Case"),
        ('"Case" # of two', "Case"),
        ("2015-01-20 # by hand", "2015-01-20"),
        ("2015-01-20 #by hand", "2015-01-20"),
        ("KG # Kyrgyzstan", "KG"),
        ("Q42 # the id", "Q42"),
        ("agency # or paper", "agency"),
        ("1984 # the year", "1984"),
        ("2015/01/a-b # the first", "2015/01/a-b"),
        ("https://example.org/a # moved", "https://example.org/a"),
        ("https://example.org/a#b", "https://example.org/a#b"),
        ("a#b", "a#b"),
    ],
)
def test_what_is_one(value: str, title: str) -> None:
    read = read_value(value)
    assert (read.codes, read.title) == ([], title)


def test_lines_of_their_own_and_empty_values() -> None:
    text = "# one\na: 1\n#b: 2\n  # two\nc: # nothing yet\nd:\n  # items\n  - e # an item\n  - f\n"
    entries, problems = read_entries(text, Block("a.md"))
    assert ([*entries], problems) == (["a", "c", "d"], [])


def test_a_value_of_two_lines() -> None:
    text = "a: Case\n  of Osh #12\nb: 2\n"
    entries, (problem,) = read_entries(text, Block("a.md"))
    assert entries["a"].value.value == "Case of Osh #12"
    assert (problem.line, problem.column) == (2, 10)
    assert problem.hint == 'put the whole value in quotes: a: "Case of Osh #12"'


def test_no_comment_is_in_a_text_of_several_lines() -> None:
    block = Block("a.md", 0, "a: |\n  x #y\n# z\n")
    entries, problems = read_entries(block.text, block)
    assert problems == []
    assert comment_after(Written.of(entries["a"].value, block)) is None  # type: ignore[arg-type]


def test_items_in_brackets() -> None:
    text = "a: [\n  b #c,\n  d\n]\n"
    _, (problem,) = read_entries(text, Block("a.md"))
    assert (problem.code, problem.line) == ("yaml-comment", 2)
    assert problem.hint == 'put the item in quotes: "b #c",'

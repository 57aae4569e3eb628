"""Metadata in TOML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.metadata.block import Block
from builder.metadata.toml import read_toml
from tests.helpers import SiteTest

TEXT = """\
title = "A \\"q\\" T"
date = 2015-01-20
version = 1.10
big = 9007199254740993.0
code = 0x10
thousands = 1_000
tags = ["a", "b",
  "c"]
"odd key" = 'C:\\new'
[params]
x = 1.50
"""


def test_values_are_as_they_are_written_and_have_their_places() -> None:
    entries, problems = read_toml(TEXT, Block("a.md", 1))
    assert problems == []
    assert {key: entry.place[1:] for key, entry in entries.items()} == {
        "title": (2, 1),
        "date": (3, 1),
        "version": (4, 1),
        "big": (5, 1),
        "code": (6, 1),
        "thousands": (7, 1),
        "tags": (8, 1),
        "odd key": (10, 2),
        "params": (11, 2),
    }
    values = {key: e.value.value for key, e in entries.items() if isinstance(e.value.value, str)}
    assert values == {
        "title": 'A "q" T',
        "date": "2015-01-20",
        "version": "1.10",
        "big": "9007199254740993.0",
        "code": "0x10",
        "thousands": "1_000",
        "odd key": "C:\\new",
    }
    places = [(one.start_mark.line, one.start_mark.column) for one in entries["tags"].value.value]
    assert places == [(6, 8), (6, 13), (7, 2)]


def test_an_article_in_toml(site: SiteTest) -> None:
    site.write("site.yaml", "title: S\nextra_fields: [version]\n")
    site.write(
        "content/articles/a.md",
        '+++\ntitle = "T"\ndate = 2015-01-20\nversion = 1.10\ntopics = ["Borders"]\n+++\nText.\n',
    ).build()
    assert "Version 1.10" in site.text("articles/a.html")
    assert (site.output / "topics/borders.html").exists()


def test_problems_have_the_places_of_the_file(site: SiteTest) -> None:
    site.write(
        "content/articles/a.md",
        '\n+++\ntitle = "Tom &amp; Jerry"\ndate = "yesterday"\ncontries = ["KZ"]\n+++\nText.\n',
    )
    assert [line.split(": ")[0] + line.split(": ")[1] for line in site.problems()] == [
        "content/articles/a.md:3:9warning[html-entity]",
        "content/articles/a.md:4:8error[bad-date]",
        "content/articles/a.md:5:1error[unknown-key]",
    ]


@pytest.mark.parametrize(
    ("text", "place", "hint"),
    [
        ("title = A title\n", (1, 9), 'put the whole value in quotes: title = "A title"'),
        ('title = "A\n', (1, 11), 'put the whole value in quotes: title = "A"'),
        ('a = "1"\na = "2"\n', (2, 8), "keep one of the two"),
        ("a: b\n", (1, 2), "lines of 'key: value' are YAML, which stands between two lines '---'"),
        (
            "=\n",
            (1, 1),
            'write the key, an equals sign and the value, a text in quotes: key = "value"',
        ),
    ],
)
def test_what_is_not_toml(text: str, place: tuple[int, int], hint: str) -> None:
    entries, (problem,) = read_toml(text, Block("a.md"))
    assert entries == {}
    assert (problem.code, problem.line, problem.column) == ("toml-syntax", *place)
    assert problem.hint == hint


@pytest.mark.parametrize("depth", [30, 5000])
def test_nesting_is_limited(depth: int) -> None:
    _, (problem,) = read_toml(f"x = {'[' * depth}{']' * depth}\n", Block("a.md"))
    assert problem.code == "yaml-too-deep"


def test_conflicts_and_size() -> None:
    assert [one.code for one in read_toml("<<<<<<< a\n", Block("a.md"))[1]] == ["merge-conflict"]
    assert [one.code for one in read_toml("#" * 300_000, Block("a.md"))[1]] == ["yaml-too-large"]


toml_like = st.text("ab=[]{}\"'#.,-01:T \n\\+", max_size=50)


@given(st.one_of(toml_like, st.text(max_size=40)))
def test_any_text_gives_entries_or_problems_inside_the_file(text: str) -> None:
    entries, problems = read_toml(text, Block("a.md"))
    lines = text.count("\n") + 2
    places = [(entry.place.line, entry.place.column) for entry in entries.values()]
    places += [(problem.line, problem.column) for problem in problems]
    assert all(1 <= line <= lines and column >= 1 for line, column in places)


def test_a_value_is_not_taken_from_a_text_or_a_table_before_it() -> None:
    text = 'a.date = 1999-01-01\ntitle = """\nA\ndate = 1998-01-01\n"""\ndate = 2015-01-20\n'
    entries, problems = read_toml(text, Block("a.md", 1))
    assert (entries["date"].value.value, problems) == ("2015-01-20", [])
    assert entries["date"].value_place[1:] == (7, 8)


def test_a_number_with_more_digits_than_python_reads() -> None:
    _, (problem,) = read_toml(f"x = {'1' * 5000}", Block("a.md", 1))
    assert problem.message == "this is not TOML: a whole number has more digits than are read"
    assert problem.hint == "put the whole value in quotes"

"""Values that are not YAML: each message has the line that is right."""

import pytest

from builder.metadata.block import Block
from builder.metadata.broken_values import explain_start
from builder.metadata.entries import read_entries
from builder.metadata.faults import Fault, Source
from tests.helpers import SiteTest
from tests.unit.metadata.as_read import follow, read_value


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("[Update] The news", "yaml-bracket"),
        ("[a] b [c]", "yaml-bracket"),
        ("[[a]] b", "yaml-bracket"),
        ("[Update the news", "yaml-bracket"),
        ("{Update} The news", "yaml-bracket"),
        ("{% if x %}", "yaml-bracket"),
        ("[*a, b]", "yaml-bracket"),
        ('"Breaking" news', "yaml-quote"),
        ('"Foo" and "Bar"', "yaml-quote"),
        ('"a"b', "yaml-quote"),
        ("'Twas the night", "yaml-quote"),
        ("*Breaking* news", "yaml-character"),
        ("*Breaking", "yaml-character"),
        ("*", "yaml-character"),
        ("& more", "yaml-character"),
        ("%20", "yaml-character"),
        ("@home", "yaml-character"),
        ("`home`", "yaml-character"),
        ("> home", "yaml-character"),
        ("| home", "yaml-character"),
        (">- home", "yaml-character"),
        ("- home", "yaml-character"),
        ("-", "yaml-character"),
        ("? home", "yaml-character"),
        (", home", "yaml-character"),
        ("]home", "yaml-character"),
        ("!a!b home", "yaml-character"),
        (": home", "yaml-colon"),
        ("a: b", "yaml-colon"),
        ("Home:", "yaml-colon"),
        ('"a": b', "yaml-colon"),
        ("[Update]", "not-text"),
        ("[a, b] #c", "not-text"),
        ("{{ title }}", "not-text"),
    ],
)
def test_a_text_to_put_in_quotes(value: str, code: str) -> None:
    read, codes = follow(value)
    assert (read.title, read.problems, codes) == (value, [], [code])


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("'Don't panic'", "Don't panic"),
        ('"He said "no" to it"', 'He said "no" to it'),
        ('"Osh', "Osh"),
        ('"Osh #1', "Osh #1"),
    ],
)
def test_quotation_marks_around_a_text(value: str, title: str) -> None:
    read, codes = follow(value)
    assert (read.title, read.problems, codes) == (title, [], ["yaml-quote"])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('topics: ["a" b, c]\n', (1, 10, "topics: ['\"a\" b', c]")),
        ("topics: [a, b\ndate: 2\n", (1, 9, "close it: topics: [a, b]")),
        ("topics: [Case #1, b]\ndate: 2\n", (1, 15, 'topics: ["Case #1", b]')),
        ("a:\n  - @b\n  - c\n", (2, 5, '- "@b"')),
        ("a:\n  - note: @b\n", (2, 11, '- note: "@b"')),
        ('title: "x\nsource: "B"\n', (1, 8, 'title: "x"')),
        ('title: "x\n  y\n', (1, 8, "close it")),
        ("a: *b\nc: R&D\n", (1, 4, 'a: "*b"')),
        (r'a: ["C:\data", b]' + "\n", (1, 8, r"a: ['C:\data', b]")),
    ],
)
def test_in_lists_and_in_more_lines(text: str, problem: tuple[int, int, str]) -> None:
    _, (found,) = read_entries(text, Block("a.md"))
    assert (found.line, found.column) == problem[:2]
    assert found.hint.endswith(problem[2])


def test_an_alias_of_an_anchor_is_not_a_text() -> None:
    _, problems = read_entries("a: &b c\nd: *b\n", Block("a.md"))
    assert [one.code for one in problems] == ["yaml-alias"]


def test_nothing_is_said_of_what_would_not_cure() -> None:
    source = Source(Block("a.md"), ["a: @b", "c: d"], Fault("", 1, 0))
    assert explain_start(source) is not None
    assert explain_start(Source(Block("a.md"), ["a: b"], Fault("", 0, 0))) is None


def test_the_place_is_where_the_text_goes_on() -> None:
    assert read_value('"Breaking" news').problems[0].column == 18
    assert read_value("[Update] The news").problems[0].column == 16


def test_an_item_of_a_long_list_takes_no_time(site: SiteTest) -> None:
    pairs = "  a: b,\n" * 5_000
    site.write("content/articles/a.md", f"---\ntitle: A\ntopics: [\n{pairs}  'x' y\n]\n---\n")
    (problem,) = site.problems()
    assert problem.endswith("""put the item in quotes: "'x' y\"""")

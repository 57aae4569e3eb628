r"""Escapes in double quotes that nobody meant."""

import pytest

from builder.metadata.escapes import as_meant
from tests.unit.metadata.as_read import follow, read_line


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        (r'"C:\new"', r"C:\new"),
        (r'"C:\temp"', r"C:\temp"),
        (r'"C:\New"', r"C:\New"),
        (r'"C:\users"', r"C:\users"),
        (r'"\\server\new"', r"\server\new"),
        (r'"logs\raw"', r"logs\raw"),
        (r'"a\tb"', r"a\tb"),
        (r'"snake\_case"', r"snake\_case"),
        (r'"\d and \s"', r"\d and \s"),
        (r'"He said \"\d\""', r'He said "\d"'),
        (r'"Don\'t"', "Don't"),
        (r'"caf\xe9 \d"', r"café \d"),
    ],
)
def test_a_backslash_that_is_meant(value: str, meant: str) -> None:
    read, codes = follow(value)
    assert (read.title, read.problems, codes) == (meant, [], ["yaml-escape"])


@pytest.mark.parametrize(
    ("value", "title"),
    [
        (r'"a \"b\""', 'a "b"'),
        (r'"a\\new"', r"a\new"),
        (r'"\u2018a\u2019"', "\u2018a\u2019"),
        (r'"\xa0"', ""),
        (r'"One.\nTwo."', "One. Two."),
        (r"'C:\new'", r"C:\new"),
        (r"C:\new", r"C:\new"),
    ],
)
def test_an_escape_that_is_meant(value: str, title: str) -> None:
    read, codes = follow(value)
    assert (read.title, codes) == (title, ["missing-key"] if not title else [])


def test_a_text_as_it_was_meant() -> None:
    assert as_meant(r"\"a\" \\ \n \x41 \u0416 \U0001f600 \'") == '"a" \\ \\n A \u0416 \U0001f600 \''


@pytest.mark.parametrize("escape", ["\\U00110000", "\\UFFFFFFFF", "\\ud800", "\\uDFFF"])
def test_a_number_that_no_character_has_is_a_problem(escape: str) -> None:
    assert [one.code for one in read_line(f'title: "a{escape}"').problems]

"""Texts in quotes."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder.metadata.quoting import LONGEST, in_one_line, quoted, to_paste, with_value
from tests.helpers import SiteTest


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_text_in_quotes_is_that_text_and_can_be_printed(text: str) -> None:
    written = quoted(text)
    assert yaml.safe_load(written) == text
    assert written.isprintable()


def test_the_quotes_suit_the_text() -> None:
    assert [quoted(text) for text in ("a", "it's", 'a "b"', "a\\b", "a\u00a0b")] == [
        '"a"',
        '"it\'s"',
        "'a \"b\"'",
        "'a\\b'",
        '"a\\xa0b"',
    ]


def test_a_line_with_another_value() -> None:
    assert with_value("  -\u00a0&a, b", 4, 6, "&a") == '- "&a", b'


def test_a_long_line_is_not_shown() -> None:
    assert to_paste("x" * LONGEST).endswith("x")
    assert "x" not in to_paste("x" * (LONGEST + 1))
    assert to_paste("x" * (LONGEST + 1), "close it") == "close it"


def test_a_line_to_paste_is_whole(site: SiteTest) -> None:
    text = f"{'word ' * 120}#12"
    site.article("a", more=f"summary: {text}")
    (problem,) = site.problems()
    assert problem.endswith(f': summary: "{text}"')


def test_one_line() -> None:
    assert in_one_line("a  \n\n  b") == "a b"

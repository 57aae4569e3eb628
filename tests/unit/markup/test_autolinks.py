"""Bare addresses are links where GitHub makes them links."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from builder.markup.autolinks import autolinks
from tests.unit.markup.github import githubs, ours

# Without those of emphasis, of which GitHub's parser and its specification say different things.
SIGNS = [*"a1.-()[]>&;:,/?!'\"@=# ", "x.org", "https://", "http://"]


@settings(max_examples=1000, derandomize=True)
@given(st.lists(st.sampled_from(SIGNS), max_size=12).map("".join), st.sampled_from(SIGNS))
def test_addresses_with_anything_around_them(around: str, sign: str) -> None:
    for text in (f"{around}https://x.org{sign}a", f"{around} www.x.org/{sign}", f"b@x.org{sign}"):
        structure, codes = ours(text)
        assert structure == githubs(text) or codes, text


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://x.org/a.", "https://x.org/a"),
        ("(https://x.org/a_(b))", "https://x.org/a_(b)"),
        ('"https://x.org/?a=1&b=2"', "https://x.org/?a=1&b=2"),
        ("www.x.org, and", "http://www.x.org"),
        ("to a.b+c@x.org.", "mailto:a.b+c@x.org"),
        ("ftp://x.org/a;", "ftp://x.org/a"),
    ],
)
def test_the_sentence_around_is_no_part_of_it(text: str, address: str) -> None:
    [[_, _, contents]] = githubs(text)
    assert ["a", [("href", address)]] in [one[:2] for one in contents if isinstance(one, list)]
    assert ours(text)[0] == githubs(text) or "bad-link" in ours(text)[1]


def test_a_parser_that_is_not_asked_makes_none() -> None:
    parser = MarkdownIt("commonmark")
    assert parser.render("www.x.org a@x.org") == "<p>www.x.org a@x.org</p>\n"
    parser.use(autolinks)
    assert parser.render("www.x.org") == '<p><a href="http://www.x.org">www.x.org</a></p>\n'

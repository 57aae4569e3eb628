"""Texts without markup come out as the library and the sanitizer would give them."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.errors import Problem
from builder.markup import render as text
from builder.markup.paragraphs import plain_html
from builder.model import Body, Text
from tests.unit.markup.texts import FRAGMENTS

PATH = "content/articles/a.md"
CHARACTERS = [chr(code) for code in range(0x11000) if not 0xD800 <= code < 0xE000]

# Harmless, or markup in another place.
NEARLY_PLAIN = [
    *"aZé7.,;:!?'\"(){}/@$%^~=#+->& \n\u3042\u00a0\x85\u2028\ufeff\ufffe\U0010ffff\u0301\x1f",
    *("Word", "two words", "1987", "--", "AT&T", "\n\n", "\n\n\n", "\n ", "\n    ", " \n", "  \n"),
    *("1. ", "\n2.", "\n3. ", "\u0663. ", "\n>", "\n# ", "\n---\n", "\n~~~\n", "\n\n+ "),
    *("&lt;", "&gt;", "&amp;", "&amp;lt;", "&lt", "&#", "&#60;", "&quot;", "&copy;", "&copy"),
    *("\n\u00a0", "\u017f;", "\u212a;", "&\u017f;", "&\u00e9;", "&x_y;"),
]


def by_the_long_way(markdown: str) -> tuple[Text, list[Problem]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text, "plain_html", lambda markdown: "")
        return text.render(Body(markdown), PATH)


def is_plain(markdown: str) -> bool:
    """Whether a text takes the short way; if so, it must give what the long one gives."""
    if not plain_html(markdown):
        return False
    assert text.render(Body(markdown), PATH) == by_the_long_way(markdown)
    return True


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(NEARLY_PLAIN), max_size=15).map("".join))
@example("Tom & Jerry <b>AT&T</b>")
@example("&lt;\n\n&lt;TICKER> fell")
@example("\n\na\n\n\n\n\nb\n")
@example("a\n- b\n-")
@example("a \n\nb ")
@example("Name\n====")
@example("Name | b\n:--- | :---\nc | d")
@example("a" + "[" * 300)
def test_nearly_plain_texts_are_as_by_the_long_way(markdown: str) -> None:
    is_plain(markdown)


@settings(max_examples=500)
@given(st.lists(st.sampled_from(NEARLY_PLAIN), max_size=8), st.sampled_from(FRAGMENTS))
def test_markup_is_seen_wherever_it_stands(plain: list[str], fragment: str) -> None:
    for place in range(len(plain) + 1):
        is_plain("".join([*plain[:place], fragment, *plain[place:]]))


@settings(max_examples=500)
@given(st.text(max_size=50))
def test_any_text_is_as_by_the_long_way(markdown: str) -> None:
    is_plain(markdown)


def test_every_character_inside_a_line_and_at_its_beginning() -> None:
    inside = [c for c in CHARACTERS if plain_html(f"a{c}b")]
    assert is_plain(f"a{'b'.join(inside)}c")
    beginning = "\n".join(f"{c}b" for c in inside if plain_html(f"{c}b"))
    assert is_plain(beginning)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("\nOne\nline.\n\nTwo.\n", "<p>One\nline.</p>\n<p>Two.</p>"),
        ("AT&T & &lt;T> 'a' \"b\"", "<p>AT&amp;T &amp; &lt;T&gt; 'a' \"b\"</p>"),
        ("\u00ab\u00a0a\u00a0\u00bb", "<p>\u00ab&nbsp;a&nbsp;\u00bb</p>"),
        ("-- a\n\n1.5 b", ""),
        ("a <b", ""),
        ("&eacute;", ""),
    ],
)
def test_what_takes_the_short_way(markdown: str, expected: str) -> None:
    assert plain_html(markdown) == expected

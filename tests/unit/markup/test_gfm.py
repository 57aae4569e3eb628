"""Texts have the structure that GitHub gives them: held against GitHub's own parser."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.markup.gfm import References, parse
from builder.markup.render import render
from builder.model import Body
from tests.unit.markup.github import HARMLESS, githubs, ours
from tests.unit.markup.texts import FRAGMENTS, TEXTS

COUNT = int(os.environ.get("TEXTS", "2000"))


def test_texts_are_read_as_by_github() -> None:
    """All but a few: of two things GitHub's parser and its specification say the opposite."""
    different: list[str] = []

    @settings(max_examples=COUNT, database=None, derandomize=True)
    @given(TEXTS)
    def compare(text: str) -> None:
        structure, codes = ours(text)
        if structure != githubs(text):
            different.append(text)
        assert {*codes} <= HARMLESS

    compare()
    assert len(different) <= COUNT * 0.01, different[0]


@pytest.mark.parametrize(
    "text",
    [
        "- a\n  - b\n  - c\n- d",
        "1. a\n   - b\n\n   c\n2. d",
        "1. a\n2. b\n- c\n* d",
        "- a\n\n1. b\n1) c",
        "Sentence\n- a\n- b",
        "Sentence\n1. a",
        "Sentence\n2. a",
        "Sentence\na | b\n-|-\n1 | 2",
        "1. a | b\n   -|-\n   1 | 2",
        '``` python title="x" {1,3}\ncode\n```\nprose',
        "```c#\ncode\n```",
        "```rust,ignore\ncode\n```",
        "- item\n  ```\n  code\n\n  more\n  ```\n- next",
        "> ```\n> code\n> ```\n> text",
        "   ```\n   code\n   ```",
        "#tag and #another\n\n#1 case",
        "## Written in C#\n\n## Closed ##\n\n# a \\#",
        "a\\\nb\\\\\nc",
        "\\<b> \\# \\~ \\| \\: \\!",
        "[`code`] and [a `b`][c]\n\n[`code`]: https://x.org/1\n[c]: https://x.org/2",
        "x[^b] y[^a] z[^b]\n\n[^a]: first\n[^b]: second\n\n    more",
        "no note[^x]",
        "https://x.org/a_b_c, (www.x.org) <https://x.org> a@b.org.",
        '"https://x.org" ftp://x.org [see https://x.org',
        "~~two~~ ~one~ ~~~three~~~ 5~6 ~mixed~~",
        "- [ ] todo\n- [x] done\n- [X] done\n- [] none",
        "**bold**text **\u00e9t\u00e9**, snake_case_word, 2*3*4",
        "____twice____ **a **b** c**",
        "a\tb\n\n\tcode\ttab",
        "1986\\. was a year\n\n1986. is an item",
        "<div>\n\n*a*\n\n</div>\n\n<b>c</b> *d*",
        "<table>\n<tr><td>\n\n*a*\n\n</td></tr>\n</table>",
        "line  \nbreak",
        "Setext\n===\n\nother\n---",
        "* * *\n- - -\n___",
        "> a\nb\n\n> c\n>> d",
    ],
)
def test_each_kind_is_read_as_by_github(text: str) -> None:
    assert ours(text)[0] == githubs(text)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Term\n: definition\n: another", "<dl>\n<dt>Term</dt>\n<dd>definition</dd>\n"),
        ("~ 500 people\n~ more", "<p>~ 500 people\n~ more</p>"),
        ("# A {#b}\n\n## A {.c}", '<h2 id="b">A</h2>\n<h3 id="a-c">A {.c}</h3>'),
        ("# A\n\n# A\n\n# \u0416!", '<h2 id="a">A</h2>\n<h2 id="a-1">A</h2>\n<h2 id="\u0436">'),
    ],
)
def test_what_is_read_beyond(markdown: str, expected: str) -> None:
    assert html_of(markdown).startswith(expected)


@settings(max_examples=500)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join))
def test_lines_without_markup_need_no_parser(text: str) -> None:
    """An address makes all lines of a text be parsed: the others come out the same."""
    if not any(sign in text for sign in ("@", "://", "www.")):
        alone, beside = html_of(f"x\n\n{text}\n\nend"), html_of(f"www.x.org\n\n{text}\n\nend")
        assert alone.partition("</p>")[2] == beside.partition("</p>")[2]


def html_of(markdown: str) -> str:
    return render(Body(markdown), "content/articles/a.md")[0].html


def test_what_a_text_defines_is_remembered() -> None:
    text = "[b] [^2]\n\n[a]: /a\n[b]: /b\n[b]: /c\n[^1]: one\n[^2]: two"
    tokens, env = parse(text, html=True)
    references = env["references"]
    assert isinstance(references, References)
    assert ({*references}, references.used) == ({"A", "B"}, {"B"})
    assert env["labels"] == [("1", 5), ("2", 6)]
    assert [one.type for one in tokens[:3]] == ["paragraph_open", "inline", "paragraph_close"]

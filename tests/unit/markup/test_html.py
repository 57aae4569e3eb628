"""HTML in the tree: containers keep what was opened in them."""

import pytest

from builder.markup.elements import Elements
from builder.markup.gfm import parse
from builder.markup.html import Html
from builder.markup.notes import Notes
from builder.markup.render import render
from builder.model import Body


def html(markdown: str) -> str:
    return render(Body(markdown), "content/articles/a.md")[0].html


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("- <b>a\n- b</b>", "<ul>\n<li>&lt;b&gt;a</li>\n<li>b&lt;/b&gt;</li>\n</ul>"),
        ("> <i>a\n\nb</i>", "&lt;i&gt;a</p>\n</blockquote>\n<p>b&lt;/i&gt;</p>"),
        ("<b>a <i>b</b> c</i>", "<p><b>a &lt;i&gt;b</b> c&lt;/i&gt;</p>"),
        ("<ul>\n\n<li>\n\n*a*\n\n</li>\n\n</ul>", "<ul>\n<li>\n<p><em>a</em></p>\n</li>\n</ul>"),
        ("<b><b>a</b></b>", "<p><b><b>a</b></b></p>"),
    ],
)
def test_a_tag_is_closed_where_it_was_opened(written: str, shown: str) -> None:
    assert shown in html(written)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("<b>a", "close it with </b> where it was opened"),
        ("a</b>", "open it before, with <b>, or remove it"),
        ("<svg>", "write it in Markdown, or put it in `backticks` if readers are to see it so"),
        ("<div class='a\n\nb", "end it with >, or write it in Markdown"),
    ],
)
def test_the_way_out(written: str, hint: str) -> None:
    assert render(Body(written), "content/articles/a.md")[1][0].hint == hint


def test_blocks_are_written_into_the_tree() -> None:
    tokens, _ = parse("<ul><li>a</li></ul>", html=True)
    elements, notes = Elements(), Notes()
    notes.begin(Body("<ul><li>a</li></ul>"), "content/articles/a.md")
    Html(tokens, elements, notes).block(tokens[0])
    assert [one.tag for one in elements.finish().iter()] == ["div", "ul", "li"]

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
    Html(tokens, elements, notes).write(tokens[0])
    assert [one.tag for one in elements.finish().iter()] == ["div", "ul", "li"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Hello<p>World", "<p>Hello</p>\n<p>World</p>"),
        ("a<p></p>", "<p>a</p>"),
        ("a<p><li></p>", "<p>a</p>"),
        ("a<p></p>b", "<p>a</p>\n<p>b</p>"),
        ("<div>a<p>b</div>", "<p>a</p>\n<p>b</p>"),
        ("<p>a<p>b", "<p>a</p>\n<p>b</p>"),
        ("word</p>word", "<p>word</p>\n<p>word</p>"),
        ("text<div>a</div>more", "<p>text</p>\n<p>a</p>\n<p>more</p>"),
        ("a<center>b</center>c", "<p>a</p>\n<p>b</p>\n<p>c</p>"),
        ("<blockquote>\n<p>a\n\n<p>b\n</blockquote>", "<p>a</p>\n<p>b</p>\n</blockquote>"),
        ("- a<p>b</p>c", "<ul>\n<li>a\n<p>b</p>c</li>\n</ul>"),
        ("- a<p>b", "<ul>\n<li>a<br>b</li>\n</ul>"),
        ("x <b>a<p>b</b>", "<p>x <b>a<br>b</b></p>"),
        ("a <ul><li>b</li></ul> c", "<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n<p> c</p>"),
        ("<table><tr><td><div>a</div><div>b</div></td></tr></table>", "<td>a<br>b</td>"),
        ("<div>a <span>b</span> c</div>", "<p>a b c</p>"),
        ("<p>one\n\ntwo</p>", "<p>one</p>\n<p>two</p>"),
        ("<p>\n\none\n\n</p>", "<p>one</p>"),
    ],
)
def test_paragraphs_are_divided_where_browsers_divide_them(written: str, shown: str) -> None:
    assert shown in html(written)
    assert "<p></p>" not in html(written)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<ul><li>a<li>b</ul>", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "<dt>a</dt>\n<dd>b</dd>\n<dt>c</dt>\n<dd>d</dd>"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "<td>a</td>\n<td>b</td>\n</tr>"),
        ("<UL>\n<LI>a\n<LI>b\n</UL>", "<li>a\n</li>\n<li>b\n</li>\n</ul>"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "<li>b</li>\n</ul>\n</li>\n<li>c</li>"),
        ("<table><tr><th>a<td>b<table><tr><td>c</table></table>", "<td>c</td>"),
    ],
)
def test_ends_that_may_be_left_out(written: str, shown: str) -> None:
    assert shown in html(written)
    assert render(Body(written), "content/articles/a.md")[1] == []


@pytest.mark.parametrize(
    "written",
    [
        "<main> hi",
        "cp <source> <target>",
        "the <section> of",
        "a <iframe> b",
        "<iframe></iframe>",
        "an <embed> b",
        "a <img> b",
        '<img src=" ">',
        "<td>a</td>",
        "<tr><td>a</td></tr>",
        "<table><tr><td>a</td></tr>",
        "a <col> b",
    ],
)
def test_what_shows_nothing_is_shown_itself(written: str) -> None:
    tag = written[written.index("<") : written.index(">") + 1]
    assert tag.replace("<", "&lt;").replace(">", "&gt;") in html(written)
    assert {one.code for one in render(Body(written), "content/articles/a.md")[1]} == {
        "html-as-text"
    }


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a</div>\n\nb</section>", "<p>a</p>\n<p>b</p>"),
        ('<div class="x">\n\na', "<p>a</p>"),
        ('a <span lang="ru">b', "<p>a b</p>"),
        ('<img src="a.png?a=1&region=kg&copy=2&amp;b" alt="&eacute;&lt">', "region=kg&amp;copy=2"),
        ("<p>Mail <a@b.org></p>", "Mail"),
        ("<pre>\n\na</pre>", '<pre tabindex="0">\n\na</pre>'),
        ("<div>x <o:p></o:p><?xml:namespace a ?></div>", "<p>x</p>"),
        ("<table><colgroup><col></colgroup><tr><td>a</td></tr></table>", "<td>a</td>"),
        ('a <a name="x">b</a> [c](#x)', '<a id="text-x">b</a> <a href="#text-x">c</a>'),
        (
            '<iframe src="https://x.org/a"></iframe><iframe src="https://x.org/b"></iframe>',
            'x.org/a</a> <a class="picture" href="https://x.org/b" rel="noopener noreferrer">',
        ),
        ('<video><source src="a.mp4"></video>', '<a class="picture" href="a.mp4">'),
        ('<picture><source srcset="a.webp"><img src="a.png" alt="a"></picture>', "<img"),
    ],
)
def test_what_is_passed_over(written: str, shown: str) -> None:
    assert shown in html(written)
    assert render(Body(written), "content/articles/a.md")[1] == []


@pytest.mark.parametrize("written", ["{% include a %}", "[[a]]"])
def test_syntax_of_others_is_seen_in_blocks(written: str) -> None:
    [problem] = render(Body(f"<div>\n{written}\n</div>"), "content/articles/a.md")[1]
    assert problem.code == "foreign-syntax"

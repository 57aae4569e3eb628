"""HTML: which tags count, and what they and the others become."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.markup.render import render
from builder.markup.summary import plain_text
from builder.markup.tags import BLOCK_TAGS, INLINE_TAGS, TRANSPARENT, VOID, Tag, begins_html, pieces
from builder.model import Body
from tests.unit.markup.texts import FRAGMENTS

PATH = "content/articles/2015/a.md"


def html(markdown: str, mode: str = "safe") -> str:
    return render(Body(markdown), PATH, mode)[0].html


def codes(markdown: str, mode: str = "safe") -> list[str]:
    return [problem.code for problem in render(Body(markdown), PATH, mode)[1]]


@pytest.mark.parametrize("tag", sorted(INLINE_TAGS - VOID - {"ruby", "rt", "rp"}))
def test_tags_of_a_line(tag: str) -> None:
    assert html(f"a <{tag}>b</{tag}>") == f"<p>a <{tag}>b</{tag}></p>"
    assert codes(f"a <{tag}>b</{tag}>") == []


@pytest.mark.parametrize("tag", sorted(TRANSPARENT - {"picture", "colgroup", "col", "o:p"}))
def test_tags_that_only_arrange_are_passed_over(tag: str) -> None:
    assert html(f'<{tag} class="x">\n\n*a*\n\n</{tag}>') == "<p><em>a</em></p>"
    assert codes(f"<{tag}>\n\n*a*\n\n</{tag}>") == []


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Lockheed <LK> and <U> and <S>", "<p>Lockheed &lt;LK&gt; and &lt;U&gt; and &lt;S&gt;</p>"),
        ("<LK>\nfell", "<p>&lt;LK&gt;\nfell</p>"),
        ("<P>", "<p>&lt;P&gt;</p>"),
        ("<B>bold</B>", "<p><b>bold</b></p>"),
        ('<A HREF="b.md">b</A>', '<p><a href="b.html">b</a></p>'),
        ("<BR>", "<p>&lt;BR&gt;</p>"),
        ("<P>Old <B>export</B><BR>line</P>", "<p>Old <b>export</b><br>line</p>"),
        ("<P>One <B>two</B>\n\n<P>Three", "<p>One <b>two</b></p>\n<p>Three</p>"),
        ("<BR> fell, <B> rose, <U> stood", "&lt;BR&gt; fell, &lt;B&gt; rose, &lt;U&gt; stood"),
        ('<TABLE BORDER="1">\n<TR><TD>x</TD></TR>\n</TABLE>', "<td>x</td>"),
    ],
)
def test_capitals_count_if_they_are_closed_or_have_attributes(written: str, shown: str) -> None:
    assert shown in html(written)
    assert codes(written) == []


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<b>never closed", "<p>&lt;b&gt;never closed</p>"),
        ("never opened</b>", "<p>never opened&lt;/b&gt;</p>"),
        ("<nothing>x</nothing>", "<p>&lt;nothing&gt;x&lt;/nothing&gt;</p>"),
        ("<script>alert(1)</script>", "alert(1)"),
        ("<form><input name='a'></form>", "&lt;form&gt;&lt;input name='a'&gt;&lt;/form&gt;"),
        ("<?php echo 1 ?>", "&lt;?php echo 1 ?&gt;"),
        ("<!DOCTYPE html>", "&lt;!DOCTYPE html&gt;"),
        ('<div class="never ended\n\nx', '&lt;div class="never ended'),
        ("*<b>a*</b>", "&lt;b&gt;"),
    ],
)
def test_all_else_is_shown_as_it_was_written_and_told(written: str, shown: str) -> None:
    assert shown in html(written)
    assert "html-as-text" in codes(written)


def test_each_kind_is_told_once_in_a_text() -> None:
    assert codes("<x> <x> </x>\n\n<y>\n\n<x>") == ["html-as-text"] * 2


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (
            '<iframe src="https://x.org/v"></iframe>',
            '<a href="https://x.org/v" rel="noopener noreferrer">https://x.org/v</a>',
        ),
        (
            '<video controls><source src="a.mp4" title="Film"></video>',
            '<a href="a.mp4">Film</a>',
        ),
        ('<embed src="a.pdf">', '<a href="a.pdf">a.pdf</a>'),
        ('<object data="a.pdf"></object>', '<a href="a.pdf">a.pdf</a>'),
    ],
)
def test_players_become_links_to_what_they_play(written: str, shown: str) -> None:
    shown = shown.replace("<a ", '<a class="picture" ')
    assert html(written) == f"<p>{shown}</p>"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (
            '<p lang="ru" class="x" style="a" onclick="b">a</p>',
            '<p lang="ru">a</p>',
        ),
        ('<table><tr><td colspan="2">a</td></tr></table>', '<td colspan="2">a</td>'),
        ('<h2 id="x">a</h2>', '<h2 id="text-x">a</h2>'),
        ('<p id="x">a</p>\n\n[b](#x)', '<p id="text-x">a</p>\n<p><a href="#text-x">b</a></p>'),
        ("<strike>a</strike> <tt>b</tt>", "<p><s>a</s> <code>b</code></p>"),
        ('<blockquote cite="https://x.org">a</blockquote>', '<blockquote cite="https://x.org">'),
        ("<p>a &amp; b &lt;c&gt;</p>", "<p>a &amp; b &lt;c&gt;</p>"),
        ("<p>one\n\ntwo</p>", "<p>one</p>\n<p>two</p>"),
        ("<div>bare <b>text</b></div>", "<p>bare <b>text</b></p>"),
        ("a<!-- note -->b", "<p>ab</p>"),
        ("a\n\n<!-- a\n\nlong note -->\n\nb", "<p>a</p>\n<p>b</p>"),
        ("a <!-- never closed", "<p>a &lt;!-- never closed</p>"),
        ("```\n<!-- kept -->\n```", '<pre tabindex="0"><code>&lt;!-- kept --&gt;\n</code></pre>'),
        ("`<b>` &copy; &lt;", "<p><code>&lt;b&gt;</code> \u00a9 &lt;</p>"),
        ("<del>\n\n*a*\n\n</del>", "<del>\n<p><em>a</em></p></del>"),
    ],
)
def test_what_html_becomes(written: str, shown: str) -> None:
    assert shown in html(written)


def test_an_export_of_wordpress() -> None:
    text = (
        '<div class="entry"><p>First <strong>bold</strong>, <a href="https://x.org">link</a>.</p>\n'
        '<ul>\n<li>One</li>\n<li>Two</li>\n</ul>\n<img src="a.png" alt="A" width="300" />\n'
        "<h3>Head</h3>\n<p>Second<br />line.</p></div>"
    )
    assert codes(text) == []
    assert html(text) == (
        "<p>First <strong>bold</strong>, "
        '<a href="https://x.org" rel="noopener noreferrer">link</a>.</p>\n'
        "<ul>\n<li>One</li>\n<li>Two</li>\n</ul>\n"
        '<p><img alt="A" src="a.png" loading="lazy"></p>\n'
        '<h3 id="head">Head</h3>\n<p>Second<br>line.</p>'
    )


def test_as_text_nothing_of_it_is_read() -> None:
    assert html("<b>a</b> *c*", "text") == "<p>&lt;b&gt;a&lt;/b&gt; <em>c</em></p>"
    assert codes("<b>a</b> <x>", "text") == []


def test_pieces() -> None:
    assert [*pieces("a<b c='&amp;' d>e<!-- f -->")] == [
        "a",
        Tag("<b c='&amp;' d>", "b", closing=False, attributes={"c": "&", "d": ""}),
        "e",
    ]


@pytest.mark.parametrize(
    ("line", "begins"),
    [("<TICKER>", False), ("<U>", False), ("<P>", True), ("<div>", True), ('<A HREF="x">', True)],
)
def test_a_ticker_begins_no_block(line: str, begins: bool) -> None:
    assert begins_html(line, f"{line} </P>") is begins


def test_all_that_count_are_let_through_in_the_end() -> None:
    assert not (INLINE_TAGS & BLOCK_TAGS)


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join))
def test_no_letter_is_lost(markdown: str) -> None:
    """Whatever is opened and never closed: words stay, and no tag is left that could run."""
    marked = markdown.replace("word", "kept")
    shown = html(marked)
    comments = marked.count("<!--") or "<?" in marked or "<!D" in marked
    if not comments and "](" not in marked and "]:" not in marked and "```" not in marked:
        assert plain_text(shown).count("kept") >= marked.count("kept") - marked.count("~~~")
    assert "<script" not in shown

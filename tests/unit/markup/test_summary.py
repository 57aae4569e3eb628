"""Summaries are the first words of the text itself."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.markup.render import render
from builder.markup.summary import SUMMARY_LENGTH, shorten, summarize
from builder.model import Body


def summary(markdown: str) -> str:
    return render(Body(markdown), "content/articles/a.md")[0].summary


TEXT = "The real first paragraph."


@pytest.mark.parametrize(
    "before",
    [
        "# Head",
        "![Lead](x.png)",
        '![Lead](x.png "A caption")',
        "![Lead](x.png)\n*Photo: someone*",
        "![Lead](x.png)\n\n*Photo: **someone***",
        "[![Lead](x.png)](y.png)",
        "![Lead](https://x.org/x.png)",
        "![Lead](https://x.org/x.png)\n\n_Photo_",
        "[![Lead](https://x.org/x.png)](https://x.org/)",
        "![One](x.png) ![Two](y.png)",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "```\ncode\n```",
        "---",
        "- item\n- item",
        "1. item\n\n2. item",
        "> A quotation",
        "<!-- a note -->",
        "{% include toc.html %}",
        "{% include image.html src='x_y_z.png' caption='A *caption*' %}",
        "{{< figure src=\"x.png\" caption='A caption' >}}",
        "{{ page.title }}",
        "{: .lead}",
        "{:toc}",
        "[TOC]",
        "[[_TOC_]]",
        '[caption id="a_1" width="300"] A caption[/caption]',
        '[gallery ids="1,2"]',
        '<div class="lead">',
        '<iframe src="https://x.org/film"></iframe>',
        "<script>var x = 1;</script>",
        "![[x.png]]",
        "## {{ page.title }}\n\n![Lead](x.png)\n\n---",
    ],
)
def test_what_comes_before_the_first_words(before: str) -> None:
    assert summary(f"{before}\n\n{TEXT}\n\nNext.") == TEXT


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("A *first* one.[^1]\n\nNext.\n\n[^1]: Note.", "A first one."),
        ("- item one[^1]\n- item two\n\n[^1]: The text of the note.", "item one"),
        ("1. one\n\n    > inner\n\n2. two", "one"),
        ("> A *quotation*\n> of two lines", "A quotation of two lines"),
        ("# Only a head\n\n## Another", ""),
        ("| a |\n|---|\n| 1 |", ""),
        ("![Only a picture](x.png)", ""),
        ("x[^1]\n\n[^1]: Note.", "x"),
        ("![Lead](x.png) Words beside it", "Words beside it"),
        ("Words {{ page.x }} go on{: .y}", "Words go on"),
        ("<div>Words <u>go <br>on</u></div>", "Words go on"),
        (
            "and so does &lt;script&gt;. See <div> and <p>",
            "and so does <script>. See <div> and",
        ),
        ("a <script>x</script>b", "a b"),
        ('<div class="x">Words <span>go</span> on</div>', "Words go on"),
        ("Lockheed <LK> and <U>", "Lockheed <LK> and <U>"),
        ("`<div>` and `{{ x }}` are code", "<div> and {{ x }} are code"),
        ("a [note] [1] {x} ^2", "a [note] [1] {x} ^2"),
        ("*All in italics* without a picture", "All in italics without a picture"),
        ("*All in italics*", "All in italics"),
        ("one<br>two  \nthree", "one two three"),
        ("[^1]: Only a note.", ""),
        ("", ""),
    ],
)
def test_the_first_words(markdown: str, expected: str) -> None:
    assert summary(markdown) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<div>Words <b>of</b> a division<p>x</p></div>", "Words of a division"),
        ("<figure><img src=x><figcaption>Caption</figcaption></figure><p>Text</p>", "Text"),
        ("<dl><dt>Term</dt><dd>Meaning</dd></dl>", "Term"),
        ("<details><summary>More</summary><p>in</p></details><p>out</p>", "out"),
        ("bare words", "bare words"),
        ("</p></li>odd", "odd"),
        ('<section class="footnotes"><p>note</p></section>', ""),
    ],
)
def test_html_that_exports_bring(html: str, expected: str) -> None:
    assert summarize(html) == expected


def test_a_long_summary_ends_at_a_word() -> None:
    long = summary("word " * 200)
    assert long.endswith("word\u2026")
    assert SUMMARY_LENGTH - 5 <= len(long) <= SUMMARY_LENGTH == 240


def test_one_that_just_fits_is_whole() -> None:
    text = ("word " * 60)[:SUMMARY_LENGTH].rstrip() + "s"
    assert len(text) == SUMMARY_LENGTH
    assert summary(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\u5b57" * 500, "\u5b57" * 119 + "\u2026"),
        ("\u5b57" * 90 + "\u3002" + "\u5b57" * 90, "\u5b57" * 90 + "\u3002\u2026"),
        ("e\u0301" * 100, "e\u0301" * 59 + "\u2026"),
    ],
)
def test_a_text_without_spaces_is_shortened_all_the_same(text: str, expected: str) -> None:
    assert shorten(text, 120) == expected


@given(st.text(), st.integers(2, 50))
def test_a_shortened_text_is_short_and_a_beginning(text: str, length: int) -> None:
    short = shorten(text, length)
    assert len(short) <= length
    assert text.startswith(short.removesuffix("\u2026"))
    assert unicodedata.is_normalized("NFC", short) or not unicodedata.is_normalized("NFC", text)


@given(st.lists(st.sampled_from("a <p> </p> <li> </li> <ul> </ul> <em> </em> {{ }} \n".split(" "))))
def test_any_html_has_a_summary(pieces: list[str]) -> None:
    assert "<" not in summarize("".join(pieces))

"""The dialect of Markdown: links as resolved, and nothing dropped without a word."""

import pytest

from builder.markup.dialect import make_converter
from builder.model import Body

PATH = "content/articles/2015/a.md"
CONVERTER, NOTES = make_converter()


def html_of(markdown: str, lines_before: int = 0) -> tuple[str, list[str]]:
    """The HTML, and the problems as line, code and severity."""
    NOTES.begin(Body(markdown, lines_before), PATH)
    return CONVERTER.convert(markdown), [
        f"{one.line} {one.code} {one.severity}" for one in NOTES.problems
    ]


def test_a_list_begins_with_its_first_number() -> None:
    assert html_of("3. a\n4. b")[0].startswith('<ol start="3">')


@pytest.mark.parametrize(
    ("written", "href"),
    [
        ("b.md", "b.html"),
        ("b.md?x=1#top", "b.html?x=1#top"),
        ("../../pages/about.md", "../../about.html"),
        ("../../countries/kg.yaml", "../../countries/kg.html"),
        ("scan%201.pdf", "scan%201.pdf"),
        ("https://x.org/a.md?b&c", 'https://x.org/a.md?b&amp;c" rel="noopener noreferrer'),
        ("mailto:a@x.org", "mailto:a@x.org"),
    ],
)
def test_links(written: str, href: str) -> None:
    assert html_of(f"[a]({written})") == (f'<p><a href="{href}">a</a></p>', [])


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("javascript:alert(1)", "bad-link"),
        ("//x.org/", "bad-link"),
        ("https:///a", "bad-link"),
    ],
)
def test_links_that_cannot_be(written: str, code: str) -> None:
    assert html_of(f"First.\n\nA [b]({written}).", lines_before=4)[1] == [f"7 {code} error"]


def test_links_are_noted_with_their_places() -> None:
    html_of("[a](b.md) and\n[a](b.md#x%20y)", lines_before=2)
    assert [(one.path, one.fragment, one.place) for one in NOTES.links] == [
        ("articles/2015/b.html", "", (PATH, 3, 5)),
        ("articles/2015/b.html", "x y", (PATH, 4, 5)),
    ]


def test_no_page_asks_another_server_for_an_image() -> None:
    html, problems = html_of("![a](https://x.org/a.png) ![b](b.png)")
    link = '<a class="picture" href="https://x.org/a.png" rel="noopener noreferrer">a</a>'
    assert html == f'<p>{link} <img alt="b" src="b.png"></p>'
    assert problems == []


@pytest.mark.parametrize(
    "markdown",
    [
        "a\n" * 6_000,
        "```\n" + "a\n" * 6_000 + "```",
        "```\n" + "[12:00 a\n" * 300 + "```",
        "".join(f"[a{number}]\n\n[a{number}]: b\n\n" for number in range(300)),
        "[12:00 a\n" * 100,
    ],
)
def test_long_texts_are_no_problem(markdown: str) -> None:
    assert html_of(markdown)[1] == []


@pytest.mark.parametrize(
    "written", ["&amp;", "&amp;amp;", "\\&lt;", "`&amp;`", "[&](?a&b)", "&#38;"]
)
def test_each_ampersand_is_escaped_once(written: str) -> None:
    html, _ = html_of(f"x {written} &x")
    assert "&" not in html.replace("&amp;", "").replace("&lt;", "")
    assert html.endswith(" &amp;x</p>")


def test_a_text_knows_nothing_of_the_one_before() -> None:
    html_of("<b> [x](/a) [^1]\n\n[^1]: note\n\n[b]: https://x.org/")
    assert html_of("[b] [^1] <b>") == (
        "<p>[b] [^1] &lt;b&gt;</p>",
        ["1 missing-note warning", "1 html-as-text warning"],
    )
    assert NOTES.links == []


@pytest.mark.parametrize("tag", ["blockquote", "q", "del", "ins"])
def test_the_source_of_a_quotation_is_resolved_as_a_link(tag: str) -> None:
    assert f'<{tag} cite="b.html">' in html_of(f'<{tag} cite="b.md">a</{tag}>')[0]
    assert [one.path for one in NOTES.links] == ["articles/2015/b.html"]
    html, problems = html_of(f'<{tag} cite="javascript:a">a</{tag}>')
    assert "cite" not in html
    assert problems == ["1 bad-link error"]

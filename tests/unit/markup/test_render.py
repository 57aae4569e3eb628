"""Markdown through the front door: what a reader sees of a text."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.markup.render import render, text_blocks
from builder.markup.summary import plain_text
from builder.model import Body

PATH = "content/articles/2015/01/a.md"


def html(markdown: str) -> str:
    return render(Body(markdown), PATH)[0].html


def messages(markdown: str) -> list[str]:
    return [str(problem) for problem in render(Body(markdown, lines_before=4), PATH)[1]]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("3 < 4 > 2 & AT&T", "<p>3 &lt; 4 &gt; 2 &amp; AT&amp;T</p>"),
        ("x<sup>2</sup> <b>bold</b>", "<p>x<sup>2</sup> <b>bold</b></p>"),
    ],
)
def test_signs_that_are_no_tags(markdown: str, expected: str) -> None:
    assert html(markdown) == expected


@pytest.mark.parametrize(
    ("markdown", "tags"),
    [
        ("## A\n\n### B", ["h2", "h3"]),
        ("# A\n\n## B", ["h2", "h3"]),
        ("A\n=\n\n## B\n\n###### C", ["h2", "h3", "h6"]),
    ],
)
def test_headings_stand_below_the_title(markdown: str, tags: list[str]) -> None:
    assert re.findall(r"<(h\d)", html(markdown)) == tags


@pytest.mark.parametrize(
    ("link", "href"),
    [
        ("b.md", "b.html"),
        ("../02/b.md#x", "../02/b.html#x"),
        ("../../../pages/about.md", "../../../about.html"),
        ("../../../countries/kenya.yaml", "../../../countries/kenya.html"),
        ("../../../index.md", "../../../index.html"),
        ("my%20map.png", "my%20map.png"),
        ("#x", "#x"),
        ("https://x.org/a?b=1&c=2", 'https://x.org/a?b=1&amp;c=2" rel="noopener noreferrer'),
        ("mailto:a@x.org", "mailto:a@x.org"),
    ],
)
def test_links_name_the_source_and_lead_to_the_page(link: str, href: str) -> None:
    assert f'<a href="{href}">' in html(f"[text]({link})")


def test_an_image_of_ours_is_shown_and_one_from_elsewhere_is_a_link() -> None:
    assert html("![Map](map.png)") == '<p><img alt="Map" src="map.png" loading="lazy"></p>'
    assert (
        html("![Map](https://x.org/m.png)")
        == '<p><a class="picture" href="https://x.org/m.png" rel="noopener noreferrer">Map</a></p>'
    )
    titled = html('![x](https://x.org/p.png "Caption")')
    assert titled == (
        '<p><a class="picture" href="https://x.org/p.png" rel="noopener noreferrer" '
        'title="Caption">x</a></p>'
    )
    inside = html("[![Map](https://x.org/m.png)](https://x.org/)")
    assert inside == (
        '<p><a class="picture" href="https://x.org/" rel="noopener noreferrer"><em>Map</em></a></p>'
    )


def test_problems_point_into_the_file() -> None:
    assert messages("One.\n\nTwo [x](//y).")[0].startswith(f"{PATH}:7:9: error[bad-link]")


def test_dangerous_links_are_refused() -> None:
    for link in ("javascript:alert(1)", "data:text/html,x", "vbscript:x", "JavaScript:alert(1)"):
        assert "bad-link" in messages(f"[x]({link})")[0]
        assert "href" not in html(f"[x]({link})")


def test_the_first_paragraph_may_have_a_language() -> None:
    assert render(Body('<p lang="ru">a</p>\n\nb'), PATH)[0].summary == "a"


def test_a_text_leaves_nothing_behind_for_the_next() -> None:
    alone = html("See[^1].\n\n[^1]: Note.\n\n## Head")
    html("Other[^1] and [ref].\n\n[^1]: Other.\n\n[ref]: https://x.org\n\n## Head")
    assert html("See[^1].\n\n[^1]: Note.\n\n## Head") == alone
    assert "x.org" not in html("[ref]")


@pytest.mark.parametrize(
    ("markdown", "message"),
    [
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", "7:1: error[table-cells]: this row has 3 cells"),
        ("x[^1]\n\n[^1]: A\n\n[^1]: B", "[duplicate-note]: the note [^1] is given twice"),
        ("x\n\n[^1]: A", "7:1: error[unused-note]: nothing refers to the note [^1]"),
        ("x[^1] y[^2]\n\n[^1]: A", "[missing-note]: there is no note [^2]"),
        (
            "A\n\n[Question]: Why?",
            "7:1: warning[unused-definition]: the link definition [Question]",
        ),
        ("[a]\n\n[a]: b.md\n[a]: c.md", "[link-definition]: the link definition [a] is given"),
        ("[x](#nowhere)", "5:5: error[broken-link]: the link '#nowhere' leads to no heading"),
        ("[x](#fn:7)", "[unused-note]: the note [^7] is not shown"),
        ("word no:md\n\n[x](no:md)", "7:5: error[bad-link]"),
        ("[y](http://[foo)", "[bad-link]: 'http://[foo' cannot be a link here"),
        ("<http://[foo>", "[bad-link]"),
        ("[x](http:b.md)", "[bad-link]"),
        ("![x](mailto:a@b.org)", ""),
        (
            "1. " * 700 + "x",
            "[text-too-complex]: this text has more lists",
        ),
        ("[" * 5000, "[text-too-complex]"),
    ],
)
def test_what_would_be_lost_or_take_forever_is_a_problem(markdown: str, message: str) -> None:
    assert message in "\n".join(messages(markdown))


def test_a_text_that_cannot_be_rendered_does_no_harm_to_the_next() -> None:
    messages("1. " * 700 + "x")
    assert html("x[^1]\n\n[^1]: A").startswith('<p>x<sup id="fnref:1">')


@pytest.mark.parametrize(
    ("link", "target"),
    [("a\\_b.md", "a_b.html"), ("a&amp;b.md", "a&amp;b.html"), ("b.md?x=1", "b.html?x=1")],
)
def test_escapes_in_links_are_read(link: str, target: str) -> None:
    assert f'href="{target}"' in html(f"[x]({link})")


@pytest.mark.parametrize("beginning", ["[a]", "![a]"])
@pytest.mark.parametrize("rest", ['("(AB', '("(b) c) AB', "('(b AB", '("(AB "(c'])
def test_a_link_that_no_bracket_closes_is_shown_as_it_is(beginning: str, rest: str) -> None:
    assert html(beginning + rest) == f"<p>{beginning}{rest}</p>"


def test_no_image_comes_from_elsewhere() -> None:
    for source in ("https://x.org/a.png", "https:x.org/a.png", "https:///x.org/a", "//x.org/a.png"):
        assert "<img" not in html(f"![x]({source})")


def test_long_texts_take_time_in_proportion() -> None:
    """Twice 20,000 links or comments were minutes once; the test run would show it."""
    links = "\n\n".join(f"[a](b{number}.md)" for number in range(20_000))
    assert len(render(Body(links), PATH)[0].links) == 20_000
    assert html("<!--\n\n" * 20_000)
    assert html("## a\n\n" * 20_000)
    assert html("".join(f"## a {{#b{number}}}\n\n" for number in range(10_000)))
    assert html("".join(f"a[^{number}]\n\n" for number in range(5_000)))


@pytest.mark.parametrize(
    "piece",
    [
        "<!--",
        "<?",
        "<![CDATA[",
        "<b>",
        "</b>",
        "<a ",
        "{% a",
        "{{ a",
        "&a;",
        "a@",
        "_a ",
        "~a ",
        "`a`` ",
    ],
)
def test_nothing_that_is_never_ended_is_looked_for_again_and_again(piece: str) -> None:
    """Minutes each, if it were; the test run would show it."""
    assert render(Body(f"https://x.org/{piece * 20_000}"), PATH)


@pytest.mark.parametrize("text", ["a{}b", "# a{}b", "# a{}{{#b}}", "![a](b.png){}c"])
@pytest.mark.parametrize("sign", [" ", "\t", "\n"])
def test_no_white_space_is_looked_through_again_and_again(text: str, sign: str) -> None:
    """Minutes each, if it were; the test run would show it."""
    assert render(Body(text.format(sign * 150_000)), PATH)


letters = st.text("abc <>&/*_`#[]()!\n-=|\"':.AFGU1", max_size=80)


@settings(max_examples=300)
@example('[]("(AA')
@given(letters)
def test_no_word_is_lost(markdown: str) -> None:
    """Every run of letters of a text is in the page, but for tags, links and languages of code."""
    kept = re.sub(r"<!--.*?-->|</?[a-z]+ */?>|```.*|\]\([^)]*\)|\[[^\]]*\]:.*", " ", markdown)
    shown = html(markdown)
    text = plain_text(shown) + " ".join(re.findall(r'(?:href|alt|title|src)="([^"]*)"', shown))
    for word in re.findall(r"[AFGU]{2,}", kept):
        assert word in text


@settings(max_examples=200)
@given(st.text(max_size=200))
def test_any_text_becomes_safe_html(markdown: str) -> None:
    shown = html(markdown)
    assert "<script" not in shown
    assert not re.search(r"<[^>]*\son\w+=", shown)


def test_the_blocks_of_a_body_are_apart() -> None:
    markdown = "## A *b*\n\nc  d[^1]\ne\n\n- f\n  - g\n- h\n\n> i\n\n"
    markdown += "| j | k |\n|---|---|\n| l | |\n\n[^1]: m"
    assert text_blocks(html(markdown)) == ["A b", "c d e", *"fghijklm"]
    assert text_blocks("") == [""]

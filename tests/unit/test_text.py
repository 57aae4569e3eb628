"""Markdown through the front door: what a reader sees of a text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.model import Body
from builder.text import SUMMARY_LENGTH, plain_text, render

PATH = "content/articles/2015/01/a.md"


def html(markdown: str) -> str:
    return render(Body(markdown), PATH)[0].html


def messages(markdown: str) -> list[str]:
    return [str(problem) for problem in render(Body(markdown, lines_before=4), PATH)[1]]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Lockheed <LK> and <U> and <S>", "<p>Lockheed &lt;LK&gt; and &lt;U&gt; and &lt;S&gt;</p>"),
        ("3 < 4 > 2 & AT&T", "<p>3 &lt; 4 &gt; 2 &amp; AT&amp;T</p>"),
        ("x<sup>2</sup> <b>bold</b>", "<p>x<sup>2</sup> <b>bold</b></p>"),
        ('<b class="x">bold</b>', '<p>&lt;b class="x"&gt;bold</p>'),
        ("<b>never closed", "<p><b>never closed</b></p>"),
        ("`<b>` &copy; &lt;", "<p><code>&lt;b&gt;</code> © &lt;</p>"),
        ("a<!-- note -->b", "<p>ab</p>"),
        ("a\n\n<!-- a\n\nlong note -->\n\nb", "<p>a</p>\n<p>b</p>"),
        (
            "<div>\n\n*text*\n\n</div>",
            "<p>&lt;div&gt;</p>\n<p><em>text</em></p>\n<p>&lt;/div&gt;</p>",
        ),
        ("```\n<!-- kept -->\n```", '<pre tabindex="0"><code>&lt;!-- kept --&gt;\n</code></pre>'),
    ],
)
def test_only_plain_inline_html_counts(markdown: str, expected: str) -> None:
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
        ("https://x.org/a?b=1&c=2", "https://x.org/a?b=1&amp;c=2"),
        ("mailto:a@x.org", "mailto:a@x.org"),
    ],
)
def test_links_name_the_source_and_lead_to_the_page(link: str, href: str) -> None:
    assert f'<a href="{href}">' in html(f"[text]({link})")


def test_an_image_of_ours_is_shown_and_one_from_elsewhere_is_a_link() -> None:
    assert html("![Map](map.png)") == '<p><img alt="Map" src="map.png"></p>'
    assert html("![Map](https://x.org/m.png)") == '<p><a href="https://x.org/m.png">Map</a></p>'
    inside = html("[![Map](https://x.org/m.png)](https://x.org/)")
    assert inside == '<p><a href="https://x.org/"><em>Map</em></a></p>'


def test_problems_point_into_the_file() -> None:
    assert messages("One.\n\nTwo [x](/y).")[0].startswith(f"{PATH}:7:9: error[link-from-root]")


def test_dangerous_links_are_refused() -> None:
    for link in ("javascript:alert(1)", "data:text/html,x", "vbscript:x", "JavaScript:alert(1)"):
        assert "bad-link" in messages(f"[x]({link})")[0]
        assert "href" not in html(f"[x]({link})")


def test_the_summary_is_the_first_paragraph() -> None:
    text, _ = render(Body("# Head\n\nA *first* one.[^1]\n\nNext.\n\n[^1]: Note."), PATH)
    assert text.summary == "A first one."


def test_a_long_summary_ends_at_a_word() -> None:
    summary = render(Body("word " * 200), PATH)[0].summary
    assert summary.endswith("word\u2026")
    assert len(summary) <= SUMMARY_LENGTH + 1


def test_a_text_leaves_nothing_behind_for_the_next() -> None:
    alone = html("See[^1].\n\n[^1]: Note.\n\n## Head")
    html("Other[^1] and [ref].\n\n[^1]: Other.\n\n[ref]: https://x.org\n\n## Head")
    assert html("See[^1].\n\n[^1]: Note.\n\n## Head") == alone
    assert "x.org" not in html("[ref]")


letters = st.text("abc <>&/*_`#[]()!\n-=|\"':.AFGU1", max_size=80)


@settings(max_examples=300)
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

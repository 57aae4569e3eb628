"""Quotes, code and tables of a page are what they were."""

from builder.importing.extracted import set_right
from builder.importing.page import markdown_of

LONG = "A paragraph that is long enough, with several words in it, so that it is found and taken."
PAGE = f"""<html><body><article><p>{LONG}</p>
<blockquote><p>One of <b>two</b>.</p><p><i>Two</i> of them.</p></blockquote>
<p>{LONG} Again.</p>
<blockquote>Bare<br>lines <blockquote><p>inner</p></blockquote></blockquote>
<pre>a = 1
  b</pre>
<table><tr><td>r</td><td>a</td></tr><tr><td>s</td><td>b</td></tr></table>
<p>{LONG} At last.</p></article></body></html>"""


def test_a_page() -> None:
    text = markdown_of(PAGE, "")
    assert "> One of **two**.\n>\n> *Two* of them.\n" in text
    assert "> Bare\n>\n> lines\n>\n> inner\n" in text
    assert "```\na = 1\n  b\n```" in text
    assert "| r | a | \n| --- | --- |\n| s | b |" in text
    assert "quoted" not in text


def test_a_table_with_headings_stays_as_it_is() -> None:
    table = "| A | B |\n|---|---|\n| 1 | 2 |"
    assert set_right(table) == table
    assert set_right("```\n| a |\n```") == "```\n| a |\n```"
    assert set_right("| a\\|b |\n| c |") == "| a\\|b |\n| --- |\n| c |"

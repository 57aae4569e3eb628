"""Tables and code, whoever wrote them, can be scrolled; divs are closed as they are opened."""

import pytest

from builder.markup.render import render
from builder.model import Body


def html(markdown: str) -> str:
    return render(Body(markdown), "content/articles/a.md")[0].html


@pytest.mark.parametrize(
    "markdown",
    [
        "|a|\n|-|\n|b|",
        "<table lang='ru'><tr><td>a</td></tr></table>",
        "<table><tr><td>a<table dir='rtl'><tr><td>b</td></tr></table></td></tr></table>",
        "`</table>` `<table>`",
        "x\n\n```\n<table>\n```\n\n|a|\n|-|",
        "> |a|\n> |-|\n\n- |b|\n  |-|",
    ],
)
def test_each_table_has_its_frame(markdown: str) -> None:
    shown = html(markdown)
    assert shown.count("<div") == shown.count("</div>") == shown.count("<table")
    assert shown.count('<div class="table" tabindex="0">\n<table') == shown.count("<table")


@pytest.mark.parametrize(
    "markdown", ["    a", "```\na\n```", "<pre>a</pre>", "<pre lang='ru' title='b'>a</pre>"]
)
def test_all_code_can_be_scrolled(markdown: str) -> None:
    assert 'tabindex="0"' in html(markdown).partition(">")[0]


def test_alignment_is_a_class_of_cells_and_no_word_of_code() -> None:
    assert '<th class="right">a</th>' in html("|a|\n|-:|")
    assert ' style="text-align:right"' in html('|a|\n|-:|\n|` style="text-align:right"`|')

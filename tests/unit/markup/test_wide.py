"""Tables and code can be scrolled with the keyboard; cells are aligned by classes."""

import pytest

from builder.markup import wide
from builder.markup.render import render
from builder.model import Body


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("|a|\n|-|\n|b|", '<div class="table" tabindex="0">\n<table>'),
        ('<table id="x"><tr><td>b</td></tr></table>', '<div class="table" tabindex="0">'),
        ("```\na\n```", '<pre tabindex="0">'),
        ("|a|\n|-:|\n|b|", '<td class="right">b</td>'),
        ('`<td style="text-align: center">`', 'style="text-align: center"'),
    ],
)
def test_what_is_wide(markdown: str, shown: str) -> None:
    assert wide.Wide.__name__ == "Wide"
    assert shown in render(Body(markdown), "content/articles/a.md")[0].html

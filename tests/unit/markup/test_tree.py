"""The tree of a text: items, notes, code, images."""

import pytest

from builder.markup.gfm import parse
from builder.markup.notes import Notes
from builder.markup.render import render
from builder.markup.tree import build
from builder.model import Body


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("- [ ] a\n- [x] b", "<ul>\n<li>\u2610 a</li>\n<li>\u2611 b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("```py\na < b\n```", '<pre tabindex="0"><code>a &lt; b\n</code></pre>'),
        ("b ![a *b* `c`](x.png 't')", '<img alt="a b c" src="x.png" title="t" loading="lazy"></p>'),
        ("a  \nb", "<p>a<br>\nb</p>"),
        ("|a|b|\n|:-|-:|\n|1|2|", '<td class="left">1</td>\n<td class="right">2</td>'),
    ],
)
def test_what_a_text_becomes(markdown: str, expected: str) -> None:
    assert expected in render(Body(markdown), "content/articles/a.md")[0].html


def test_notes_are_numbered_in_the_order_of_their_marks() -> None:
    text = "x[^b] y[^a] z[^b]\n\n[^a]: First.\n[^b]: Second.\n\n    More."
    shown = render(Body(text), "content/articles/a.md")[0].html
    assert '<sup id="fnref:b"><a class="footnote-ref" href="#fn:b">1</a></sup>' in shown
    assert '<sup id="fnref2:b"><a class="footnote-ref" href="#fn:b">1</a></sup>' in shown
    assert shown.index('<li id="fn:b">') < shown.index('<li id="fn:a">')
    assert 'More.&nbsp;<a class="footnote-backref" href="#fnref:b">\u21a9</a>' in shown


def test_the_root_is_what_the_library_takes_off() -> None:
    tokens, _ = parse("a\n\n> b", html=True)
    root = build(tokens, Notes())
    assert (root.tag, [one.tag for one in root]) == ("div", ["p", "blockquote"])

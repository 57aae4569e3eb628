"""Shortcodes with a plain meaning become HTML; the others stay, and are named."""

import pytest

from builder.importing.kinds.shortcodes import without_shortcodes


@pytest.mark.parametrize(
    ("html", "part"),
    [
        ('[caption width="1"]<img src="/a.png"> C[/caption]', '<img src="/a.png"><p>C</p>'),
        ('[caption caption="C"]<a href=x><img src=y></a>[/caption]', "<p>C</p>"),
        ("[embed]https://e.org/v?a=1&amp;b=2[/embed]", 'href="https://e.org/v?a=1&amp;b=2"'),
        ('[youtube url="https://e.org/v"]', ">https://e.org/v</a>"),
        ('[gallery ids="1,2"]', '<p><img src="/1.png"></p><p><img src="/2.png"></p>'),
        ("[code]a < b &lt; c[/code]", "<pre>a &lt; b &lt; c</pre>"),
    ],
)
def test_known_ones(html: str, part: str) -> None:
    made, left = without_shortcodes(html, {"1": "/1.png", "2": "/2.png"})
    assert part in made
    assert left == []


def test_others_stay() -> None:
    html = '[gallery ids="9"] [poll id="1"] [1] [sic] <code>[x a="1"]</code> [[gallery]]'
    assert without_shortcodes(html, {}) == (html, ["gallery", "poll", "sic"])
    assert without_shortcodes("plain", {}) == ("plain", [])

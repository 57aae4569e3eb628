"""Addresses as browsers take them: whatever leads to another server is seen as such."""

import pytest

from builder.markup.addresses import cleaned, is_elsewhere
from builder.markup.render import render
from builder.model import Body

ELSEWHERE = [
    "https://x.org/a.png",
    " https://x.org/a.png",
    "\x0c https://x.org/a.png \x0c",
    "ht\ntps://x.org/a.png",
    "h\tttps:/\r/x.org/a.png",
    "https:x.org/a.png",
    "https:\\\\x.org/a.png",
    "ftp://x.org/a.png",
    "data:image/png;base64,AA==",
    "//x.org/a.png",
    "/\\x.org/a.png",
    "\\\\x.org/a.png",
    "\\/x.org/a.png",
    "/\t/x.org/a.png",
]


@pytest.mark.parametrize("written", ELSEWHERE)
def test_no_picture_is_asked_of_another_server(written: str) -> None:
    assert is_elsewhere(cleaned(written))
    entities = "".join(f"&#{ord(sign)};" for sign in written)
    for markdown in (f'<img src="{entities}">', f"![x]({entities})", f"![x](<{entities}>)"):
        assert "<img" not in render(Body(markdown), "content/articles/a.md")[0].html


@pytest.mark.parametrize("written", ["a.png", "../a.png", "/a.png", "a/b:c.png", "?a", "#a", ""])
def test_what_leads_to_this_site(written: str) -> None:
    assert not is_elsewhere(written)


@pytest.mark.parametrize(
    ("written", "shown"),
    [("\x01 a.png\x1f", "a.png"), ("a\n.png", "a.png"), ("a b.png", "a b.png")],
)
def test_what_browsers_take_off(written: str, shown: str) -> None:
    assert cleaned(written) == shown

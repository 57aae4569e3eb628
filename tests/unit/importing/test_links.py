"""Links are found where Markdown and HTML have them, and nowhere else."""

import pytest

from builder.errors import Place
from builder.importing.items import Item
from builder.importing.links import (
    Targets,
    mask_code,
    plain_address,
    plain_target,
    rewritten,
    without_links,
)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[a](/x) ![b](y.png 'T') [c](<z z>)", ["/x", "y.png!", "z z"]),
        ("[![b](y.png)](/x)", ["y.png!", "/x"]),
        ("[a](/x_(y)) [b]({{ '/a b' | url }}#c)", ["/x_(y)", "{{ '/a b' | url }}#c"]),
        ('[n]: /x "T"\n<a href="/y"><img src=z.png>', ["/x", "/y", "z.png!"]),
        ("`[a](/x)` ``[b](`y)`` \n\n```\n[c](/z)\n```\n[^1]: /note", []),
        ("[a](", []),
    ],
)
def test_targets(text: str, targets: list[str]) -> None:
    found = []

    def change(written: str, is_picture: bool) -> str:
        found.append(written + "!" * is_picture)
        return written

    assert rewritten(text, change) == text
    assert found == targets


def test_links_are_taken_back_to_their_words() -> None:
    text = "[a *b*](#x) ![p](/q 'T') `[a](#x)` <a href='#x'>c</a> [d](#y)"
    assert without_links(text, {"#x", "/q"}) == "a *b* p `[a](#x)` <a >c</a> [d](#y)"


def test_code_is_masked_in_place() -> None:
    text = "a `b` c\n\n~~~\nd\n~~~\ne"
    assert len(mask_code(text)) == len(text)
    assert mask_code(text).split() == ["a", "c", "e"]


def test_addresses_of_one_page() -> None:
    forms = ("/a/b", "/a/b/", "/A/b.html", "/a/b/index.html", "a/b.md")
    assert {plain_address(form) for form in forms} == {"/a/b"}


def test_templates_around_targets() -> None:
    assert plain_target('{{ "https://e.org/x" | url }}') == "https://e.org/x"
    assert plain_target('{% page "/user-guide" %}') == "/user-guide"


def test_what_answers() -> None:
    place = Place("x")
    one = Item(place, "1", addresses=("/2015/01/20/a/",), file="_posts/2015-01-20-a.md")
    two = Item(place, "2", addresses=("/b.html",), file="post/b/index.md")
    targets = Targets([one, two], "https://www.old.org/")
    found = {
        written: targets.find(written, one)[0]
        for written in (
            "/2015/01/20/a",
            "https://old.org/b.html",
            "{% post_url 2015-01-20-a %}",
            "/blog/2015/01/20/a/",
            "../../../../b.html",
            "https://other.org/b.html",
            "#x",
            "mailto:a@b.c",
            "/post/b/",
            "https://[bad",
        )
    }
    assert [*found.values()] == ["1", "2", "1", "1", "2", "", "", "", "2", ""]
    assert targets.elsewhere("/a b/", "?x#y") == "https://www.old.org/a%20b/?x#y"

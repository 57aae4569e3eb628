"""Ids of a text: each is there once, and links inside the text lead to them."""

import re

import pytest

from builder.markup.render import render
from builder.model import Body

PATH = "content/articles/a.md"


def ids(markdown: str) -> list[str]:
    return re.findall(r'<\w+ id="([^"]*)"', render(Body(markdown), PATH)[0].html)


def problems(markdown: str) -> list[str]:
    return [f"{p.line}:{p.column} {p.code}" for p in render(Body(markdown), PATH)[1]]


@pytest.mark.parametrize(
    ("markdown", "shown", "told"),
    [
        ("# A {#x}\n\n# B {#x}", ["x", "b"], ["3:5 bad-anchor"]),
        ('<p id="x">a</p>\n\n<p id="x">b</p>', ["text-x"], ["3:4 bad-anchor"]),
        ('<p id="x">a</p>\n\n# B {#text-x}', ["text-x", "b"], ["3:5 bad-anchor"]),
        ("<p id='a b'>a</p>", [], ["1:4 bad-anchor"]),
        ("<p id=''>a</p>", [], []),
        ('<p id="a">a</p>\n\n## Text a', ["text-a", "text-a-1"], []),
        ("a[^1]\n\n## B {#fn-1}\n\n[^1]: c", ["fnref:1", "fn-1", "fn:1"], []),
    ],
)
def test_each_id_is_there_once(markdown: str, shown: list[str], told: list[str]) -> None:
    assert ids(markdown) == shown
    assert problems(markdown) == told
    assert render(Body(markdown), PATH)[0].anchors == tuple(shown)


@pytest.mark.parametrize("id", ["page:main", "fn:1", "search:q"])
def test_ids_of_the_theme_and_of_notes_are_not_to_be_had(id: str) -> None:
    assert ids(f"# A {{#{id}}}") == [f"a-{id.replace(':', '')}"]
    assert problems(f"# A {{#{id}}}") == ["1:5 foreign-syntax"]


@pytest.mark.parametrize(
    ("markdown", "told"),
    [
        ("[x](#nowhere)", ["1:5 broken-link"]),
        ("# A\n\n[x](#a) [y](#%61)", []),
        ('`<a id="x" href="#y">`', []),
        ('```\n<a id="x" href="#y">\n```\n[z](#x)', ["4:5 broken-link"]),
        ("# A & B {#a&b}\n\n[x](#a&b)", []),
        ("[x](#)", ["1:5 broken-link"]),
    ],
)
def test_links_inside_a_text_lead_to_its_ids(markdown: str, told: list[str]) -> None:
    assert problems(markdown) == told

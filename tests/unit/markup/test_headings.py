"""Headings: levels below the page's title, ids as GitHub makes them."""

import re

import pytest

from builder.markup.headings import github_id
from builder.markup.render import render
from builder.model import Body


def headings(markdown: str) -> list[str]:
    shown = render(Body(markdown), "content/articles/a.md")[0].html
    return re.findall(r'<(h\d id="[^"]*")', shown)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Two Words", "two-words"),
        ("What's new, in 2.0?", "whats-new-in-20"),
        ("a_b - c", "a_b---c"),
        (
            "\u041e\u0448 \u0438 \u0411\u0430\u0442\u043a\u0435\u043d",
            "\u043e\u0448-\u0438-\u0431\u0430\u0442\u043a\u0435\u043d",
        ),
        ("\u0939\u093f\u0928\u094d\u0926\u0940", "\u0939\u093f\u0928\u094d\u0926\u0940"),
        ("C#", "c"),
    ],
)
def test_an_id_as_github_makes_it(text: str, id: str) -> None:
    assert github_id(text) == id


def test_ids_are_unique() -> None:
    assert headings("## A\n\n## A\n\n## a-1\n\n## A\n\n## !\n\n## ?") == [
        'h2 id="a"',
        'h2 id="a-1"',
        'h2 id="a-1-1"',
        'h2 id="a-2"',
        'h2 id="section-1"',
        'h2 id="section-2"',
    ]


def test_an_own_id_stays() -> None:
    assert headings("## B\n\n## A {#b}") == ['h2 id="b-1"', 'h2 id="b"']


def test_headings_begin_below_the_title() -> None:
    assert headings("# A\n\n###### B\n\n<h1>C</h1>") == ['h2 id="a"', 'h6 id="b"', 'h2 id="c"']
    assert headings("## B\n\n### C") == ['h2 id="b"', 'h3 id="c"']

"""Ids of a text, and links inside it that lead to them."""

import pytest
from markdown import Markdown

from builder.markup.anchors import Fragments, OwnIds
from builder.markup.notes import Notes
from builder.markup.render import render
from builder.model import Body


@pytest.mark.parametrize(
    ("markdown", "problem"),
    [
        ("## A {#x}\n\n[b](#x)", ""),
        ("## A {#x}\n\n## B {#x}", "3:6 warning bad-anchor"),
        ('<p id="a b">c</p>', "1:4 warning bad-anchor"),
        ("[a](#nowhere)", "1:5 error broken-link"),
        ("`[a](#nowhere)`", ""),
    ],
)
def test_each_id_is_one_and_each_link_has_one(markdown: str, problem: str) -> None:
    problems = render(Body(markdown), "content/articles/a.md")[1]
    assert "\n".join(f"{p.line}:{p.column} {p.severity} {p.code}" for p in problems) == problem


@pytest.mark.parametrize(
    ("headings", "written", "way"),
    [
        ("## Conclusion & Work", "#conclusion-work", "#conclusion--work"),
        ("## Using a.b.gov", "#Using-a-b-gov", "#using-abgov"),
        ("## Часть 1", "#часть1", "#часть-1"),
        ("## Detección", "#deteccion", "#detección"),
        ("## A b\n\n## A.b", "#A-B", ""),
        ("## A", "#-", ""),
    ],
)
def test_ids_of_other_generators_lead_to_the_heading(headings: str, written: str, way: str) -> None:
    text, problems = render(Body(f"{headings}\n\n[x]({written})"), "content/articles/a.md")
    assert f'<a href="{way}">' in text.html if way else problems


def test_they_are_steps_of_the_library() -> None:
    assert [one(Markdown(), Notes()).run for one in (OwnIds, Fragments)]

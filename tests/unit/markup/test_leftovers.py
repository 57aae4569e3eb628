"""What a page would not show as it was meant is a problem, at its place."""

import pytest

from builder.markup.gfm import parse
from builder.markup.leftovers import report_leftovers
from builder.markup.notes import Notes
from builder.markup.render import render
from builder.model import Body


@pytest.mark.parametrize(
    ("markdown", "problem"),
    [
        ("a | b\n--- | ---\nc | d | e", "3:1 error table-cells"),
        ("> |a|\n> |-|\n> |b|c|", "3:3 error table-cells"),
        ("|a|\n|-|\n|b \\| c|", ""),
        ("|a|\n|-|\n|b| ||", ""),
        ("|a|\n|-|\n|b||c|", "3:1 error table-cells"),
        ("x[^a%20b]\n\n[^a%20b]: c", ""),
        ("x[^A]\n\n[^a]: b\n\n[^A]: c", "5:1 error duplicate-note"),
        ("a[^1]\n\n[^1]: b\n\n[^1]: c", "5:1 error duplicate-note"),
        ("x\n\n[^1]: A", "3:1 error unused-note"),
        ("x[^1]", "1:2 warning missing-note"),
        ("`[^1]` \\[^1]", ""),
        ("a\n\n[b]: https://x.org/", "3:1 warning unused-definition"),
        ("[b]\n\n[b]: https://x.org/\n[b]: https://y.org/", "4:1 error link-definition"),
        ("[[a]] [[b]] {{ c }}", "1:1 warning foreign-syntax\n1:13 warning foreign-syntax"),
        ("```\n[[a]]\n```", ""),
    ],
)
def test_leftovers(markdown: str, problem: str) -> None:
    problems = render(Body(markdown), "content/articles/a.md")[1]
    assert "\n".join(f"{p.line}:{p.column} {p.severity} {p.code}" for p in problems) == problem


def test_a_definition_is_named_as_it_was_written() -> None:
    [problem] = render(Body("A\n\n[Big Question]: Why?"), "content/articles/a.md")[1]
    assert (
        problem.message == "the link definition [Big Question] is not used and would not be shown"
    )


def test_a_text_that_says_all_it_means_has_none() -> None:
    text = "a[^1] [b]\n\n[^1]: c\n\n[b]: https://x.org/"
    tokens, env = parse(text, html=True)
    notes = Notes()
    notes.begin(Body(""), "content/articles/a.md")
    report_leftovers(tokens, text.split("\n"), env, notes)
    assert notes.problems == []

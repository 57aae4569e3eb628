"""Links that a space keeps from being links are reported, not shown in silence."""

import pytest

from builder.markup.notes import Notes
from builder.markup.render import render
from builder.markup.unread import report_unread_links
from builder.model import Body

PATH = "content/articles/a.md"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("[a] (b.md)", "write [a](b.md)"),
        ("[a] (b.md#part)", "write [a](b.md#part)"),
        ("[a & b](my file.md)", "write [a & b](my%20file.md)"),
        ("[a]( ../my file.pdf )", "write [a](../my%20file.pdf)"),
        ("[a](https://x.org/a b)", "write [a](https://x.org/a%20b)"),
        ("[a] (www.x.org)", "write [a](https://www.x.org)"),
        ("[a] (/2015/old/)", "write [a](/2015/old/)"),
        ('[a]({{ "/about/" | url }})', "write [a](/about/)"),
    ],
)
def test_what_was_meant_as_a_link(text: str, hint: str) -> None:
    notes = Notes()
    notes.begin(Body(f"x\n\n{text}", 4), PATH)
    report_unread_links(f"<p>{text.replace('&', '&amp;')}</p>", notes)
    (problem,) = notes.problems
    assert (problem.line, problem.column, problem.code) == (7, 1, "link-as-text")
    assert (problem.severity, problem.hint) == ("warning", hint)


@pytest.mark.parametrize(
    "text",
    [
        "[sic] (see p. 3)",
        "[1] (1987)",
        "[1] (https://x.org)",
        "[a] (b)",
        r"\[a](b.md)",
        "`[a] (b.md)`",
        "```\n[a] (b.md)\n```",
        "[a] (Reuters)",
        "a[0](x)",
        "[a](b.md)",
    ],
)
def test_what_was_not(text: str) -> None:
    assert [one.code for one in render(Body(text), PATH)[1] if one.code == "link-as-text"] == []


def test_an_address_that_became_a_link_by_itself() -> None:
    notes = Notes()
    notes.begin(Body("[a] (https://x.org)"), PATH)
    report_unread_links('<p>[a] (<a href="https://x.org">https://x.org</a>)</p>', notes)
    assert [one.hint for one in notes.problems] == ["write [a](https://x.org)"]


def test_it_is_said_of_a_text() -> None:
    (problem,) = render(Body("See [a] (b.md)."), PATH)[1]
    assert str(problem) == (
        f"{PATH}:1:5: warning[link-as-text]: '[a] (b.md)' is shown as text, for a space keeps it "
        "from being a link; write [a](b.md)"
    )

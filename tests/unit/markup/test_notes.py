"""What is noted of a text while it is rendered: places, links as resolved, problems."""

import pytest

from builder.markup.notes import Notes, shortened
from builder.model import Body

PATH = "content/articles/2015/a.md"


def notes_of(markdown: str = "", lines_before: int = 0) -> Notes:
    notes = Notes()
    notes.begin(Body(markdown, lines_before), PATH)
    return notes


@pytest.mark.parametrize(
    ("written", "href", "page"),
    [
        ("b.md", "b.html", "articles/2015/b.html"),
        ("../2014/b%20c.md?x=1#y", "../2014/b%20c.html?x=1#y", "articles/2014/b c.html"),
        ("../../index.md", "../../index.html", "index.html"),
        ("a.png", "a.png", "articles/2015/a.png"),
        ("../../pages/about.md", "../../about.html", "about.html"),
    ],
)
def test_a_path_to_a_file_becomes_the_way_to_its_page(written: str, href: str, page: str) -> None:
    notes = notes_of(f"[x]({written})")
    assert notes.resolve(written) == href
    (link,) = notes.links
    assert (link.path, link.written) == (page, written)
    assert notes.problems == []


@pytest.mark.parametrize(
    "written", ["https://x.org/", "HTTP://x.org", "mailto:a@x.org", "tel:+1", "#note", "?x=1", ""]
)
def test_other_links_stay_as_they_are(written: str) -> None:
    notes = notes_of()
    assert notes.resolve(written) == written
    assert (notes.links, notes.problems) == ([], [])


@pytest.mark.parametrize(
    ("written", "href", "code"),
    [
        ("javascript:alert(1)", "", "bad-link"),
        ("https:///x", "", "bad-link"),
        ("//x.org/", "", "bad-link"),
        ("https://[x", "", "bad-link"),
        ("/about.html", "/about.html", "link-from-root"),
        ("../../../README.md", "../../../README.md", "broken-link"),
    ],
)
def test_links_that_cannot_be(written: str, href: str, code: str) -> None:
    notes = notes_of(f"A\n[x]({written})", 4)
    assert notes.resolve(written) == href
    (problem,) = notes.problems
    assert (problem.code, problem.line, problem.column) == (code, 6, 5)
    assert notes.links == []


def test_a_new_text_begins_with_nothing() -> None:
    notes = notes_of("[x](b.md)")
    notes.resolve("b.md")
    notes.report("x", "code", "message", "hint")
    notes.begin(Body("", 0), "content/pages/b.md")
    assert (notes.links, notes.problems) == ([], [])
    assert notes.page == "b.html"


def test_the_place_of_a_piece_is_looked_for_from_the_last_one_on() -> None:
    notes = Notes()
    notes.begin(Body("(a) a\n(a) b", 10), PATH)
    assert [notes.place("a")[1:] for _ in range(3)] == [(11, 2), (12, 2), (11, 2)]
    assert notes.place("not there") == (PATH, 11, 1)


def test_a_kind_is_reported_once_in_a_text() -> None:
    notes = notes_of("<x> <x> <y>")
    for kind in ("x", "x", "y"):
        notes.report_once(kind, f"<{kind}>", "html-as-text", "message", "hint")
    assert [(one.column, one.severity) for one in notes.problems] == [
        (1, "warning"),
        (9, "warning"),
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [("<b>", "<b>"), ("a\nb", "a..."), ("x" * 61, "x" * 60 + "...")],
)
def test_a_long_piece_is_shortened_in_a_message(written: str, shown: str) -> None:
    assert shortened(written) == shown

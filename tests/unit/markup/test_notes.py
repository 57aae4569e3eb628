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
    "written", ["https://x.org/", "HTTP://x.org", "mailto:a@x.org", "tel:+1", "#note", "?x=1"]
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
        ("http://https://x.org", "", "bad-link"),
    ],
)
def test_links_that_cannot_be(written: str, href: str, code: str) -> None:
    notes = notes_of(f"A\n[x]({written})", 4)
    assert notes.resolve(written) == href
    (problem,) = notes.problems
    assert (problem.code, problem.line, problem.column) == (code, 6, 5)
    assert notes.links == []


def test_an_empty_link_is_a_problem_where_it_stands() -> None:
    notes = notes_of("[x](b.md) and [y]( 'Title') and ![z]()", 4)
    assert [notes.resolve(""), notes.resolve(" ", shown=True)] == ["", ""]
    messages = [(one.column, one.code, one.message) for one in notes.problems]
    assert messages == [
        (17, "bad-link", "this link leads nowhere"),
        (36, "bad-link", "this picture has no file"),
    ]


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("/2015/old/?x#y", "/2015/old/"),
        ("/caf%C3%A9.html", "/caf\u00e9.html"),
        ("../../../README.md", "../README.md"),
        ("../../../../x", "../../x"),
    ],
)
def test_what_answers_for_others_is_found_out_later(written: str, path: str) -> None:
    notes = notes_of(f"[x]({written})")
    href = notes.resolve(written)
    assert [link.path for link in notes.links] == [path]
    assert notes.problems == []
    assert not path.startswith("/") or href == written


def test_a_picture_without_a_text_is_a_warning() -> None:
    notes = notes_of("![](a.png) ![ ](b.png) ![Map](c.png) ![](https://x.org/d.png)")
    for written, alternative in (("a.png", ""), ("b.png", " "), ("c.png", "Map")):
        notes.picture(written, alternative)
    notes.picture("https://x.org/d.png", "")
    assert [link.shown for link in notes.links] == [True, True, True]
    assert [(one.column, one.code, one.severity) for one in notes.problems] == [
        (5, "missing-alt", "warning"),
        (17, "missing-alt", "warning"),
    ]


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

from pathlib import Path

import pytest

from builder.markup.directions import direction_problems
from builder.model import Body
from tests.helpers import SiteTest


def problems(folder: Path, body: str) -> list[str]:
    found = SiteTest(folder).article("a", body=body).problems()
    return [line.partition("; ")[0].removeprefix("content/articles/a.md:") for line in found]


def test_a_link_cannot_be_shown_as_another(tmp_path: Path) -> None:
    assert problems(tmp_path, "[\u202egro.doog//:sptth](https://evil.example)") == [
        "6:2: error[bidi-control]: U+202E (right-to-left override) turns letters round: readers "
        "see another text"
    ]


@pytest.mark.parametrize("written", ["&#8238;", "&#x202E;", "&#x0202e;"])
def test_references_are_read(written: str, tmp_path: Path) -> None:
    [problem] = problems(tmp_path, f"One.\n\n**Two** {written}three.")
    assert problem.startswith("8:9: error[bidi-control]: U+202E")


@pytest.mark.parametrize(
    "body", ["<p>&#8238gro</p>", "<div>\n&#x202E gro\n</div>", "<p>&#0008238 gro</p>"]
)
def test_references_in_html_need_no_semicolon(body: str, tmp_path: Path) -> None:
    [problem] = problems(tmp_path, body)
    assert "error[bidi-control]: U+202E" in problem


def test_references_in_code_are_shown(tmp_path: Path) -> None:
    assert problems(tmp_path, "`&#8238;` é\n\n    &#x2067;\n") == []


@pytest.mark.parametrize(
    "body", ["a \u2067b\n\nc\u2069", "\u202bd\n\ne", "- a\u2066\n\n- b", "&#8295;é"]
)
def test_a_direction_ends_in_its_paragraph(body: str, tmp_path: Path) -> None:
    assert "error[bidi-control]" in problems(tmp_path, body)[0]


@pytest.mark.parametrize(
    "body",
    [
        "\u2067עברית\u2069 and *\u202bعربي*\u202c",
        "a\nb \u2067c\nd\u2069",
        "روسيا\u202c",
        "می\u200cخواهم",
        "a\u200bb\xadc\ufeff",
        "&rlm;x&zwj;",
        "&#8207;",
    ],
)
def test_what_texts_need(body: str, tmp_path: Path) -> None:
    assert problems(tmp_path, body) == []


def test_tags_that_hide_words_are_refused(tmp_path: Path) -> None:
    [problem] = problems(tmp_path, "Text\U000e0041\U000e0042")[:1]
    assert problem.startswith("6:5: error[hidden-character]: U+E0041")


def test_places_are_those_of_the_file() -> None:
    [problem] = direction_problems(Body("a\n\nb \u2067c", 4), "", "a.md")
    assert (problem.line, problem.column) == (7, 3)

"""A text's metadata: the block between lines of hyphens, the sidecar, or both."""

from pathlib import Path

import pytest

from builder.content.frontmatter import read_document, read_yaml, split_document
from builder.content.reader import Reader
from builder.model import Body
from builder.store.storage import LocalStorage

Found = tuple[dict[str, str], Body, list[str]]


def read(folder: Path, text: str, sidecar: str | None = None) -> Found:
    """The values by key, the body, and the problems as place and code."""
    (folder / "a.md").write_text(text, encoding="utf-8")
    if sidecar is not None:
        (folder / "a.yaml").write_text(sidecar, encoding="utf-8")
    entries, body, problems = read_document(
        Reader(LocalStorage(folder)), "a.md", "" if sidecar is None else "a.yaml"
    )
    values = {key: entry.value.value for key, entry in entries.items()}
    return values, body, [f"{one.path}:{one.line} {one.code}" for one in problems]


@pytest.mark.parametrize("end", ["---", "--- ", "---\t"])
def test_block_and_body(end: str, tmp_path: Path) -> None:
    text = f"---\ntitle: A\nx: '---'\n{end}\n\nText.\n\n---\n\nMore.\n"
    values, body, problems = read(tmp_path, text)
    assert values == {"title": "A", "x": "---"}
    assert body == Body("\nText.\n\n---\n\nMore.\n", 4)
    assert text.split("\n")[body.lines_before :] == body.markdown.split("\n")
    assert problems == []


def test_places_count_from_the_file_s_first_line() -> None:
    entries, _, _ = split_document("---\ntitle: A\ndate: 2015\n---\n", "a.md")
    assert entries["date"].place == ("a.md", 3, 1)
    assert entries["date"].value_place == ("a.md", 3, 7)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "a.md:1 empty-file"),
        (" \n\n", "a.md:1 empty-file"),
        ("Text.\n", "a.md:1 no-metadata"),
        ("\n----\ntitle: A\n---\n", "a.md:2 no-metadata"),
        ("---\ntitle: A\n", "a.md:1 unterminated-block"),
        ("---\ntitle: A\n----\n", "a.md:3 unterminated-block"),
    ],
)
def test_a_text_without_a_whole_block(text: str, problem: str, tmp_path: Path) -> None:
    assert read(tmp_path, text)[2] == [problem]


@pytest.mark.parametrize("before", ["\n", " \n\t\n", "\u00a0\n"])
def test_empty_lines_may_stand_before_a_block(before: str, tmp_path: Path) -> None:
    text = f"{before}---\ntitle: A\n...\nText.\n"
    values, body, problems = read(tmp_path, text)
    assert (values, problems) == ({"title": "A"}, [])
    assert text.split("\n")[body.lines_before :] == body.markdown.split("\n") == ["Text.", ""]


def test_toml_between_pluses(tmp_path: Path) -> None:
    values, body, problems = read(tmp_path, "+++\ntitle = 'A'\n+++\nText.\n")
    assert (values, body, problems) == ({"title": "A"}, Body("Text.\n", 3), [])


def test_conflicts_in_text_and_metadata(tmp_path: Path) -> None:
    text = "---\ntitle: A\n---\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c\n"
    assert read(tmp_path, text)[2] == ["a.md:4 merge-conflict"]
    assert read(tmp_path, f"---\n{text[4:13]}<<<<<<< a\n---\n")[2] == ["a.md:3 merge-conflict"]


def test_a_sidecar_alone(tmp_path: Path) -> None:
    values, body, problems = read(tmp_path, "Text.\n", "title: A\n")
    assert (values, body, problems) == ({"title": "A"}, Body("Text.\n", 0), [])


def test_what_both_say_is_a_problem_and_the_block_counts(tmp_path: Path) -> None:
    values, _, problems = read(tmp_path, "---\ntitle: A\n---\n", "date: 2015\ntitle: B\n")
    assert values == {"title": "A", "date": "2015"}
    assert problems == ["a.yaml:2 sidecar-contradicts"]


def test_a_file_that_cannot_be_read_has_one_problem(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"title: \xff\n")
    entries, problems = read_yaml(Reader(LocalStorage(tmp_path)), "a.yaml")
    assert entries == {}
    assert [(one.code, one.line, one.column) for one in problems] == [("not-utf-8", 1, 8)]

"""Which files of the content have articles in their lines."""

import pytest

from builder.content.volumes import files_of, is_packed, is_volume


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("content/articles/1987.jsonl", True),
        ("content/articles/a/b.JSONL.GZ", True),
        ("content/articles/a.json", False),
        ("content/articles/a.ndjson", False),
        ("content/people/a.jsonl", False),
    ],
)
def test_which_files_have_articles_in_their_lines(path: str, expected: bool) -> None:
    assert is_volume(path) == expected


def test_which_are_compressed() -> None:
    assert is_packed("content/articles/a.jsonl.GZ")
    assert not is_packed("content/articles/a.jsonl")


def test_a_text_and_its_sidecar_are_files_but_a_line_is_one_alone() -> None:
    text = "content/articles/a.md"
    assert files_of(text, "") == (text,)
    assert files_of(text, "content/articles/a.yaml") == (text, "content/articles/a.yaml")
    assert files_of(text, "content/articles/all.jsonl") == (text,)

"""Marks of merges."""

import pytest

from builder.metadata.block import Block
from builder.metadata.conflicts import conflict_in_metadata, conflicts_in_body, has_marks
from tests.helpers import SiteTest

CONFLICT = "<<<<<<< HEAD\na\n||||||| 1f0e2d3\nb\n=======\nc\n>>>>>>> 3f2a9c1 (Count again)\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"Text.\n\n{CONFLICT}", [3]),
        (f"{CONFLICT}\n{CONFLICT}", [1, 9]),
        ("```\n<<<<<<< HEAD\n```\n", []),
        ("~~~ diff\n```\n<<<<<<< HEAD\n~~~\n", []),
        (f"```\n```\n{CONFLICT}", [3]),
        ("    <<<<<<< HEAD\n", []),
        ("A heading\n=======\n", []),
        ("A heading\n=======\n\n>>>>>>> quoted seven times\n", []),
        ("a\n=======\nb\n>>>>>>> main\n", [4]),
        ("<<<<<<< is a mark", [1]),
        ("<<<<<<<< eight\n", []),
    ],
)
def test_in_a_text(text: str, lines: list[int]) -> None:
    assert has_marks(text) or not lines
    assert [one.line for one in conflicts_in_body(text, Block("a.md"))] == lines


def test_in_metadata() -> None:
    found = conflict_in_metadata("a: b\n=======\n", Block("a.md", 1))
    assert found is not None
    assert (found.code, found.line) == ("merge-conflict", 3)
    assert conflict_in_metadata("a: |\n  <<<<<<< b\n", Block("a.md")) is None


@pytest.mark.parametrize(
    "path", ["content/articles/b.yaml", "content/topics/b.yaml", "content/addresses.yaml"]
)
def test_in_every_file(path: str, site: SiteTest) -> None:
    site.article("a").write("content/articles/b.md", "---\ntitle: B\n---\n").write(path, CONFLICT)
    assert [line for line in site.problems() if line.startswith(f"{path}:1:1: error[merge-conf")]


def test_around_the_fence_of_a_block(site: SiteTest) -> None:
    site.write("content/articles/a.md", "<<<<<<< HEAD\n---\ntitle: A\n=======\n---\n>>>>>>> b\n")
    assert ["merge-conflict" in line for line in site.problems()] == [True]

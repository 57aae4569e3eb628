"""Texts that are not YAML."""

import pytest

from builder.metadata.block import Block
from builder.metadata.entries import read_entries
from builder.metadata.syntax import not_a_mapping

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("text", "code", "place", "hint"),
    [
        (f"a: b\ntitle:{NBSP}x\n", "odd-character", (2, 7), "write a plain space: title: x"),
        (f"title:{NBSP}x\na: b\n", "odd-character", (1, 7), "write a plain space: title: x"),
        (f"a:\n-{NBSP}x\n-{NBSP}y\nb: 1\n", "odd-character", (2, 2), "write a plain space: - x"),
        (f"a:\n  - x\n {NBSP}- y\n", "odd-character", (3, 2), "write a plain space: - y"),
        ("a: b\ntitle:x\n", "yaml-colon", (2, 6), "write: title: x"),
        ("title:x\na: b\n", "yaml-colon", (1, 6), "write: title: x"),
        ("title:x\n", "yaml-colon", (1, 6), "write: title: x"),
        ("title:@x\na: b\n", "yaml-colon", (1, 6), 'write: title: "@x"'),
        ("title\uff1ax\na: b\n", "yaml-colon", (1, 6), "write: title: x"),
        ("a:\n* b\n* c\n", "yaml-syntax", (2, 1), "write: - b"),
        ("a: b\n---\nc: d\n", "yaml-syntax", (2, 1), "remove this line"),
        ("a: b\n  c: d\n", "yaml-indentation", (2, 4), "begin all keys in one column"),
        ("a:\n\t- b\n", "yaml-tab", (2, 1), "indent with spaces instead"),
        ("a: \x80\n", "yaml-character", (1, 4), "remove it"),
    ],
)
def test_what_is_wrong_and_what_would_be_right(
    text: str, code: str, place: tuple[int, int], hint: str
) -> None:
    _, (problem,) = read_entries(text, Block("a.md"))
    assert (problem.code, problem.line, problem.column) == (code, *place)
    assert problem.hint == hint


def test_other_things_than_keys() -> None:
    block = Block("a.md")
    assert "TOML" in not_a_mapping("a = 1\nb = 2\n", block.at(0), block).hint
    assert not_a_mapping("- a\n- b\n", block.at(0), block).hint == ""

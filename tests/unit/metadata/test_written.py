"""A value and the line in which it stands."""

import pytest

from builder.metadata.block import Block
from builder.metadata.entries import read_entries
from builder.metadata.written import Written, line_and_column, quoted_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: [b]\n", 'a: "[b]"'),
        ("a: [b] #c\n", 'a: "[b] #c"'),
        ("a: [b]  # c\n", 'a: "[b]"  # c'),
        ("a: {b: c}", 'a: "{b: c}"'),
        ("a: [b,\n  c]\n", ""),
        ("a:\n  - b\n", '- b"'),
        ("a:\n  b: c\n  d: e\n", ""),
    ],
)
def test_a_line_with_all_of_the_value_in_quotes(text: str, line: str) -> None:
    entries, _ = read_entries(text, Block("a.md"))
    found = quoted_line(entries["a"].value, entries["a"].block)
    assert found.endswith(line) if line else found == ""


def test_places_in_a_text() -> None:
    assert line_and_column("ab\ncd", 4) == (1, 1)
    entries, _ = read_entries("a: b\nc: d\n", Block("a.md", 2))
    written = Written.of(entries["c"].value, entries["c"].block)  # type: ignore[arg-type]
    assert (written.raw, written.place(written.start)) == ("d", ("a.md", 4, 4))

"""Places in a piece of a file."""

from builder.metadata.block import Block


def test_a_place_counts_from_the_file_s_first_line() -> None:
    assert Block("a.md", 3).at(0) == ("a.md", 4, 1)
    assert Block("a.md", 3).at(2, 5) == ("a.md", 6, 6)

"""Where a piece of YAML or TOML stands in its file."""

from typing import Any, NamedTuple

from builder.errors import Place


class Block(NamedTuple):
    """A piece of YAML or TOML: its file, and the number of that file's lines before it.

    `text` is what it says, if it is YAML, so that a line can be shown as it would be right; `name`
    is what it is called; `key` is the one that it must have, of a file that is a list below a key.
    """

    path: str
    lines_before: int = 0
    text: str = ""
    name: str = "the metadata"
    key: str = ""

    def place(self, mark: Any) -> Place:
        """The place in the file of a mark, which is what PyYAML calls a position."""
        return self.at(mark.line, mark.column)

    def at(self, line: int, column: int = 0) -> Place:
        """The place of a line and a column of the block, both counted from 0."""
        return Place(self.path, line + 1 + self.lines_before, column + 1)

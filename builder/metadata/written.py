"""A value as it stands in its file, which may be more than what YAML reads of it."""

import re
from typing import NamedTuple

from yaml.nodes import CollectionNode, Node, ScalarNode

from builder.errors import Place, Problem, problem_at
from builder.metadata.block import Block
from builder.metadata.quoting import in_one_line, to_paste, with_value

# What YAML takes for a comment, and nobody else.
_EATEN = re.compile(r"(?:#|[ \t]+#+[^\s#])[^\n]*|[ \t]+#+$", re.MULTILINE)
_STR = "tag:yaml.org,2002:str"


class Written(NamedTuple):
    """A scalar, and where in the text of its block it starts and ends for YAML."""

    node: ScalarNode
    block: Block
    start: int
    end: int

    @classmethod
    def of(cls, node: ScalarNode, block: Block) -> "Written":
        """The value of a node."""
        return cls(node, block, node.start_mark.index, node.end_mark.index)

    @property
    def text(self) -> str:
        """The text of the block."""
        return self.block.text

    @property
    def raw(self) -> str:
        """The value with its quotes, its tag, its escapes."""
        return self.text[self.start : self.end]

    @property
    def has_lines(self) -> bool:
        """Whether it is a text in the lines below a `|` or `>`."""
        return self.node.style in {"|", ">"}

    def place(self, at: int) -> Place:
        """The place of a character of the text."""
        return self.block.at(*line_and_column(self.text, at))

    def hint(self, value: str, how: str = "", end: int = -1) -> str:
        """How to mend the line, which is shown with a value in quotes in place of this one.

        Empty of a text in lines of its own, and of one in TOML, where nobody knows its end. What is
        replaced goes on to `end`.
        """
        is_open = self.node.style == '"' and self.end - self.start < len('""')
        if self.has_lines or is_open:
            return ""
        line = _mended(self.text, self.start, self.end if end < 0 else end, value)
        return to_paste(line, how)

    def restore(self, end: int, code: str, message: str, at: int) -> Problem:
        """Give the node all that stands from its start to `end`, and make the problem.

        So nothing else is said of the value.
        """
        value = in_one_line(self.text[self.start : end].strip())
        return self.mend(
            value, problem_at(self.place(at), code, message, self.hint(value, end=end))
        )

    def mend(self, value: str, problem: Problem) -> Problem:
        """Give the node the value that was meant."""
        self.node.value, self.node.tag = value, _STR
        return problem


def line_and_column(text: str, at: int) -> tuple[int, int]:
    """The line and the column, counted from 0, of a character of a text."""
    return text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1


def quoted_line(node: Node, block: Block) -> str:
    """The line in which a value stands, with all of it in quotes as one text.

    Empty if the text is not known, or if the value has several lines.
    """
    start, end = node.start_mark.index, _end(node, block)
    if eaten := _EATEN.match(block.text, end):
        end = eaten.end()
    raw = block.text[start:end].strip()
    if not raw or "\n" in raw:
        return ""
    return _mended(block.text, start, end, raw)


def text_of(node: Node, block: Block) -> str:
    """What stands in the file for a value; empty if it has several lines, or is not known."""
    raw = block.text[node.start_mark.index : _end(node, block)].strip()
    return "" if "\n" in raw else raw


def _end(node: Node, block: Block) -> int:
    """The end of a value; one without brackets ends for YAML where the next begins."""
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, CollectionNode) and not node.flow_style:
        return start + len(block.text[start:end].rstrip())
    return end


def _mended(text: str, start: int, end: int, value: str) -> str:
    """The lines from `start` to `end` as one, with a text in quotes in place of what is there."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[first : last if last >= 0 else None]
    return with_value(line, start - first, end - first, value)

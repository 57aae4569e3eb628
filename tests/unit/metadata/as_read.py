"""A line of metadata as it is read, and as it is read once a message was followed."""

import re
from typing import NamedTuple

from builder.errors import Place, Problem
from builder.metadata.block import Block
from builder.metadata.entries import read_entries
from builder.metadata.fields import Fields

HEAD = "title: "
BELOW = "date: 2015"
_LINE = re.compile(r": (title: .*)")


class Read(NamedTuple):
    """The title, and what is wrong."""

    title: str
    problems: list[Problem]

    @property
    def codes(self) -> list[str]:
        return [one.code for one in self.problems]

    @property
    def line(self) -> str:
        """The line to paste that the first message ends with; empty if it has none."""
        hint = self.problems[0].hint if self.problems else ""
        found = _LINE.search(hint)
        return found[1] if found else ""


def read_line(line: str) -> Read:
    """A line `title: ...` as it is read, above another key, which must not suffer."""
    entries, problems = read_entries(f"{line}\n{BELOW}\n", Block("a.md"))
    if problems and not entries:
        return Read("", problems)
    fields = Fields(entries, Place("a.md"))
    fields.require("title", "")
    title, below = fields.text("title"), fields.text("date")
    assert problems or fields.problems or below == "2015"
    return Read(title, sorted([*problems, *fields.problems]))  # as they are listed


def read_value(value: str) -> Read:
    """A title as it is read."""
    return read_line(f"{HEAD}{value}")


def follow(value: str) -> tuple[Read, list[str]]:
    """What is read once all messages are followed to the letter, and their codes."""
    read = read_value(value)
    codes: list[str] = []
    while read.problems and len(codes) < 4:
        codes += read.codes[:1]
        if not read.line:
            break
        read = read_line(read.line)
    return read, codes

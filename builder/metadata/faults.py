"""A piece of YAML that cannot be read, and where the parser noticed it."""

from typing import NamedTuple

import yaml
from yaml.events import AliasEvent

from builder.errors import Problem, problem_at
from builder.metadata.block import Block

MAX_TRIED = 200_000  # characters of a text in which a mended line is tried


class Fault(NamedTuple):
    """What is wrong for the parser, and where; lines and columns count from 0.

    `opened` is where that began of which it is a part, such as a list in brackets.
    """

    what: str
    line: int
    column: int
    opened: tuple[int, int] | None = None


class Source(NamedTuple):
    """The lines of a block that is not YAML, and the first fault in them."""

    block: Block
    lines: list[str]
    fault: Fault

    @property
    def line(self) -> str:
        """The line in which the fault was noticed."""
        return self.lines[self.fault.line]

    def suspects(self) -> list[int]:
        """The lines in which the fault may have begun, the likeliest first."""
        number, opened = self.fault.line, self.fault.opened
        before = max((at for at in range(number) if self.lines[at].strip()), default=number)
        return list(dict.fromkeys([*([opened[0]] if opened else []), before, number]))

    def goes_on(self, number: int) -> bool:
        """Whether the line below is indented, so that it may go on with this one."""
        return next((one for one in self.lines[number + 1 :] if one.strip()), "")[:1] == " "

    def is_cured_by(self, mended: str, number: int) -> bool:
        """Whether the fault is gone, and none stands before it, once a line is mended."""
        text = "\n".join([*self.lines[:number], mended, *self.lines[number + 1 :]])
        if len(text) > MAX_TRIED:
            return True
        fault = first_fault(text)
        return fault < 0 or fault > max(number, self.fault.line)

    def problem(self, number: int, column: int, code: str, message: str, hint: str) -> Problem:
        """A problem in one of the lines."""
        return problem_at(self.block.at(number, column), code, message, hint)


def first_fault(text: str) -> int:
    """The line of a text, from 0, in which it stops to be YAML as it is read here; -1 if nowhere.

    The events of the parser do not recurse and follow no alias, unlike its nodes.
    """
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, AliasEvent):
                return event.start_mark.line if event.start_mark else 0
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return int(mark.line) if mark is not None else 0
    return -1

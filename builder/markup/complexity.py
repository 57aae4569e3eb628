"""What a text asks for, counted before or while it is read."""

import re

from builder.limits import Limits, TooComplexError

_MARKS = "\n[]`*_<&|\\~@{"
_NOTE = "[^"
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)


def check_size(markdown: str, limits: Limits) -> None:
    """Look at the size of a text, and at what it may have at most.

    Raises:
        TooComplexError: it has too much of something.
    """
    size = len(markdown)
    if size > limits.characters:
        raise TooComplexError("characters", limits.characters, size)
    if size > limits.marks:  # as few texts are
        check_marks(sum(map(markdown.count, _MARKS)), limits)
    if size > limits.notes * len(_NOTE):
        found = markdown.count(_NOTE)
        if found > limits.notes:
            raise TooComplexError("notes", limits.notes, found)


def check_marks(found: int, limits: Limits) -> None:
    """Look at a number of lines, cells and signs of markup.

    Raises:
        TooComplexError: they are too many.
    """
    if found > limits.marks:
        raise TooComplexError("marks", limits.marks, found)


def check_brackets(inline: str, limits: Limits, line: int) -> None:
    """Look how deep brackets of a paragraph stand in each other, those that never end too.

    Each is looked at once for all in which it stands, so the library would take long for many.

    Raises:
        TooComplexError: they are nested too deeply.
    """
    if inline.count("[") <= limits.nesting:
        return
    depth = deepest = 0
    for sign in _BRACKET.findall(inline):
        if sign == "[":
            depth += 1
            deepest = max(deepest, depth)
        elif sign == "]":
            depth = max(0, depth - 1)
    if deepest > limits.nesting:
        raise TooComplexError("nesting", limits.nesting, deepest, line)

"""Marks that Git leaves where two changes contradict each other."""

import re
from collections.abc import Iterator

from builder.errors import Problem, problem_at
from builder.metadata.block import Block

# What begins, divides and ends a conflict; the one with bars begins the common ancestor.
_MARK = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?= |$)", re.MULTILINE)
# The name of a branch or a commit, at times with the subject of the commit.
_END = re.compile(r">{7} \S+(?: \(.*\))?\s*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def has_marks(text: str) -> bool:
    """Whether there may be a conflict; quick, and true of some texts without one."""
    return "<<<<<<<" in text or ">>>>>>>" in text


def conflict_in_metadata(text: str, block: Block) -> Problem | None:
    """The first conflict: no line of metadata begins with a mark otherwise."""
    found = _MARK.search(text)
    return _problem(text, found.start(), block) if found else None


def conflicts_in_body(text: str, block: Block) -> Iterator[Problem]:
    """Each conflict of a Markdown text, but for those that fenced code shows.

    A line of `=` alone underlines a heading; one of `>` alone quotes, unless a line of `=` stands
    before it.
    """
    inside = ""
    begun = divided = False
    for number, line in enumerate(text.split("\n")):
        if fence := _FENCE.match(line):
            inside = _after_fence(inside, fence[1], line)
        elif inside:
            continue
        elif re.match(r"<{7}( \S|$)", line):
            yield _problem_in(line, number, block)
            begun, divided = True, False
        elif line.startswith("=" * 7):
            divided = True
        elif _END.fullmatch(line):
            if divided and not begun:
                yield _problem_in(line, number, block)
            begun = divided = False


def _after_fence(inside: str, fence: str, line: str) -> str:
    """The fence of the code that goes on below a line with a fence."""
    if not inside:
        return fence
    closes = fence[0] == inside[0] and len(fence) >= len(inside) and line.strip() == fence
    return "" if closes else inside


def _problem(text: str, at: int, block: Block) -> Problem:
    line = text[at:].partition("\n")[0]
    return _problem_in(line, text.count("\n", 0, at), block)


def _problem_in(line: str, number: int, block: Block) -> Problem:
    message = f"the conflict of a merge is not resolved: '{line.strip()}'"
    hint = "keep one of the two versions, and remove the lines <<<<<<<, ======= and >>>>>>>"
    return problem_at(block.at(number), "merge-conflict", message, hint)

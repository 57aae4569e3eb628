"""Signs of direction in a text: those that are not closed where they are, and those of references.

A paragraph, an item and a cell have a direction of their own, so that nothing reaches beyond them.
"""

import re
from collections.abc import Iterator

from builder.errors import Place, Problem, problem_at
from builder.metadata.unseen import Fault, forbidden, unclosed
from builder.model import Body

_OPENING = re.compile("[\u202a\u202b\u2066-\u2069]")
_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n")
# HTML reads them without the semicolon, too.
_REFERENCES = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]{1,6})|0*([0-9]{1,7}))")


def direction_problems(body: Body, clean: str, path: str) -> Iterator[Problem]:
    """What turns the words of a text round, or cannot be seen in it; `clean` is its HTML."""
    markdown = body.markdown
    if not markdown.isascii() and _OPENING.search(markdown):
        for start, paragraph in _paragraphs(markdown):
            if fault := unclosed(paragraph):
                yield _problem(fault, start + fault.at, body, path)
    if "&#" in markdown and not clean.isascii():
        for fault, at in _references(markdown, clean):
            yield _problem(fault, at, body, path)


def _paragraphs(markdown: str) -> Iterator[tuple[int, str]]:
    start = 0
    for gap in _PARAGRAPHS.finditer(markdown):
        yield start, markdown[start : gap.start()]
        start = gap.end()
    yield start, markdown[start:]


def _references(markdown: str, clean: str) -> Iterator[tuple[Fault, int]]:
    """What is written as `&#8238;`, and read so: in code it is shown as it stands."""
    signs = {ord(clean[fault.at]): fault for fault in forbidden(clean)}
    for paragraph in clean.split("</p>") if _OPENING.search(clean) else ():
        if fault := unclosed(paragraph):
            signs[ord(paragraph[fault.at])] = fault
    if not signs:
        return
    for found in _REFERENCES.finditer(markdown):
        number = int(found[1], 16) if found[1] else int(found[2])
        if number in signs:
            yield signs[number], found.start()


def _problem(fault: Fault, at: int, body: Body, path: str) -> Problem:
    line, column = body.markdown.count("\n", 0, at), at - body.markdown.rfind("\n", 0, at)
    place = Place(path, body.lines_before + line + 1, column)
    return problem_at(place, fault.code, fault.message, fault.hint)

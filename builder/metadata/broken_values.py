"""What is wrong with a value that is not YAML, by the sign that it begins with."""

import re

from builder.errors import Problem
from builder.metadata.escapes import as_meant
from builder.metadata.faults import Source
from builder.metadata.mended_lines import (
    Line,
    closing_quote,
    meant_by_quotes,
    mended_item,
    mended_list,
    split_line,
)
from builder.metadata.quoting import to_paste

_EMPTY = re.compile(r"[\[,][ \t]*,")
_COMMENT = re.compile(r"[ \t](#[^\n]*)")
# What stands before a text, never before a list: an item's hyphen, or one of these keys.
_TEXT = re.compile(
    r"\s*(?:-\s+)*(?:(?:title|name|source|summary|description|note|\w*reason)\s*:\s*)?"
)
_CLOSING = {"[": "]", "{": "}"}
_ABOVE = 20  # lines in which an item is looked for, as each is tried
_SIGNS = "*&!|>%@`-?,:]}[{"


def explain_escape(source: Source) -> Problem | None:
    """A backslash in double quotes before what makes no escape with it."""
    what, number, column, opened = source.fault
    if opened is None or source.lines[opened[0]][opened[1] : opened[1] + 1] != '"':
        return None
    if "escape" not in what and "hexdecimal" not in what:
        return None
    line = split_line(source.lines[opened[0]])
    if line is None or opened[0] != number or line.value[0] not in '"[':
        return None
    at = source.line.rfind("\\", 0, column + 1)
    mended = mended_list(line)[0]
    if line.value[0] == '"':
        end = closing_quote(line.value)
        inside = line.value[1:end] if end == len(line.value) - 1 else line.value[1:].rstrip('"')
        mended = line.quoted(as_meant(inside))
    message = f"in double quotes '{source.line[at : at + 2]}' is not a character for YAML"
    hint = to_paste(mended) if mended else "write two backslashes for one"
    return source.problem(number, at, "yaml-escape", message, hint)


def explain_open_quote(source: Source) -> Problem | None:
    """A value whose quotation mark is not closed in its line, nor in those that go on with it."""
    for number in range(source.fault.line + 1):
        line = split_line(source.lines[number])
        if not line or line.value[0] not in "\"'" or closing_quote(line.value) >= 0:
            continue
        at_end = "end of stream" in source.fault.what
        at_end = at_end and source.fault.opened == (number, len(line.head))
        if source.goes_on(number) and not at_end:
            continue
        message = "the quotation mark that opens here is never closed"
        hint = "close it" if source.goes_on(number) else _closed(line)
        return source.problem(number, len(line.head), "yaml-quote", message, hint)
    return None


def _closed(line: Line) -> str:
    """A double one is closed; a single one is an apostrophe, as in 'Twas."""
    mark, inside = line.value[0], line.value[1:]
    if mark == '"':
        return to_paste(line.quoted(as_meant(inside)), "close it")
    return to_paste(line.quoted())


def explain_after_quote(source: Source) -> Problem | None:
    """Text that goes on after the quotation mark that closes the beginning of a value."""
    for number in source.suspects():
        line = split_line(source.lines[number])
        if line is None or line.value[0] not in "\"'" or closing_quote(line.value) < 0:
            continue
        closed = closing_quote(line.value) == len(line.value) - 1
        mended = line.quoted(meant_by_quotes(line.value))
        if not closed and source.is_cured_by(mended, number):
            message = "text goes on after the closing quotation mark"
            column = len(line.head) + closing_quote(line.value) + 1
            return source.problem(number, column, "yaml-quote", message, to_paste(mended))
    return None


def explain_bracket(source: Source) -> Problem | None:
    """A list in brackets with an item that is not YAML, or without its end; text after its end."""
    for number in source.suspects():
        line = split_line(source.lines[number])
        if line is None or line.value[0] not in "[{":
            continue
        mended, column = mended_list(line)
        if mended and not _TEXT.fullmatch(line.head) and source.is_cured_by(mended, number):
            return _in_list(source, number, column, mended)
        if problem := _without_end(source, number, line) or _after_end(source, number, line):
            return problem
    return _in_lines(source)


def _without_end(source: Source, number: int, line: Line) -> Problem | None:
    """A list is closed; what is a text by its key begins with a bracket."""
    close = _CLOSING[line.value[0]]
    if close in line.value or source.goes_on(number):
        return None
    ended, hint = f"{line.head}{line.value.rstrip(', ')}{close}".strip(), "close it"
    if close != "]" or _TEXT.fullmatch(line.head) or not source.is_cured_by(ended, number):
        ended, hint = line.quoted(), ""
    if not source.is_cured_by(ended, number):
        return None
    message, hint = "the bracket that opens here is never closed", to_paste(ended, hint)
    return source.problem(number, len(line.head), "yaml-bracket", message, hint)


def _after_end(source: Source, number: int, line: Line) -> Problem | None:
    at = line.value.find(_CLOSING[line.value[0]])
    if at < 0 or not source.is_cured_by(line.quoted(), number):
        return None
    message, hint = "text goes on after the closing bracket", to_paste(line.quoted())
    if at == len(line.value) - 1:
        message = "in brackets stands a list, and an item of this one is not text for YAML"
    return source.problem(number, len(line.head) + at + 1, "yaml-bracket", message, hint)


def _in_lines(source: Source) -> Problem | None:
    """An item that stands in a line of its own between brackets."""
    opened = source.fault.opened[0] if source.fault.opened else source.fault.line
    for number in range(max(opened + 1, source.fault.line - _ABOVE), source.fault.line + 1):
        line = source.lines[number]
        mended = mended_item(line) if line.startswith(" ") else ""
        if mended and source.is_cured_by(mended, number):
            column = len(mended) - len(mended.lstrip())
            return _in_list(source, number, column, mended)
    return None


def _in_list(source: Source, number: int, column: int, mended: str) -> Problem:
    """An item that needs quotes."""
    hint = to_paste(mended.strip(), "put the item in quotes")
    if comment := _COMMENT.search(source.lines[number], column):
        message = f"YAML takes '{comment[1]}' for a comment and leaves it out"
        return source.problem(number, comment.start(1), "yaml-comment", message, hint)
    line = source.lines[number]
    empty = _EMPTY.search(line, column - 1)
    if empty and all(mended.count(mark) == line.count(mark) for mark in "\"'"):
        message, hint = "an item of this list is empty", to_paste(mended.strip(), "remove it")
        return source.problem(number, empty.end() - 1, "empty-item", message, hint)
    message = "an item of this list is not text for YAML"
    return source.problem(number, column, "yaml-character", message, hint)


def explain_start(source: Source) -> Problem | None:
    """A value that begins with a sign which means something else in YAML."""
    for number in source.suspects():
        line = split_line(source.lines[number])
        if line and line.value[0] in _SIGNS and source.is_cured_by(line.quoted(), number):
            message = f"a value cannot start with '{line.value[0]}'"
            hint = to_paste(line.quoted())
            return source.problem(number, len(line.head), "yaml-character", message, hint)
    return None

"""What is wrong with a text that is not YAML, in words that a writer of metadata knows."""

import re
from collections.abc import Callable

import yaml

from builder.errors import Place, Problem, problem_at
from builder.metadata.block import Block
from builder.metadata.broken_values import (
    explain_after_quote,
    explain_bracket,
    explain_escape,
    explain_open_quote,
    explain_start,
)
from builder.metadata.characters import SPACES, WIDTHLESS, describe, with_plain_spaces
from builder.metadata.faults import Fault, Source
from builder.metadata.mended_lines import meant_by_quotes, split_line
from builder.metadata.quoting import to_paste

# An odd space behind a key's colon, behind the hyphen of an item, or before the line's first sign.
_ODD_SPACE = re.compile(
    rf"^([ ]*(?:-[ ]+)*(?:[A-Za-z_][\w-]*[ ]*:[ ]*|-[ ]*)?)([{SPACES}{WIDTHLESS}][\s{WIDTHLESS}]*)"
)
_GLUED = re.compile(
    r"[ ]*(?:- +)*([A-Za-z_][\w-]*)[ ]*(?::(?=[^\s/])|([\uff1a\ufe55\ua789\u2236]))(.+)"
)
_BULLET = re.compile(r"([ ]*)[*\u2022\u2023\u00b7\u2013\u2014][ \t]+(\S.*)")
_TOML = re.compile(r"\s*[\w.-]+\s*=")


def syntax_problem(error: yaml.YAMLError, text: str, block: Block) -> Problem:
    """Say what is wrong, where it began, and what would be right."""
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or str(error).split("\n")[0]
    if mark is None:
        return _character_problem(text, block, what)
    lines = text.split("\n")
    context = getattr(error, "context_mark", None)
    last = len(lines) - 1  # the end of a text may count as a line below it
    opened = (min(context.line, last), context.column) if context is not None else None
    fault = Fault(what, min(mark.line, last), mark.column, opened)
    source = Source(block, lines, fault)
    for explain in _EXPLANATIONS:
        if problem := explain(source):
            return problem
    hint = "check the indentation and the quotation marks of this line and the one before"
    message = f"this is not YAML: {what}"
    return source.problem(fault.line, fault.column, "yaml-syntax", message, hint)


def not_a_mapping(text: str, place: Place, block: Block) -> Problem:
    """Say what a text is whose lines are not keys with values."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    source = Source(block, lines, Fault("", first, 0))
    if problem := _odd_space(source) or _glued(source):
        return problem
    message, hint = f"{block.name} must be lines of 'key: value'", ""
    if _TOML.match(lines[first]):
        hint = "lines of 'key = value' are TOML, which stands between two lines '+++'"
    elif block.key:
        hint = f"begin with a line '{block.key}:', and indent what is below it"
    return problem_at(place, "yaml-not-a-mapping", message, hint)


def _tab(source: Source) -> Problem | None:
    """A tab that indents."""
    line, (_, number, column, _) = source.line, source.fault
    if line[:column].strip(" \t-") or "\t" not in line[: len(line) - len(line.lstrip(" \t-"))]:
        return None
    message, hint = "a tab indents this line", "indent with spaces instead"
    return source.problem(number, column, "yaml-tab", message, hint)


def _second_document(source: Source) -> Problem | None:
    """A line of hyphens that is not the first."""
    if source.fault.what != "but found another document":
        return None
    message = f"the line '{source.line.strip()}' ends what is read of this file"
    return source.problem(source.fault.line, 0, "yaml-syntax", message, "remove this line")


def _odd_space(source: Source) -> Problem | None:
    """A space that is none for YAML."""
    for number in source.suspects():
        line = source.lines[number]
        if found := _ODD_SPACE.match(line):
            head, space, value = found[1], found[2], line[found.end() :]
            gap = " " if head.strip() else with_plain_spaces(space)
            mended = f"{head.rstrip() if head.strip() else head}{gap}{value}"
            message = f"{describe(space[0])} stands here, and is not a space for YAML"
            hint = to_paste(with_plain_spaces(mended).strip(), "write a plain space")
            return source.problem(number, len(head), "odd-character", message, hint)
    return None


def _glued(source: Source) -> Problem | None:
    """A key whose colon has no space after it, or is not that of ASCII."""
    for number in source.suspects():
        found = _GLUED.match(source.lines[number])
        if found is None:
            continue
        message = "there is no space after the colon"
        if found[2]:
            message = f"a key ends with a plain colon, and this is {describe(found[2])}"
        line = split_line(f"{source.lines[number][: found.end(1)]}: {found[3].strip()}")
        if line is not None:
            plain = f"{line.head}{line.value}"
            whole = plain if source.is_cured_by(plain, number) else line.quoted()
            hint = to_paste(whole.strip(), "write")
            return source.problem(number, found.end(1), "yaml-colon", message, hint)
    return None


def _bullet(source: Source) -> Problem | None:
    """An item of a list with another sign than a hyphen."""
    found = _BULLET.fullmatch(source.line)
    if found is None or split_line(source.line):
        return None
    message = "an item of a list begins with a hyphen"
    hint = to_paste(f"- {found[2].strip()}", "write")
    return source.problem(source.fault.line, len(found[1]), "yaml-syntax", message, hint)


def _colon(source: Source) -> Problem | None:
    """A colon and a space in a value, or a line that is indented like one."""
    what, number, column, _ = source.fault
    if not what.startswith("mapping values are not allowed"):
        return None
    before = source.line[:column]
    if ":" not in before and before[:1] == " ":
        message = "this line is indented as if it continued the one before"
        hint = "begin all keys in one column"
        return source.problem(number, column, "yaml-indentation", message, hint)
    line = split_line(source.line)
    if line is None:
        return None
    message = "a colon and a space inside a value end it for YAML"
    hint = to_paste(line.quoted(meant_by_quotes(line.value)))
    return source.problem(number, column, "yaml-colon", message, hint)


# The first that has an answer gives it.
_EXPLANATIONS: tuple[Callable[[Source], Problem | None], ...] = (
    _tab,
    _second_document,
    explain_escape,
    _odd_space,
    _glued,
    _bullet,
    explain_open_quote,
    _colon,
    explain_after_quote,
    explain_bracket,
    explain_start,
)


def _character_problem(text: str, block: Block, what: str) -> Problem:
    """For characters that YAML refuses before it parses: the reader gives no line, so find it."""
    for number, line in enumerate(text.split("\n")):
        for column, character in enumerate(line):
            if not (character.isprintable() or _allowed_in_yaml(character)):
                message = f"the character {describe(character)} is not allowed in YAML"
                place = block.at(number, column)
                return problem_at(place, "yaml-character", message, "remove it")
    return problem_at(Place(block.path), "yaml-syntax", f"this is not YAML: {what}")


def _allowed_in_yaml(character: str) -> bool:
    """The production c-printable, YAML 1.1 section 5.1."""
    code = ord(character)
    return (
        character in "\t\n\r\x85"
        or 0x20 <= code <= 0x7E
        or 0xA0 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or code >= 0x10000
    )

"""A text's metadata: the block between `---` lines, the sidecar, or both."""

import re
from collections.abc import Mapping

from builder.content.reader import Reader
from builder.errors import Place, Problem, problem_at
from builder.metadata.entries import MAX_CHARACTERS, Block, Entry, read_entries
from builder.model import Body

_END = re.compile(r"^---[ \t]*$", re.MULTILINE)


def read_document(
    reader: Reader, path: str, sidecar: str
) -> tuple[dict[str, Entry], Body, list[Problem]]:
    """The entries and the body of a Markdown file, with those of its sidecar if it has one."""
    text, problems = reader.text(path)
    if problems:
        return {}, Body(""), problems
    entries, body, problems = split_document(text, path)
    if sidecar:
        beside, more = read_yaml(reader, sidecar)
        problems += more + _contradictions(entries, beside, path)
        entries = {**beside, **entries}
    elif body.lines_before == 0 and not problems:
        problems = [_missing_block(text, path)]
    return entries, body, problems


def read_yaml(
    reader: Reader, path: str, most: int = MAX_CHARACTERS, name: str = "the metadata"
) -> tuple[dict[str, Entry], list[Problem]]:
    """The entries of a file that is YAML as a whole, of so many characters; so it is called."""
    text, problems = reader.text(path)
    return read_entries(text, Block(path, name=name), most) if not problems else ({}, problems)


def split_document(text: str, path: str) -> tuple[dict[str, Entry], Body, list[Problem]]:
    """Cut a Markdown file into metadata and body; without a block, all of it is body."""
    first, _, rest = text.partition("\n")
    if first.rstrip(" \t") != "---":
        return {}, Body(text), []
    end = _END.search(rest)
    if not end:
        message = "the metadata that begins here has no end"
        hint = "close it with a line '---'"
        return {}, Body(""), [problem_at(Place(path), "unterminated-block", message, hint)]
    block = rest[: end.start()]
    entries, problems = read_entries(block, Block(path, lines_before=1))
    body = Body(rest[end.end() + 1 :], lines_before=2 + block.count("\n"))
    return entries, body, problems


def _missing_block(text: str, path: str) -> Problem:
    if not text.strip():
        hint = "write at least a block with title and date between lines '---'"
        return problem_at(Place(path), "empty-file", "the file is empty", hint)
    message = "there is no metadata"
    hint = "begin the file with a line '---', the keys (title, date, ...) and another line '---'"
    return problem_at(Place(path), "no-metadata", message, hint)


def _contradictions(
    entries: Mapping[str, Entry], beside: Mapping[str, Entry], path: str
) -> list[Problem]:
    return [
        problem_at(
            beside[key].place,
            "sidecar-contradicts",
            f"'{key}' is also in line {entries[key].place.line} of {path}",
            "keep it in one of the two files",
        )
        for key in beside
        if key in entries
    ]

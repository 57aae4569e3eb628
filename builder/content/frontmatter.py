"""A text's metadata: the block at its beginning, the sidecar, or both."""

import re
from collections.abc import Mapping

from builder.content.lines import read_line
from builder.content.openings import false_end, missing_metadata
from builder.content.reader import Reader
from builder.content.volumes import is_volume
from builder.errors import Problem, problem_at
from builder.metadata.block import Block
from builder.metadata.conflicts import conflicts_in_body, has_marks
from builder.metadata.entries import MAX_CHARACTERS, Entry, read_entries
from builder.metadata.toml import read_toml
from builder.model import Body

_BLANK = re.compile(r"(?:[^\S\n]*\n)*")
# A block of YAML may end as a document does.
_ENDS = {
    "---": re.compile(r"^(?:---|\.\.\.)[^\S\n]*$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[^\S\n]*$", re.MULTILINE),
}


def read_document(
    reader: Reader, path: str, sidecar: str, needed: bool = True
) -> tuple[dict[str, Entry], Body, list[Problem]]:
    """The entries and the body of a Markdown file, with those of its sidecar if it has one.

    Without either, a text has no metadata; where that is `needed`, this is a problem. A `sidecar`
    that is a volume says that the text is one of its lines.
    """
    if is_volume(sidecar):
        return read_line(reader, path)
    text, problems = reader.text(path)
    if problems:
        return {}, Body(""), problems
    entries, body, problems = split_document(text, path)
    if sidecar:
        beside, more = read_yaml(reader, sidecar)
        problems += more + _contradictions(entries, beside, path)
        entries = {**beside, **entries}
    elif body.lines_before == 0 and not problems:
        problems = missing_metadata(text, path, needed)
    return entries, body, problems


def read_yaml(
    reader: Reader,
    path: str,
    most: int = MAX_CHARACTERS,
    name: str = "the metadata",
    key: str = "",
) -> tuple[dict[str, Entry], list[Problem]]:
    """The entries of a file that is YAML as a whole, of so many characters.

    `name` and `key` are as those of a `Block`.
    """
    text, problems = reader.text(path)
    return (
        read_entries(text, Block(path, name=name, key=key), most)
        if not problems
        else ({}, problems)
    )


def split_document(text: str, path: str) -> tuple[dict[str, Entry], Body, list[Problem]]:
    """Cut a Markdown file into metadata and body; without a block, all of it is body.

    A block is YAML between lines `---`, or TOML between lines `+++`; empty lines may stand before.
    """
    blank = _BLANK.match(text)
    start = blank.end() if blank else 0
    first, _, rest = text[start:].partition("\n")
    fence, line = first.rstrip(), text.count("\n", 0, start)
    if fence not in _ENDS:
        return {}, Body(text), _conflicts(text, Block(path))
    end = _ENDS[fence].search(rest)
    if not end:
        conflicts = _conflicts(text, Block(path))
        return {}, Body(""), conflicts or [_no_end(rest, fence, Block(path, line + 1))]
    written = rest[: end.start()]
    entries, problems = _read(written, fence, Block(path, lines_before=line + 1))
    body = Body(rest[end.end() + 1 :], lines_before=line + 2 + written.count("\n"))
    return entries, body, problems + _conflicts(body.markdown, Block(path, body.lines_before))


def _read(text: str, fence: str, block: Block) -> tuple[dict[str, Entry], list[Problem]]:
    if fence == "---":
        return read_entries(text, block)
    return read_toml(text, block)


def _conflicts(markdown: str, block: Block) -> list[Problem]:
    return list(conflicts_in_body(markdown, block)) if has_marks(markdown) else []


def _no_end(rest: str, fence: str, block: Block) -> Problem:
    """A block that does not end, or with a line that only looks like its end."""
    number, what = false_end(rest.split("\n"), fence)
    if number >= 0:
        line = rest.split("\n")[number].strip()
        message = f"the metadata ends with a line '{fence}', and this is '{line}'{what}"
        hint = f"write '{fence}'"
        return problem_at(block.at(number), "unterminated-block", message, hint)
    message = "the metadata that begins here has no end"
    return problem_at(
        block.at(-1), "unterminated-block", message, f"close it with a line '{fence}'"
    )


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

"""The file of an article: written from keys and text, read again, edited key by key."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from builder.content.frontmatter import split_document
from builder.importing.items import Literal, Value, value_of
from builder.metadata.writing import scalar

_FENCES = re.compile(r"(?:---|\.\.\.|\+\+\+)[^\S\n]*")


class Written(NamedTuple):
    """What a file says: its keys as texts and lists, and its text."""

    keys: dict[str, Value]
    text: str


def line_of(key: str, value: Value) -> str:
    """A key with its value, however long."""
    if isinstance(value, Literal):
        return f"{key}: {value}"
    if isinstance(value, str):
        return f"{key}: {scalar(value)}"
    return f"{key}: [{', '.join(scalar(one, in_list=True) for one in value)}]"


def file_of(keys: Mapping[str, Value], text: str) -> str:
    """The whole file."""
    head = "".join(f"{line_of(key, value)}\n" for key, value in keys.items())
    body = text.strip("\n")
    return f"---\n{head}---\n" + (f"\n{body}\n" if body else "")


def read_file(text: str) -> Written:
    """What a file says; what is wrong with it is another's concern."""
    entries, body, _ = split_document(text, "")
    keys = {key: value_of(entry.value) for key, entry in entries.items()}
    return Written(keys, body.markdown.strip("\n"))


def edited(
    file: str, changes: Mapping[str, Value | None], text: str | None, wanted: Written
) -> str:
    """The file with some keys and perhaps the text replaced, and every other byte as it was.

    A key without a value goes. The result says what is `wanted`; empty if that cannot be.
    """
    lines = file.splitlines(keepends=True)
    entries, body, _ = split_document(file, "")
    first = next((n for n, line in enumerate(lines) if _FENCES.fullmatch(line.strip())), -1)
    if not entries or first < 0 or lines[first].strip() != "---":
        return ""
    end = body.lines_before - 1
    starts = sorted(entry.place.line - 1 for entry in entries.values())
    for key, value in sorted(changes.items(), key=lambda one: -_line(entries, one[0])):
        new = [] if value is None else [f"{line_of(key, value)}\n"]
        if key not in entries:
            lines[end:end] = new
            continue
        start = entries[key].place.line - 1
        after = next((one for one in starts if one > start), end)
        while after > start + 1 and (not lines[after - 1].strip() or _is_comment(lines[after - 1])):
            after -= 1
        lines[start:after] = new
        end += len(new) - (after - start)
    if text is not None:
        fence = next(n for n in range(first + 1, len(lines)) if _FENCES.fullmatch(lines[n].strip()))
        body_text = text.strip("\n")
        lines[fence + 1 :] = [f"\n{body_text}\n"] if body_text else []
    made = "".join(lines)
    return made if read_file(made) == wanted else ""


def _line(entries: Mapping[str, object], key: str) -> int:
    """Later keys are replaced first, so that the places of the others stay right."""
    entry = entries.get(key)
    return entry.place.line if entry is not None else 1 << 30  # type: ignore[attr-defined]


def _is_comment(line: str) -> bool:
    return line.startswith("#")

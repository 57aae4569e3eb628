"""Whether the files beside the texts are what their names say, by their bytes."""

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from builder.archive import Archive
from builder.content.commands import painted
from builder.content.file_types import FIRST_BYTES, SVG, is_other_type, is_text, type_of
from builder.content.svg import MOST_BYTES, fault_of_svg
from builder.errors import Place, Problem, problem_at
from builder.model import Attachment
from builder.store.storage import LocalStorage

_REMOVE = "or remove it, and the links to it"


class _Verdict(NamedTuple):
    """What is wrong with a file: code, place, message, hint."""

    code: str = ""
    line: int = 1
    column: int = 1
    message: str = ""
    hint: str = ""


_GOOD = _Verdict()


def check_types(archive: Archive, source: Path) -> Iterator[Problem]:
    """A problem for each file of the site that is not what its name says, or is active.

    No verdict is kept in a cache, where somebody else could write that a drawing is good.
    """
    storage = LocalStorage(source)
    for file in archive.attachments:
        verdict = _look(storage, file, posixpath.splitext(file.path)[1].lower())
        if verdict.code:
            place = Place(file.path, verdict.line, verdict.column)
            yield problem_at(place, verdict.code, verdict.message, verdict.hint)


def _look(storage: LocalStorage, file: Attachment, suffix: str) -> _Verdict:
    try:
        data = storage.get(file.path, MOST_BYTES + 1 if suffix == SVG else FIRST_BYTES)
    except OSError:  # whoever copies the file says so
        return _GOOD
    return _of_svg(data, file.path) if suffix == SVG else _of_type(data, suffix, file.path)


def _of_type(head: bytes, suffix: str, path: str) -> _Verdict:
    message = is_other_type(suffix, head[:FIRST_BYTES])
    if not message:
        return _GOOD
    hint = f"put the file itself here; {_REMOVE}"
    if "Git LFS" in message:
        hint = "fetch the file itself: git lfs pull"
    elif head and type_of(head):
        hint = f"rename it as what it is, and the links to it; {_REMOVE}"
    elif head and is_text(suffix):
        hint = f"save it as plain text that does not begin with '<', in UTF-8; {_REMOVE}"
    return _Verdict("wrong-type", 1, 1, f"this file is not published: {message}", hint)


def _of_svg(data: bytes, path: str) -> _Verdict:
    fault = fault_of_svg(data)
    if fault is None:
        return _GOOD
    hint = f"{fault.hint}; or " if fault.hint else ""
    hint += f"publish a picture of it: {painted(path)}"
    message = f"this drawing could do more than be looked at: {fault.message}"
    return _Verdict("active-drawing", fault.line, fault.column, message, hint)

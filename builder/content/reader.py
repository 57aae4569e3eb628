"""The texts of a source: bytes -> text, or what is wrong with them."""

import codecs
import re
from typing import Protocol

from builder.errors import Place, Problem, problem_at
from builder.hashing import digest

MAX_BYTES = 5_000_000

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Files(Protocol):
    """Where the files of a source are."""

    def has(self, name: str) -> bool:
        """Whether there is a file of this name."""

    def get(self, name: str, most: int) -> bytes:
        """The first bytes of a file, or an OSError."""


class Reader:
    """Reads each text of a source once, so that a digest is of the bytes that are parsed."""

    def __init__(self, files: Files) -> None:
        """Take the source's files."""
        self.files = files
        self._read: dict[str, bytes | OSError] = {}

    def has(self, path: str) -> bool:
        """Whether there is such a file."""
        return self.files.has(path)

    def digest(self, path: str) -> bytes:
        """The digest of a file; empty if it cannot be read."""
        data = self._data(path)
        return digest(data) if isinstance(data, bytes) else b""

    def text(self, path: str) -> tuple[str, list[Problem]]:
        """The text of a file; line ends become line feeds, a byte order mark is dropped."""
        data = self._data(path)
        if isinstance(data, OSError):
            message = f"the file cannot be read: {data.strerror}"
            return "", [problem_at(Place(path), "unreadable", message)]
        if len(data) > MAX_BYTES:
            message = f"the file is larger than {MAX_BYTES // 1_000_000} MB, the limit for a text"
            return "", [problem_at(Place(path), "too-large", message, "publish its parts")]
        return _decode(data, path)

    def _data(self, path: str) -> bytes | OSError:
        if path not in self._read:
            try:
                self._read[path] = self.files.get(path, MAX_BYTES + 1)
            except OSError as error:
                self._read[path] = error
        return self._read[path]


def _decode(data: bytes, path: str) -> tuple[str, list[Problem]]:
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        data = data.removeprefix(codecs.BOM_UTF8)
        before = _unify_line_ends(data[: error.start].decode("utf-8"))
        place = Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        message = f"the byte 0x{data[error.start]:02X} is not UTF-8"
        return "", [problem_at(place, "not-utf-8", message, "save the file as UTF-8")]
    text = _unify_line_ends(text)
    if bad := _CONTROL.search(text):
        at = bad.start()
        place = Place(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        message = f"the character U+{ord(bad[0]):04X} cannot stand in a text"
        return "", [problem_at(place, "control-character", message, "remove it")]
    return text, []


def _unify_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text

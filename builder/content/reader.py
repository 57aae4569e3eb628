"""The texts of a source: bytes -> text, or what is wrong with them."""

import codecs
from itertools import islice
from typing import NamedTuple, Protocol

from builder.content.encodings import Guess, guess_narrow, guess_wide
from builder.errors import Place, Problem, is_of_machine, problem_at
from builder.hashing import digest
from builder.metadata.unseen import forbidden

MAX_BYTES = 5_000_000

_MOST_NAMED = 20  # characters of one text that cannot stand in it
_GONE = "it was removed or renamed meanwhile; call the command again"


class Files(Protocol):
    """Where the files of a source are."""

    def has(self, name: str) -> bool:
        """Whether there is a file of this name."""

    def get(self, name: str, most: int) -> bytes:
        """The first bytes of a file, or an OSError."""


class OneFile(NamedTuple):
    """The one file of a text whose bytes are known already."""

    path: str
    data: bytes

    def has(self, name: str) -> bool:
        """Whether it has this name."""
        return name == self.path

    def get(self, name: str, most: int) -> bytes:
        """Its first bytes."""
        return self.data[:most]


class Reader:
    """Reads each text of a source once, so that a digest is of the bytes that are parsed."""

    def __init__(self, files: Files, noun: str = "file") -> None:
        """Take the source's files; `noun` is what messages call one."""
        self.files = files
        self.noun = noun
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
            hint = _GONE if isinstance(data, FileNotFoundError) else ""
            return "", [problem_at(Place(path), "unreadable", message, hint)]
        if len(data) > MAX_BYTES:
            message = (
                f"the {self.noun} is larger than {MAX_BYTES // 1_000_000} MB, the limit for a text"
            )
            return "", [problem_at(Place(path), "too-large", message, "publish its parts")]
        return _decode(data, path)

    def _data(self, path: str) -> bytes | OSError:
        if path not in self._read:
            try:
                self._read[path] = self.files.get(path, MAX_BYTES + 1)
            except OSError as error:
                if is_of_machine(error):  # nothing is wrong with the file
                    raise
                self._read[path] = error
        return self._read[path]


def _decode(data: bytes, path: str) -> tuple[str, list[Problem]]:
    while data.startswith(codecs.BOM_UTF8):  # some editors add one at every save
        data = data[len(codecs.BOM_UTF8) :]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", [_not_utf8(data, error.start, path)]
    text = unify_line_ends(text)
    if "\0" in text and (guess := guess_wide(data)):
        return "", [_encoded(Place(path), "the file is not UTF-8", guess)]
    problems = [
        problem_at(_place(path, text, at), code, message, hint)
        for at, code, message, hint in islice(forbidden(text), _MOST_NAMED)
    ]
    return ("", problems) if problems else (text, [])


def _place(path: str, text: str, at: int) -> Place:
    return Place(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _not_utf8(data: bytes, start: int, path: str) -> Problem:
    """The first byte that is not UTF-8, with a guess at what the file is."""
    before = unify_line_ends(data[:start].decode("utf-8"))
    place = Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
    message = f"the byte 0x{data[start]:02X} is not UTF-8"
    return _encoded(place, message, guess_wide(data) or guess_narrow(data))


def _encoded(place: Place, message: str, guess: Guess | None) -> Problem:
    hint = "save the file as UTF-8"
    if guess:
        message += f"; the file looks like {guess.name} ('{guess.sample}')"
        hint = f"open it as {guess.name} and save it as UTF-8"
    if guess and guess.name == "UTF-16":
        hint += " (in Notepad of Windows: Save as, Encoding: UTF-8)"
    return problem_at(place, "not-utf-8", message, hint)


def unify_line_ends(text: str) -> str:
    """The text with line feeds for all ends of lines."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text

"""What can go wrong, and how it is told.

    ArchiveError
    ├── ContentError     the content has problems, all of them in `.problems` (exit 1)
    ├── UsageError       the command was called in a way that cannot work (exit 2)
    │   ├── OutputError  the output folder is not ours, or no folder can have its name
    │   └── ThemeError   a template is missing or broken
    └── MachineError     memory, disk, rights, time or network do not suffice (exit 3)
        └── CopyError    of `builder verify`, in `store.copies`: a copy cannot be read

A mistake in the content never raises where it is found: it becomes a `Problem`, and the run goes on
to find the others.
"""

import errno
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath
from typing import ClassVar, Literal, NamedTuple

Severity = Literal["error", "warning"]


class Place(NamedTuple):
    """A position in a file of the source: lines and columns count from 1, columns in characters."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend; sorts by place.

    `path` is relative to the source folder and has forward slashes; `code` is stable, for tests and
    for searching; `hint` says what would be right, or is empty. If the message names some of many
    addresses, `addresses` are all of them.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    addresses: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The problem as one line, in the form that editors and terminals make clickable."""
        text = (
            f"{self.path}:{self.line}:{self.column}: {self.severity}[{self.code}]: {self.message}"
        )
        return f"{text}; {self.hint}" if self.hint else text

    def line_from(self, source: PurePath) -> str:
        """The same with a path that can be opened from where the command was called."""
        return str(self) if source == PurePath(".") else f"{source.as_posix()}/{self}"


def problem_at(
    place: Place, code: str, message: str, hint: str = "", severity: Severity = "error"
) -> Problem:
    """Make a problem at a place; what it quotes is cut, and has no line breaks.

    A hint may be as long as a line to paste.
    """
    path, message, hint = _tidy(place.path, 1000), _tidy(message), _tidy(hint, 1000)
    return Problem(path, place.line, place.column, code, message, hint, severity)


def printable(text: str) -> str:
    """A text in one line: what cannot be printed as an escape, as in YAML within double quotes."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _tidy(text: str, length: int = 400) -> str:
    text = printable(text)
    return text if len(text) <= length else f"{text[: length - 60]} ... {text[-50:]}"


def has_errors(problems: Sequence[Problem]) -> bool:
    """Whether any of the problems keeps the site from being built."""
    return any(problem.severity == "error" for problem in problems)


class ArchiveError(Exception):
    """The base of every exception that this package raises on purpose.

    `status` is the one that a command ends with.
    """

    status: ClassVar[int]


class ContentError(ArchiveError):
    """The content cannot be published; `problems` lists everything that was found, sorted."""

    status = 1

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Take the problems of the whole run."""
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(sorted(problems))


class UsageError(ArchiveError):
    """The command cannot do what it was asked; the text is for the person who called it."""

    status = 2


class OutputError(UsageError):
    """No site can be written under this name, or the folder holds files that are not ours."""


class ThemeError(UsageError):
    """A template is missing, does not parse, or asks for what its context does not have."""


class MachineError(ArchiveError):
    """The machine does not give what the work needs; the text says what, and what to do."""

    status = 3


# What the system refuses for the name that it was given, whatever the machine has.
_OF_NAMES = frozenset(
    {errno.ELOOP, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENAMETOOLONG, errno.EINVAL}
)
_NO_ROOM = "make room on the disk, and call it again"
_NO_RIGHT = "give yourself the right to it, or name another place"
_NO_MEMORY = "end other programs, or try fewer processes, such as --jobs 1"
_CURES = {
    errno.ENOSPC: _NO_ROOM,
    errno.EDQUOT: _NO_ROOM,
    errno.EFBIG: "allow larger files (ulimit -f), and call it again",
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: "name a place that can be written to",
    errno.EMFILE: "allow more open files (ulimit -n), and call it again",
    errno.ENFILE: "end other programs, and call it again",
    errno.ENOMEM: _NO_MEMORY,
    errno.EAGAIN: _NO_MEMORY,
    errno.EIO: "look whether the disk is sound, and call it again",
    errno.ENOENT: "it has gone meanwhile, or was renamed; call it again",
    errno.ELOOP: "a link leads to itself; name a folder",
    errno.ENAMETOOLONG: "give it a shorter name",
}
# What says nothing of the file that was asked for: no other file would fare better.
_OF_MACHINES = frozenset(
    {errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN, errno.EIO, errno.ENOSPC, errno.EDQUOT}
)


def is_of_machine(error: OSError) -> bool:
    """Whether the machine failed; else something is wrong with the file that was asked for."""
    return error.errno in _OF_MACHINES


def failure(doing: str, error: OSError) -> OutputError | MachineError:
    """What to raise when the system refuses something: "cannot " + `doing` + reason and cure."""
    text = f"cannot {doing}: {error.strerror or error}"
    cure = _CURES.get(error.errno or 0)
    kind = OutputError if error.errno in _OF_NAMES else MachineError
    return kind(printable(f"{text}; {cure}" if cure else text))


@contextmanager
def reporting(doing: str) -> Iterator[None]:
    """Turn an `OSError` into the error that `failure` makes of it."""
    try:
        yield
    except OSError as error:
        raise failure(doing, error) from error


class Name(NamedTuple):
    """A reference as it was written, and where."""

    text: str
    place: Place

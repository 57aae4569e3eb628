"""What is imported: files of others, of which nothing is believed before it is measured."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from builder.content.encodings import guess_narrow, guess_wide
from builder.content.reader import unify_line_ends
from builder.errors import UsageError, failure

MOST = 200_000_000  # bytes of a table or a list
MOST_OF_A_TEXT = 5_000_000
MOST_FILES = 500_000  # of a folder
_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_PASSED = frozenset({"node_modules", "vendor", "_site", "public", "resources", "__MACOSX"})


def read_bytes(path: Path, most: int = MOST) -> bytes:
    """The bytes of a file that is one, and no larger than expected.

    Raises:
        UsageError: there is none, it is a folder or a device, or too large.
    """
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise UsageError(f"{path} is no regular file; name the file that was exported")
            data = file.read(most + 1)
    except IsADirectoryError as error:
        message = f"{path} is a folder; name the file in it that is to be imported"
        raise UsageError(message) from error
    except FileNotFoundError as error:
        raise UsageError(f"there is no {path}; name the file or folder to import") from error
    except OSError as error:
        raise failure(f"read {path}", error) from error
    if len(data) > most:
        message = f"{path} is larger than {most // 1_000_000} MB; divide it, and import its parts"
        raise UsageError(message)
    return data


def read_text(path: Path, most: int = MOST) -> str:
    """The text of a file in UTF-8, or in UTF-16 with its mark, with line feeds for ends of lines.

    Raises:
        UsageError: as `read_bytes`, or the bytes are something else.
    """
    data = read_bytes(path, most)
    codec = next((name for mark, name in _BOMS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise UsageError(_not_utf8(path, data, error)) from error
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        message = f"{path}:{line}: a zero byte, which no text has; export the file again as text"
        raise UsageError(message)
    return unify_line_ends(text).removeprefix("\ufeff")


def is_workbook(path: Path) -> bool:
    """Whether a file is one of Excel's, by its first bytes: those of a ZIP archive."""
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            return file.read(4) == b"PK\x03\x04"
    except OSError:
        return False


def _not_utf8(path: Path, data: bytes, error: UnicodeDecodeError) -> str:
    line = data.count(b"\n", 0, error.start) + 1
    byte = data[error.start]
    guess = guess_wide(data) or guess_narrow(data)
    if guess is None:
        return f"{path}:{line}: the byte 0x{byte:02X} is not UTF-8; save the file as UTF-8"
    return (
        f"{path}:{line}: the byte 0x{byte:02X} is not UTF-8; the file looks like {guess.name} "
        f"('{guess.sample}'): open it so, and save it as UTF-8"
    )


def files_below(folder: Path) -> Iterator[str]:
    """The files below a folder, as paths with forward slashes, in order.

    Hidden ones are passed over, and so are folders that programs fill. No link is followed that
    leads out of the folder, nor one to a folder.

    Raises:
        UsageError: there is no such folder, or it has too many files.
    """
    if not folder.is_dir():
        what = "is no folder" if folder.exists() else "is not there"
        raise UsageError(f"{folder} {what}; name the folder of the site that is to be imported")
    root, number = folder.resolve(), 0
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if one[0] != "." and one not in _PASSED)
        below = Path(where).relative_to(folder).as_posix()
        for name in sorted(names):
            number += 1
            if number > MOST_FILES:
                raise UsageError(
                    f"{folder} has more than {MOST_FILES:,} files; name a folder in it"
                )
            if name[0] != "." and _is_inside(Path(where, name), root):
                yield name if below == "." else f"{below}/{name}"


def _is_inside(path: Path, root: Path) -> bool:
    if not path.is_symlink():
        return True
    try:
        return path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):  # it leads nowhere, or in a circle
        return False


def _without_waiting(path: str, flags: int) -> int:
    """Open a file; a pipe to which nobody writes, too, is open at once."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))

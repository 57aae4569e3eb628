"""Modes of a site's files and folders.

Who may read the site is not left to the umask of whoever builds it: copied to a server as it is,
it would be closed to readers.
"""

import os
import stat
from contextlib import suppress

FILE_MODE, FOLDER_MODE = 0o644, 0o755


def make_folder(folder: str, below: str = "") -> None:
    """Make a folder with those above it, unless it is there; other processes may do the same.

    The folder that it is to be `below` is not made.

    Raises:
        OSError: one cannot be made.
    """
    missing = []
    while folder != below and not os.path.isdir(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)
    for one in reversed(missing):
        with suppress(FileExistsError):
            os.mkdir(one)
            open_folder(one)


def open_folder(folder: str) -> None:
    """Let everyone into a folder, and only its owner change it.

    Raises:
        OSError: there is none.
    """
    if mode_of(os.stat(folder)) != FOLDER_MODE:
        with suppress(OSError):  # some file systems have no modes
            os.chmod(folder, FOLDER_MODE)


def open_file(place: str, status: os.stat_result) -> os.stat_result:
    """Let everyone read a file, and only its owner write it; take and give its status.

    Raises:
        OSError: it cannot be looked at any more.
    """
    if mode_of(status) == FILE_MODE:
        return status
    with suppress(OSError):  # some file systems have no modes
        os.chmod(place, FILE_MODE)
    return os.stat(place)


def mode_of(status: os.stat_result) -> int:
    """The mode alone, without the type."""
    return stat.S_IMODE(status.st_mode)

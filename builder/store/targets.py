"""Places that a site is published to: a folder, or an object store (`store.objects`)."""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import get_ident
from typing import NamedTuple, Protocol

from builder.errors import OutputError, failure
from builder.store.modes import make_folder, open_file
from builder.store.storage import LocalStorage
from builder.urls import folders_of

_HALF = ".archive-half-"  # begins the name of a file that is being written
_ABANDONED = 3600  # seconds after which nobody writes it any more


class Headers(NamedTuple):
    """What a store is to say of a file: its media type, and how long it may be kept."""

    type: str
    caching: str


class Target(Protocol):
    """Files by path; each is replaced as a whole, so that readers get the old or the new one.

    Every method may raise a MachineError, and may be called by several threads at a time.
    """

    name: str

    def sizes(self) -> dict[str, int]:
        """The bytes of each file that is there, by path."""

    def get(self, path: str) -> bytes | None:
        """The bytes of a file, None if it is not there."""

    def put(self, path: str, data: bytes, headers: Headers) -> None:
        """Write a file."""

    def delete(self, path: str) -> None:
        """Remove a file, if it is there."""

    def tidy(self) -> None:
        """Remove what killed processes have left."""


class FolderTarget:
    """A folder, which some server shows; it says by itself of which type a file is."""

    def __init__(self, folder: Path) -> None:
        """Take a folder, which may not be there yet."""
        self.name = str(folder)
        self._files = LocalStorage(folder)

    def sizes(self) -> dict[str, int]:
        """The bytes of each file that is there, by path."""
        try:
            return dict(self._walk())
        except OSError as error:
            raise failure(f"read {self.name}", error) from error

    def _walk(self) -> Iterator[tuple[str, int]]:
        root = str(self._files.folder)
        for folder, inner, names in os.walk(root, onerror=_raise_unless_missing):
            for link in inner:
                if os.path.islink(f"{folder}/{link}"):
                    raise OutputError(f"{folder}/{link} is a link; publish to where it leads")
            below = folder[len(root) + 1 :].replace(os.sep, "/")
            for name in names:
                if not name.startswith(_HALF):
                    path = f"{below}/{name}" if below else name
                    yield path, os.lstat(f"{folder}/{name}").st_size

    def tidy(self) -> None:
        """Remove what killed processes have half written, hours ago."""
        for half in self._files.folder.glob(f"{_HALF}*"):
            with suppress(OSError):  # another may tidy up as well
                if half.stat().st_mtime < time.time() - _ABANDONED:
                    half.unlink()

    def get(self, path: str) -> bytes | None:
        """The bytes of a file, None if it is not there."""
        try:
            return self._files.get(path)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise failure(f"read {self._place(path)}", error) from error

    def put(self, path: str, data: bytes, headers: Headers) -> None:
        """Write a file that everybody may read."""
        half = self._place(f"{_HALF}{os.getpid()}-{get_ident()}")
        try:
            make_folder(os.path.dirname(self._place(path)))
            with open(half, "wb") as file:
                file.write(data)
            open_file(half, os.stat(half))
            os.replace(half, self._place(path))
        except OSError as error:
            raise failure(f"write {self._place(path)}", error) from error

    def delete(self, path: str) -> None:
        """Remove a file, and the folders that are empty then."""
        self._files.delete(path)
        for folder in sorted(folders_of(path), key=len, reverse=True):
            with suppress(OSError):  # it is not empty
                os.rmdir(self._place(folder))

    def _place(self, path: str) -> str:
        return f"{self._files.folder}/{path}"


def _raise_unless_missing(error: OSError) -> None:
    """What to do if a folder cannot be read; the first publish makes it."""
    if not isinstance(error, FileNotFoundError):
        raise error

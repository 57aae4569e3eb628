"""Places that a site is published to: a folder, or an object store (`store.objects`)."""

import os
from contextlib import suppress
from pathlib import Path
from threading import get_ident
from typing import NamedTuple, Protocol

from builder.errors import failure
from builder.store.modes import make_folder, open_file
from builder.store.storage import LocalStorage
from builder.urls import folders_of

_HALF = ".archive-half-"  # begins the name of a file that is being written


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


class FolderTarget:
    """A folder, which some server shows; it says by itself of which type a file is."""

    def __init__(self, folder: Path) -> None:
        """Take a folder, which may not be there yet."""
        self.name = str(folder)
        self._files = LocalStorage(folder)

    def sizes(self) -> dict[str, int]:
        """The bytes of each file that is there, by path; what was half written goes."""
        found = {}
        for path in self._files.names():
            if path.startswith(_HALF):
                self._files.delete(path)
                continue
            with suppress(OSError):  # has just gone, or leads nowhere
                found[path] = os.stat(self._place(path)).st_size
        return found

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

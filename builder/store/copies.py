"""Copies of a site whose files are compared with what they must be: a folder, a ZIP archive."""

import hashlib
import os
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Protocol

from builder.errors import MachineError, UsageError
from builder.exports.checksums import PATH as CHECKSUMS

_BLOCK = 1 << 20


class CopyError(MachineError):
    """A copy cannot be read, so that nothing can be said of it: the disk or the network fails."""


class Copy(Protocol):
    """A copy of a site, to be closed."""

    def close(self) -> None:
        """Let go of files and connections."""

    def names(self) -> frozenset[str] | None:
        """The paths of all files that are there; None where nobody can tell, as on the web."""

    def get(self, path: str, most: int) -> bytes | None:
        """The first `most` bytes of a file; None if there is none.

        Raises:
            CopyError: it cannot be found out.
        """

    def has(self, path: str, sha256: bytes) -> bool | None:
        """Whether a file has this digest; None if there is no file.

        Raises:
            CopyError: it cannot be found out.
        """


class FolderCopy:
    """A folder on this machine."""

    def __init__(self, folder: Path) -> None:
        """Take the folder."""
        self._folder = folder

    def close(self) -> None:
        """Nothing is held."""

    def names(self) -> frozenset[str]:
        """The paths of all files; a checkout of the published branch is not looked into.

        A link to a folder is no part of a site, and stands here for all that it leads to.
        """
        root = len(os.fspath(self._folder).rstrip("/")) + 1

        def fail(error: OSError) -> None:
            raise CopyError(f"cannot look into {error.filename}: {error.strerror}") from error

        found = []
        for folder, folders, files in os.walk(self._folder, onerror=fail):
            folders[:] = [name for name in folders if name != ".git"]
            files += [name for name in folders if os.path.islink(os.path.join(folder, name))]
            found += [os.path.join(folder, name)[root:].replace(os.sep, "/") for name in files]
        return frozenset(found)

    def get(self, path: str, most: int) -> bytes | None:
        """The first bytes of a file; None if there is none."""
        try:
            if not stat.S_ISREG(os.stat(self._folder / path).st_mode):  # a pipe would never end
                return None
            with open(self._folder / path, "rb") as file:
                return file.read(most)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise CopyError(f"cannot read {self._folder / path}: {error.strerror}") from error

    def has(self, path: str, sha256: bytes) -> bool | None:
        """Whether a file has this digest; None if there is no file."""
        try:
            if not stat.S_ISREG(os.stat(self._folder / path).st_mode):
                return None
            with open(self._folder / path, "rb", buffering=0) as file:
                return hashlib.file_digest(file, "sha256").digest() == sha256
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise CopyError(f"cannot read {self._folder / path}: {error.strerror}") from error


class ZipCopy:
    """A ZIP archive; the site may stand in a folder of it, as where a folder was packed."""

    def __init__(self, path: Path) -> None:
        """Open the archive.

        Raises:
            UsageError: it is none, or holds no site.
        """
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            raise UsageError(f"{path} is neither a folder nor a ZIP archive") from error
        except OSError as error:
            raise CopyError(f"cannot read {path}: {error.strerror}") from error
        files = [one.filename for one in self._zip.infolist() if not one.is_dir()]
        lists = [name for name in files if f"/{name}".endswith(f"/{CHECKSUMS}")]
        self._root = min(lists, key=len).removesuffix(CHECKSUMS) if lists else ""
        names = [name.removeprefix(self._root) for name in files if self._is_of_site(name)]
        self._names = frozenset(names)
        self._doubled = frozenset(name for name, found in Counter(names).items() if found > 1)

    def _is_of_site(self, name: str) -> bool:
        """Whether a file comes to stand among those of the site when the archive is unpacked.

        One whose path leads elsewhere may do so, wherever in the archive it is.
        """
        parts = name.replace("\\", "/").split("/")
        return name.startswith(self._root) or "\\" in name or ".." in parts or not parts[0]

    def close(self) -> None:
        """Close the archive."""
        self._zip.close()

    def names(self) -> frozenset[str]:
        """The paths of all files."""
        return self._names

    def get(self, path: str, most: int) -> bytes | None:
        """The first bytes of a file; None if there is none."""
        if path not in self._names:
            return None
        try:
            with self._zip.open(self._root + path) as file:
                return file.read(most)
        except _DAMAGED as error:
            raise CopyError(f"cannot read {path}: {error}") from error

    def has(self, path: str, sha256: bytes) -> bool | None:
        """Whether a file has this digest; what is damaged has not. None if there is no file.

        Of two files with one path nobody knows which will be unpacked.
        """
        if path not in self._names:
            return None
        if path in self._doubled:
            return False
        hasher = hashlib.sha256()
        try:
            with self._zip.open(self._root + path) as file:
                for block in _blocks(file):
                    hasher.update(block)
        except _DAMAGED:
            return False
        return hasher.digest() == sha256


# What a damaged or encrypted archive raises.
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    while block := file.read(_BLOCK):
        yield block

"""Files in a folder, by name: the one way to those of a source, a theme and a cache.

A file is replaced as a whole: who reads at the same time gets the old one or the new one.
"""

import mmap
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from builder.content.files import READ_WITHOUT_ASKING, Listing, Oddity
from builder.content.volumes import is_volume
from builder.errors import MachineError, is_of_machine
from builder.urls import CONTENT, YAML_SUFFIXES

_TEMPORARY = ".tmp"
_ABANDONED = 3_600_000_000_000  # nanoseconds after which a temporary file has surely no writer
_TRIES = 10  # to find a source at rest
_USUAL_BYTES = 65_536  # of a text; reading reserves memory for as many as are asked for


@dataclass(frozen=True, slots=True)
class LocalStorage:
    """A folder on this machine; names are paths below it with forward slashes.

    Every method but `has`, `walk` and `delete` may raise an OSError.
    """

    folder: Path

    def has(self, name: str) -> bool:
        """Whether there is a file of this name, whatever is in it."""
        return os.path.isfile(self._place(name))

    def get(self, name: str, most: int | None = None) -> bytes:
        """The bytes of a file, or the first `most` of them."""
        with open(self._place(name), "rb", buffering=0) as file:
            data = file.read(_USUAL_BYTES)
            if len(data) == _USUAL_BYTES:  # there may be more
                data += file.readall() if most is None else file.read(most - len(data))
            return data

    def open(self, name: str) -> BinaryIO:
        """A file of which only some parts are read; to be closed."""
        return open(self._place(name), "rb")

    def view(self, name: str) -> memoryview:
        """The bytes of a file that is never changed in place, without a copy of them.

        Raises:
            ValueError: the file is empty, or is no file but a pipe or the like.
        """
        with open(self._place(name), "rb", opener=_without_waiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise ValueError(f"{name} is no regular file")
            if sys.platform == "win32":  # there a mapped file cannot be replaced
                return memoryview(file.read())
            flags = mmap.MAP_PRIVATE | getattr(mmap, "MAP_POPULATE", 0)
            return memoryview(mmap.mmap(file.fileno(), 0, flags, mmap.PROT_READ))

    def put(self, name: str, *pieces: bytes | memoryview) -> None:
        """Write a file from its pieces."""
        place = self._place(name)
        temporary = f"{place}.{_own()}{_TEMPORARY}"
        os.makedirs(os.path.dirname(place), exist_ok=True)
        try:
            with open(temporary, "wb") as file:
                file.writelines(pieces)
            os.replace(temporary, place)
        except BaseException:  # an interrupt, too, must not leave it behind
            _discard(temporary)
            raise

    def put_new(self, name: str, data: bytes) -> None:
        """Write a file whose name nobody has: all of it, or none.

        Raises:
            FileExistsError: somebody has.
        """
        folder, _, own = self._place(name).rpartition("/")
        temporary = f"{folder}/.{own}.{_own()}{_TEMPORARY}"  # hidden from whoever reads
        os.makedirs(folder, exist_ok=True)
        try:
            with open(temporary, "wb") as file:
                file.write(data)
            os.link(temporary, self._place(name))  # unlike renaming, replaces nothing
        except (PermissionError, NotImplementedError):  # a file system without links
            with open(self._place(name), "xb") as file:
                file.write(data)
        finally:
            _discard(temporary)

    def names(self, prefix: str = "") -> Iterator[str]:
        """The names that begin with a prefix, sorted; without files that are being written."""
        found = []
        for folder, _, names in os.walk(self.folder / os.path.dirname(prefix)):
            within = os.path.relpath(folder, self.folder).replace(os.sep, "/")
            found += names if within == "." else [f"{within}/{name}" for name in names]
        return iter(
            sorted(
                name for name in found if name.startswith(prefix) and not name.endswith(_TEMPORARY)
            )
        )

    def delete(self, name: str) -> None:
        """Remove a file, if it is there and can be removed."""
        with suppress(OSError):  # another build may have done so
            os.unlink(self._place(name))

    def now(self) -> int:
        """The time in nanoseconds by the clock of the file system; also removes abandoned files."""
        place = self._place(f"now.{_own()}{_TEMPORARY}")
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            with open(place, "wb") as file:
                now = os.fstat(file.fileno()).st_mtime_ns
        finally:
            _discard(place)
        self._tidy_up(now)
        return now

    def walk(self, folder: str) -> Listing:
        """All files below a folder; a link may lead to a file inside the folder only.

        Raises:
            MachineError: folders are renamed or filled all the time, so that a file may be missed.
        """
        for _ in range(_TRIES):
            seen: dict[str, tuple[int, int]] = {}
            listing = self._look_through(folder, seen)
            if all(seen[one] == self._folder_stamp(one) for one in seen):
                return listing
        what = self._place(folder)
        raise MachineError(f"{what} changes all the time; wait for its end, and call it again")

    def _look_through(self, folder: str, seen: dict[str, tuple[int, int]]) -> Listing:
        """As `walk`; `seen` gets the stamps of the folders from before they were looked into."""
        name, root = folder, (self.folder / folder).resolve()
        listing = Listing([], [])
        folders = [folder]
        while folders:
            folder = folders.pop()
            seen[folder] = self._folder_stamp(folder)
            for entry in self._entries(folder, listing):
                path = f"{folder}/{entry.name}"
                visible = not entry.name.startswith(".")
                if visible and entry.is_file(follow_symlinks=False) and _may_be_readable(entry):
                    listing.files.append(path)  # so are nearly all
                elif not visible:
                    listing.odd.append(Oddity(path, "hidden"))
                elif entry.is_symlink() and not (inside := _inside(entry, root)):
                    listing.odd.append(Oddity(path, "link-outside"))
                elif entry.is_symlink() and _is_not_published(inside):
                    listing.odd.append(Oddity(path, "link-to-text"))
                elif entry.is_dir(follow_symlinks=False):
                    folders.append(path)
                    if path.endswith(YAML_SUFFIXES):
                        listing.odd.append(Oddity(path, "folder"))
                elif entry.is_file() and _may_be_readable(entry):
                    listing.files.append(path)
                    if entry.is_symlink():
                        listing.odd.append(Oddity(path, "link", f"{name}/{inside}"))
                else:
                    listing.odd.append(Oddity(path, "irregular"))
        listing.files.sort()
        return listing

    def _folder_stamp(self, folder: str) -> tuple[int, int]:
        """Tells whether a folder got or lost entries, or is another one."""
        try:
            status = os.stat(self._place(folder))
        except OSError:
            return 0, 0
        return status.st_mtime_ns, status.st_ino

    def _place(self, name: str) -> str:
        return f"{self.folder}/{name}"

    def _entries(self, folder: str, listing: Listing) -> list[os.DirEntry[str]]:
        try:
            return list(os.scandir(self._place(folder)))
        except OSError as error:
            if is_of_machine(error):
                raise
            listing.odd.append(Oddity(folder, "closed", error.strerror or ""))
            return []

    def _tidy_up(self, now: int) -> None:
        """Remove temporary files that killed builds have left."""
        for path in self.folder.glob(f"*{_TEMPORARY}"):
            with suppress(OSError):  # another build may tidy up as well
                if path.stat().st_mtime_ns < now - _ABANDONED:
                    path.unlink()


def _own() -> str:
    """What no other writer has, be it on another machine that shares the folder."""
    return os.urandom(8).hex()


def _without_waiting(path: str, flags: int) -> int:
    """Open a file; a pipe to which nobody writes, too, is open at once."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _discard(path: str) -> None:
    """Remove a temporary file; if that fails it is tried again."""
    for _ in range(2):
        with suppress(OSError):
            os.unlink(path)
            return


def scratch_file() -> BinaryIO:
    """A temporary file without a name, which is gone when it is closed."""
    return cast(BinaryIO, tempfile.TemporaryFile())


def _may_be_readable(entry: os.DirEntry[str]) -> bool:
    """Whether a file can be read; of a text this is found out when it is read."""
    return entry.name.endswith(READ_WITHOUT_ASKING) or os.access(entry.path, os.R_OK)


def _inside(entry: os.DirEntry[str], root: Path) -> str:
    """The path below a folder of the file that a link leads to; empty if there is none."""
    try:
        target = Path(entry.path).resolve()
    except (OSError, RuntimeError):  # links in a circle
        return ""
    if not target.is_relative_to(root) or not target.is_file():
        return ""
    return target.relative_to(root).as_posix()


def _is_not_published(path: str) -> bool:
    """Whether a file below `content/` is a text, metadata or hidden: never published as it is."""
    hidden = any(part.startswith(".") for part in path.split("/"))
    is_text = path.casefold().endswith(READ_WITHOUT_ASKING) or is_volume(f"{CONTENT}/{path}")
    return hidden or is_text

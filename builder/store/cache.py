"""Values kept between builds, in a folder that may be deleted, damaged or shared at any time.

A file begins with the digest of its name and its key, the length of its content and its CRC-32.
What does not have those that it should have (damaged, cut off, made by another builder or for other
settings) is not there. Values are read as the types that they are asked for, so no file of a cache
can run anything, as a pickle could.
"""

import mmap
import os
import struct
import sys
import zlib
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from builder.errors import UsageError
from builder.hashing import digest

Value = TypeVar("Value")

BUILD = "build"  # the folder of what builds keep, beside the local index

_HEADER = 28  # bytes: a digest of 16, two numbers
_TEMPORARY = ".tmp"
_ABANDONED = 3_600_000_000_000  # nanoseconds after which a temporary file has no writer any more


class Cache:
    """A folder of values; with no folder, an empty one that keeps nothing."""

    def __init__(self, folder: Path | None, version: bytes) -> None:
        """Take the folder and what tells this builder from others."""
        self.folder = folder
        self.version = version

    def has(self, name: str) -> bool:
        """Whether there is something under a name, whatever it is."""
        return self.folder is not None and os.path.isfile(self.folder / name)

    def load(self, name: str, kind: type[Value], key: bytes = b"") -> Value | None:
        """The value that was stored under a name and the same key, if it is there."""
        if self.folder is None:
            return None
        try:
            data = _bytes_of(self.folder / name)
        except (OSError, ValueError):  # the latter of an empty one
            return None
        content = data[_HEADER:]
        if data[:_HEADER] != self._header(name, key, content):
            return None
        try:
            return msgspec.msgpack.decode(content, type=kind)
        except msgspec.MsgspecError:
            return None

    def store(self, name: str, value: object, key: bytes = b"") -> None:
        """Keep a value; whoever reads at the same time finds the old one or this one.

        Raises:
            UsageError: it cannot be written.
        """
        if self.folder is None:
            return
        content = msgspec.msgpack.encode(value)
        temporary = self.folder / f"{name}.{os.getpid()}{_TEMPORARY}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(self._header(name, key, content) + content)
            temporary.replace(self.folder / name)
        except OSError as error:
            with suppress(OSError):  # there may be no folder to hold it
                temporary.unlink()
            raise self._refused(error) from error

    def prune(self, prefix: str, names: Collection[str]) -> None:
        """Remove the values whose names begin so and are not among some."""
        if self.folder is None:
            return
        for path in self.folder.glob(f"{prefix}*"):
            if path.name not in names and path.suffix != _TEMPORARY:
                with suppress(OSError):  # another build may have done so
                    path.unlink()

    def now(self) -> int:
        """The time in nanoseconds by the clock of the file system; tidies up, too."""
        if self.folder is None:
            return 0
        stamp = self.folder / f"now.{os.getpid()}{_TEMPORARY}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            stamp.write_bytes(b"")
            now = stamp.stat().st_mtime_ns
            stamp.unlink()
        except OSError as error:
            raise self._refused(error) from error
        self._tidy_up(now)
        return now

    def _tidy_up(self, now: int) -> None:
        """Remove what builds that were killed have left."""
        assert self.folder is not None
        for path in self.folder.glob(f"*{_TEMPORARY}"):
            with suppress(OSError):  # another build may tidy up as well
                if path.stat().st_mtime_ns < now - _ABANDONED:
                    path.unlink()

    def _header(self, name: str, key: bytes, content: bytes | memoryview) -> bytes:
        about = digest(b"".join(map(digest, (self.version, name.encode(), key))))
        # Against accidents, as in gzip: hashing a hundred megabytes would take as long as decoding.
        return about + struct.pack("<QI", len(content), zlib.crc32(content))

    def _refused(self, error: OSError) -> UsageError:
        return UsageError(f"cannot keep a cache in {self.folder}: {error.strerror}")


def _bytes_of(path: Path) -> memoryview:
    """The bytes of a file, which is never changed in place, and only replaced by another."""
    with open(path, "rb") as file:
        if sys.platform == "win32":  # where a file that is mapped cannot be replaced
            return memoryview(file.read())
        flags = mmap.MAP_PRIVATE | getattr(mmap, "MAP_POPULATE", 0)
        return memoryview(mmap.mmap(file.fileno(), 0, flags, mmap.PROT_READ))


NO_CACHE = Cache(None, b"")

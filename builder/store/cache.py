"""Values kept between builds, in a folder that may be deleted, damaged or shared at any time.

A file begins with the digest of the builder's version, its name and its key, then the length of its
content and the CRC-32 of that. A file for which these are not as expected (damaged, cut off, made
by another builder or for other settings) counts as missing. Values are decoded as the type that is
asked for, so a file of a cache cannot run code, as a pickle could.

The digest is no signature: whoever can write to the folder can make a file that is taken for one of
ours. So whoever publishes what comes out of a cache looks at it first (`pages.bodies`,
`pipeline.soundness`).

A folder that cannot be written to may still be read. Then nothing is kept, and `fault` says why.
"""

import struct
import tempfile
import zlib
from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TypeVar

import msgspec

from builder.errors import reporting
from builder.hashing import digest
from builder.store.storage import LocalStorage

Value = TypeVar("Value")

BUILD = "build"  # the folder of what builds keep, beside the local index

_HEADER = 28  # bytes: a digest of 16, two numbers


class Cache:
    """A folder of values; without a folder, a cache that keeps nothing."""

    def __init__(self, folder: Path | None, version: bytes) -> None:
        """Take the folder and the builder's version."""
        self.storage = LocalStorage(folder) if folder else None
        self.version = version
        self.fault = ""  # why something could not be kept

    def has(self, name: str) -> bool:
        """Whether there is a file under a name, even a damaged one."""
        return self.storage is not None and self.storage.has(name)

    def load(self, name: str, kind: type[Value], key: bytes = b"") -> Value | None:
        """The value that was stored under a name and the same key, if it is there."""
        content = self._content(name, key)
        if content is None:
            return None
        try:
            return msgspec.msgpack.decode(content, type=kind)
        except (msgspec.MsgspecError, ValueError, RecursionError):  # also of bytes that are no text
            return None

    def store(self, name: str, value: object, key: bytes = b"") -> None:
        """Keep a value; who reads meanwhile gets the old one or the new one, never a mixture.

        What cannot be written is missing at the next build, which makes it again.
        """
        if self.storage is not None:
            self.store_bytes(name, msgspec.msgpack.encode(value), key)

    def store_bytes(self, name: str, content: bytes, key: bytes = b"") -> bool:
        """Keep bytes of which only `parts` will be asked for; tell whether they were written."""
        if self.storage is None:
            return False
        with self._noting_faults():
            self.storage.put(name, self._header(name, key, content), content)
            return True
        return False

    def is_whole(self, name: str) -> bool:
        """Whether bytes that were stored under a name are there as they were stored."""
        return self._content(name, b"") is not None

    def parts(self, name: str, ranges: Iterable[tuple[int, int]]) -> Iterator[bytes]:
        """Parts of bytes that were stored, each from one place to before another, as they are.

        Raises:
            OSError: they cannot be read.
        """
        if self.storage is None:
            raise FileNotFoundError(name)
        with self.storage.open(name) as file:
            for start, end in ranges:
                file.seek(_HEADER + start)
                yield file.read(end - start)

    def names(self, prefix: str) -> list[str]:
        """The names that begin with a prefix of the values that there are, damaged or not."""
        return list(self.storage.names(prefix)) if self.storage is not None else []

    def prune(self, prefix: str, names: Collection[str]) -> None:
        """Remove the values whose names begin with a prefix, but for those in `names`."""
        if self.storage is None:
            return
        for name in self.storage.names(prefix):
            if name not in names:
                self.storage.delete(name)

    def now(self) -> int:
        """The time in nanoseconds by the clock of the file system; tidies up, too.

        Without a folder that can be written to it is 0, before any change of a file.
        """
        if self.storage is not None:
            with self._noting_faults():
                return self.storage.now()
        return 0

    def can_keep(self) -> bool:
        """Whether there is a folder that can be written to."""
        return self.storage is not None and self.now() > 0

    def _content(self, name: str, key: bytes) -> memoryview | None:
        """What was stored under a name and the same key, unless it is damaged or lost."""
        if self.storage is None:
            return None
        try:
            data = self.storage.view(name)
        except (OSError, ValueError):  # the latter of an empty one
            return None
        content = data[_HEADER:]
        return content if data[:_HEADER] == self._header(name, key, content) else None

    def _header(self, name: str, key: bytes, content: bytes | memoryview) -> bytes:
        about = digest(b"".join(map(digest, (self.version, name.encode(), key))))
        # A checksum finds accidents. A cryptographic hash of a hundred megabytes would take as long
        # as decoding them.
        return about + struct.pack("<QI", len(content), zlib.crc32(content))

    @contextmanager
    def _noting_faults(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self.fault = error.strerror or "it cannot be written"


def that_keeps(cache: Cache) -> AbstractContextManager[Cache]:
    """The cache, or one for this run alone if it can keep nothing.

    Raises:
        MachineError: there is no place for temporary files.
    """
    return nullcontext(cache) if cache.can_keep() else temporary_cache()


@contextmanager
def temporary_cache() -> Iterator[Cache]:
    """A cache for one build, through which its processes hand each other what they make.

    Raises:
        MachineError: there is no place for temporary files.
    """
    with reporting("write temporary files"):
        temporary = tempfile.TemporaryDirectory(prefix="archive-", ignore_cleanup_errors=True)
    with temporary as folder:
        yield Cache(Path(folder), b"")


NO_CACHE = Cache(None, b"")

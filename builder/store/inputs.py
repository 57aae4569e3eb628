"""The files of `content/`: which of them are as the last build found them, without reading them."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from builder.hashing import hasher
from builder.store.cache import Cache

_NAME = "inputs"
# A file that was written to while it was being read may get the same times as before: a clock is no
# finer than its ticks, 2 seconds on the coarsest file system. Git calls such files racily clean.
_TICK = 2_000_000_000


class Stamp(NamedTuple):
    """What a file system says of a file without reading it."""

    size: int
    modified: int
    changed: int
    inode: int


class _Record(NamedTuple):
    """What a build found: the source, the time before it looked, stamp and digest of each file."""

    source: str
    since: int
    stamps: dict[str, Stamp]
    digests: dict[str, bytes]


_NO_FILE = Stamp(0, 0, 0, 0)


def stamp_of(path: str) -> Stamp:
    """The stamp of a file, links being followed; of a file that is gone, one that no file has."""
    try:
        status = os.stat(path)
    except OSError:
        return _NO_FILE
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


class Inputs:
    """The digests of the files of a source, as far as they are known."""

    def __init__(self, source: Path, paths: Iterable[str], cache: Cache) -> None:
        """Look at all files, given by their paths in the source; none is opened."""
        self.source = source
        self.cache = cache
        self.since = cache.now()
        self.stamps = {path: stamp_of(f"{source}/{path}") for path in paths}
        self._before: dict[str, bytes] = {}
        self.digests = self._trusted()

    def _trusted(self) -> dict[str, bytes]:
        record = self.cache.load(_NAME, _Record)
        if record is None:
            return {}
        self._before = record.digests
        if record.source != self._place():
            return {}
        before, digests, latest = record.stamps, record.digests, record.since - _TICK
        return {
            path: digests[path]
            for path, stamp in self.stamps.items()
            if before.get(path) == stamp
            and stamp.modified < latest
            and stamp.changed < latest
            and path in digests
        }

    @property
    def are_others(self) -> bool:
        """Whether the last build that looked found other files, or other bytes in them."""
        return self.digests != self._before

    def read_rest(self) -> bool:
        """Read the files whose digests are not known; say whether that was possible."""
        unknown = self.stamps.keys() - self.digests.keys()
        try:
            for path in unknown:
                self.digest(path)
        except OSError:
            return False
        if unknown:
            self.store()
        return True

    def digest(self, path: str) -> bytes:
        """The digest of a file, which is read if it is not known.

        Raises:
            OSError: it cannot be read.
        """
        known = self.digests.get(path)
        if known is None:
            known = self.digests[path] = digest_of_file(f"{self.source}/{path}")
        return known

    def learn(self, paths: Iterable[str], digests: Iterable[bytes]) -> None:
        """Remember digests of files; an empty one, of a file that cannot be read, is left out."""
        self.digests.update(one for one in zip(paths, digests, strict=True) if one[1])

    def store(self) -> None:
        """Remember for the next build."""
        record = _Record(self._place(), self.since, self.stamps, self.digests)
        self.cache.store(_NAME, record)

    def _place(self) -> str:
        return os.path.realpath(self.source)


def digest_of_file(path: str) -> bytes:
    """The digest of a file of any size.

    Raises:
        OSError: it cannot be read.
    """
    with open(path, "rb", buffering=0) as file:
        return hashlib.file_digest(file, hasher).digest()


def sha256_of_file(path: str) -> bytes:
    """The SHA-256 of a file of any size.

    Raises:
        OSError: it cannot be read.
    """
    with open(path, "rb", buffering=0) as file:
        return hashlib.file_digest(file, "sha256").digest()

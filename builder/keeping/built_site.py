"""A site as a build left it, to be published or looked at."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.errors import MachineError, UsageError, reporting
from builder.exports.checksums import PATH as CHECKSUMS
from builder.exports.checksums import is_listed, read_checksums
from builder.hashing import sha256
from builder.store.exchange import KEPT, MANIFEST, read_manifest
from builder.store.locks import Lock
from builder.store.output import LOCK


class BuiltSite:
    """A site as a build left it: its files with their checksums."""

    def __init__(self, folder: Path) -> None:
        """Take its folder.

        Raises:
            UsageError: there is no site, or not the whole of one.
        """
        self.folder = folder
        if (folder / KEPT / MANIFEST).exists():
            raise UsageError(f"the build of {folder} was broken off; build it again")
        try:
            paths = read_manifest(folder)
            self._list = (folder / CHECKSUMS).read_bytes()
            self.digests = read_checksums(self._list)
        except (OSError, ValueError) as error:
            raise UsageError(f"there is no site in {folder}; build it first") from error
        self.paths = sorted(paths)
        with reporting(f"read {folder}"):
            self.sizes = {path: (folder / path).stat().st_size for path in self.paths}

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """No build writes into the site meanwhile.

        Raises:
            UsageError: one does.
        """
        lock = Lock(self.folder / LOCK)
        try:
            is_ours = lock.acquire()
        except OSError:  # nobody can write into this folder
            is_ours = True
        if not is_ours:
            raise UsageError(f"a build is writing to {self.folder}; wait for its end")
        try:
            yield
        finally:
            lock.release()

    def read(self, path: str) -> bytes:
        """The bytes of a file.

        Raises:
            MachineError: they are not those that were built.
        """
        if path == CHECKSUMS:
            return self._list
        with reporting(f"read {self.folder / path}"):
            data = (self.folder / path).read_bytes()
        if is_listed(path) and self.digests.get(path) != sha256(data):
            raise MachineError(f"{self.folder / path} is not as it was built; build it again")
        return data

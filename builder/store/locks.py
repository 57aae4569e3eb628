"""A lock on a file, which the system releases when its process ends, however it ends."""

import os
import sys
from contextlib import suppress
from pathlib import Path


class Lock:
    """Held by one process at a time; the processes that it forks do not hold it."""

    def __init__(self, path: Path) -> None:
        """Take the path of a file, which is there as long as the lock is held."""
        self.path = path
        self._file = -1

    @property
    def held(self) -> bool:
        """Whether it is ours."""
        return self._file >= 0

    def acquire(self) -> bool:
        """Take the lock, if no other process has it; say whether it is ours now.

        Raises:
            OSError: the file cannot be made.
        """
        while not self.held:
            file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o666)
            try:
                _lock(file)
            except (BlockingIOError, PermissionError):
                os.close(file)
                return False
            if self._is_there(file):
                self._file = file
            else:  # its holder has just removed it: whoever comes now makes another
                os.close(file)
        return True

    def release(self) -> None:
        """Release the lock, if it is ours."""
        if self.held:
            for _ in range(2):
                with suppress(OSError):  # some systems do not remove what is open
                    os.unlink(self.path)
                    break  # from now on a file of this name is another's
            os.close(self._file)
            self._file = -1

    def _is_there(self, file: int) -> bool:
        try:
            return os.path.samestat(os.fstat(file), os.stat(self.path))
        except OSError:
            return False


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

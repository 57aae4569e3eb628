"""Work that another process does while this one goes on."""

import os
import sys
from collections.abc import Callable

_DONE = b"\0"  # comes after the result; without it the process was killed


class Aside:
    """A function that runs in a process of its own; a context manager, which waits for its end.

    With one processor, where a process cannot be divided, and where the other one fails, it is
    called when its result is asked for.
    """

    def __init__(self, function: Callable[[], bytes], jobs: int) -> None:
        """Take the function, and how many processes there may be."""
        self._function = function
        self._is_divided = jobs > 1 and sys.platform == "linux"
        self._process = 0
        self._pipe = -1

    def __enter__(self) -> "Aside":
        """Begin."""
        if self._is_divided:
            self._pipe, other_end = os.pipe()
            self._process = os.fork()
            if not self._process:
                os.close(self._pipe)
                _run(self._function, other_end)
            os.close(other_end)
        return self

    def __exit__(self, *error: object) -> None:
        """Wait for the end, if nobody has."""
        self._take()

    def result(self) -> bytes:
        """What the function returns."""
        data = self._take()
        return data.removesuffix(_DONE) if data.endswith(_DONE) else self._function()

    def _take(self) -> bytes:
        if not self._process:
            return b""
        with open(self._pipe, "rb") as pipe:
            data = pipe.read()
        os.waitpid(self._process, 0)
        self._process = 0
        return data


def _run(function: Callable[[], bytes], pipe: int) -> None:
    """Write what a function returns, and end this process, whatever happens."""
    try:
        data = function() + _DONE
        with open(pipe, "wb") as file:
            file.write(data)
    finally:
        os._exit(0)

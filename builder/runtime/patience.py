"""The last net: work that takes far longer than any should is ended, and says what it was."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from builder.errors import MachineError


class Patience:
    """Pieces of work, one after the other; `next` says which one has begun."""

    def __init__(self, seconds: float) -> None:
        """Have patience for so many seconds of a processor with each piece."""
        self.seconds = seconds
        self._message = ""
        self._pieces = 0
        self._looked_at = -1

    def next(self, message: str) -> None:
        """Begin a piece; the message is for the case that it takes too long."""
        self._message = message
        self._pieces += 1

    def look(self, number: int, frame: FrameType | None) -> None:
        """End a piece that was already under way when this was called before."""
        if self._looked_at == self._pieces:
            raise MachineError(f"{self._message} (more than {self.seconds:g} s of a processor)")
        self._looked_at = self._pieces


@contextmanager
def patience(seconds: float) -> Iterator[Patience]:
    """End a piece of work for which the process has used so many seconds of a processor.

    A timer looks every so many seconds, for setting one for each piece would cost more than the
    shortest pieces do; so it may take twice as long. There is no such net on Windows, and none but
    in a process's first thread.

    Raises:
        MachineError: a piece took longer; the message says which.
    """
    pieces = Patience(seconds)
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield pieces
        return
    before = signal.signal(signal.SIGPROF, pieces.look)
    signal.setitimer(signal.ITIMER_PROF, seconds, seconds)
    try:
        yield pieces
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)

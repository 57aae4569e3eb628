"""The last net: work that takes far longer than any should is ended, and says what it was."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from builder.errors import MachineError


@contextmanager
def processor_time(seconds: float, message: str) -> Iterator[None]:
    """End what is done inside when the process has used so many seconds of a processor for it.

    There is no such net on Windows, and none but in a process's first thread.

    Raises:
        MachineError: it took longer; the message says what did.
    """
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return

    def end(number: int, frame: FrameType | None) -> None:
        raise MachineError(f"{message} (more than {seconds:g} s of a processor)")

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)

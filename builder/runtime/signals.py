"""How a process is asked to end, and ends in order: what it began is tidied up.

A signal becomes an exception in the main thread, which goes up through all `with` statements. The
first one counts: what comes after it must not disturb the tidying up.
"""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # the last is missing on Windows
SIGNALS = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))
# What came while something must not be disturbed, for each such thing: a signal may be delivered to
# a thread that does not block it, as numpy starts some, and is still told to the main thread.
_waiting: list[list[int]] = []
_WORDS = {"SIGINT": "interrupted", "SIGTERM": "terminated", "SIGHUP": "the terminal has gone"}


class Stopped(KeyboardInterrupt):
    """The process was asked to end; `status` is what shells make of such an end."""

    def __init__(self, number: int) -> None:
        """Take the number of the signal."""
        super().__init__(_WORDS[signal.Signals(number).name])
        self.number = number
        self.left = "the site is as it was, or done"  # what it leaves behind

    @property
    def status(self) -> int:
        """130 for SIGINT, 143 for SIGTERM, 129 for SIGHUP."""
        return 128 + self.number


def end_in_order() -> None:
    """From now on raise `Stopped`; what is ignored, as `nohup` and `&` have it, stays so."""
    sys.unraisablehook = _try_again
    _listen()


def _listen() -> None:
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


def leave_to_parent() -> None:
    """Set up a process of several: Ctrl-C is for the parent, which ends this one."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let signals wait until this is done; processes that begin meanwhile let them wait, too."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    _waiting.append([])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        if came := _waiting.pop():
            _stop(came[0], None)


def _stop(number: int, frame: FrameType | None) -> None:
    if _waiting:
        _waiting[-1].append(number)
        return
    _deafen()
    raise Stopped(number)


def _deafen() -> None:
    for number in SIGNALS:
        if signal.getsignal(number) is _stop:
            signal.signal(number, _nothing)


def _nothing(number: int, frame: FrameType | None) -> None:
    """Not `SIG_IGN`, which the programs that are called would inherit."""


def _try_again(unraisable: Any) -> None:
    """Where an exception cannot be raised, as when a value is freed, the interrupt comes again."""
    if not isinstance(error := unraisable.exc_value, Stopped):
        sys.__unraisablehook__(unraisable)
        return
    for number in SIGNALS:
        if signal.getsignal(number) is _nothing:
            signal.signal(number, _stop)
    threading.Timer(0.01, os.kill, (os.getpid(), error.number)).start()

"""Each exception has its message and status; of one that nobody foresaw there is none."""

import errno
import signal

import pytest

from builder.cli.endings import Ending, ending_of
from builder.errors import ContentError, MachineError, OutputError, ThemeError, UsageError
from builder.runtime.signals import Stopped
from builder.store.copies import CopyError


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (ContentError([]), 1),
        (UsageError("x"), 2),
        (OutputError("x"), 2),
        (ThemeError("x"), 2),
        (RuntimeError("Symlink loop from 'a'"), 2),
        (OSError(errno.ELOOP, "x", "a"), 2),
        (MachineError("x"), 3),
        (CopyError("x"), 3),
        (MemoryError(), 3),
        (ImportError("x"), 3),
        (OSError(errno.ENOSPC, "x"), 3),
        (OSError(errno.EMFILE, "x", "a"), 3),
        (KeyboardInterrupt(), 130),
        (Stopped(signal.SIGINT), 130),
        (Stopped(signal.SIGTERM), 143),
        (BrokenPipeError(), 141),
    ],
)
def test_statuses(error: BaseException, status: int) -> None:
    ending = ending_of(error)
    assert ending
    assert ending.status == status
    assert ending.said or status in {1, 141}


def test_what_failed_is_named() -> None:
    error = OSError(errno.EMFILE, "Too many open files", "a/b")
    cure = "allow more open files (ulimit -n), and call it again"
    assert ending_of(error) == Ending(3, f"cannot read or write a/b: Too many open files; {cure}")


def test_a_fault_of_the_program_is_none_of_these() -> None:
    assert ending_of(ZeroDivisionError()) is None
    assert ending_of(RuntimeError("x")) is None

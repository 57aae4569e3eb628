"""What a process that will soon end need not do: collect garbage, and free its values one by one.

`__main__` asks for this; a process that uses the builder as a library stays as it was. Measured on
one edit of 21,578 stories, in processor time: without the collector 15% less, without freeing the
archive 7 to 11% less.
"""

import gc
import mmap
import sys

from builder.errors import MachineError

_ROOM = 160_000_000  # bytes of addresses that the libraries take which make pages

_held: list[object] | None = None


def end_soon() -> None:
    """Say that this process ends when its work is done: what it makes need not be freed."""
    global _held
    _held = []
    gc.disable()


def expect_room() -> None:
    """Ask for the room that libraries take when they are loaded; nothing is written there.

    One of them ends the process, with status 1, if it gets none.

    Raises:
        MachineError: there is too little.
    """
    try:
        mmap.mmap(-1, _ROOM).close()
    except (OSError, MemoryError) as error:
        raise MachineError("there is not enough memory; end other programs") from error


def live_on() -> None:
    """Say that this process will live long, as a server does: free what is no longer needed."""
    global _held
    _held = None
    gc.enable()


def hold(value: object) -> None:
    """Keep a value until the process ends, if `end_soon` was called: freeing it takes time."""
    if _held is not None:
        _held.append(value)


def peak() -> int:
    """The most bytes of memory that this process has had at once; 0 where the system cannot say.

    A process that was forked counts what it has in common with the one that it comes from.
    """
    try:
        import resource
    except ImportError:  # on Windows
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024

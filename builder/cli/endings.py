"""How a command ends: the one place where an exception becomes a message and a status."""

import signal
from typing import NamedTuple

from builder.errors import ArchiveError, ContentError, MachineError, UsageError, failure
from builder.runtime.signals import Stopped

NOBODY_READS = 141  # as of a program that SIGPIPE ends

_NO_MEMORY = "there is not enough memory; end other programs, or try --jobs 1"
_NO_LIBRARY = "; install the builder anew, or give it more memory"


class Ending(NamedTuple):
    """What to say, and the status to end with."""

    status: int
    said: str


def ending_of(error: BaseException) -> Ending | None:
    """How a command ends that an exception broke off; None for one that nobody foresaw.

    That of the content has problems instead of a text.
    """
    match error:
        case ContentError():
            return Ending(error.status, "")
        case BrokenPipeError():
            return Ending(NOBODY_READS, "")
        case OSError():
            what = f"read or write {error.filename}" if error.filename else "print or write"
            return ending_of(failure(what, error))
        case ArchiveError():
            return Ending(error.status, str(error))
        case RuntimeError() if "ymlink loop" in str(error):  # of pathlib, up to Python 3.12
            return Ending(UsageError.status, f"a link leads to itself; name a folder ({error})")
        case MemoryError():
            return Ending(MachineError.status, _NO_MEMORY)
        case ImportError():
            return Ending(MachineError.status, f"cannot load a library: {error}{_NO_LIBRARY}")
        case Stopped():
            return Ending(error.status, f"{error}; {error.left}")
        case KeyboardInterrupt():
            return ending_of(Stopped(signal.SIGINT))
    return None

"""`python -m builder`, and `archive-builder` where the package is installed."""

# Until the program can end in order an interrupt ends it without a word, as of a C program; that
# holds from the first moment only if nothing is imported before.
from _signal import SIG_DFL, SIGINT, default_int_handler, getsignal, signal  # type: ignore[import-not-found]

if getsignal(SIGINT) is default_int_handler:
    signal(SIGINT, SIG_DFL)

import os
import sys
import traceback
from contextlib import suppress

from builder.runtime.memory import end_soon
from builder.runtime.signals import Stopped, end_in_order

_FAULT = "this is a fault of the builder: please report it with what stands above"


def run() -> None:
    """Run the command of this process, and end it with the command's status."""
    _complete_streams()
    end_soon()
    # Its threads would take memory, and nothing here is algebra.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    status = _status()
    with suppress(OSError):  # what was printed has been flushed; the rest nobody could read
        sys.stdout.flush()
    with suppress(OSError):
        sys.stderr.flush()
    # The interpreter would take apart all that is held.
    os._exit(status)


def _status() -> int:
    try:
        from builder.cli import main

        end_in_order()
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else bool(end.code)
    except Stopped as stopped:
        return stopped.status
    except MemoryError:
        return _failed("there is not enough memory; end other programs")
    except BaseException:
        with suppress(OSError):
            traceback.print_exc()
        return _failed(_FAULT)
    return 0


def _failed(message: str) -> int:
    with suppress(OSError):
        sys.stderr.write(f"Error: {message}\n")
    return 3


def _complete_streams() -> None:
    """Give a stream that was closed a place to go: a file of the site must not take its number."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            file = os.open(os.devnull, os.O_RDWR)
            if file != number:
                os.dup2(file, number)
                os.close(file)
            setattr(sys, name, os.fdopen(number, "w" if number else "r", closefd=False))


if __name__ == "__main__":
    run()

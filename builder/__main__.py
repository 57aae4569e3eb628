"""`python -m builder`, and `archive-builder` where the package is installed."""

import os
import sys
from contextlib import suppress

from builder.cli import main
from builder.runtime.memory import end_soon


def run() -> None:
    """Run the command of this process, and end it with the command's status."""
    end_soon()
    status: object = 0
    try:
        main()
    except SystemExit as end:
        status = end.code
    with suppress(BrokenPipeError):  # whoever read what was printed has gone
        sys.stdout.flush()
    sys.stderr.flush()
    # The interpreter would take apart all that is held.
    os._exit(status if isinstance(status, int) else bool(status))


if __name__ == "__main__":
    run()

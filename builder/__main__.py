"""`python -m builder`."""

import os
import sys
from contextlib import suppress

from builder.cli import main
from builder.runtime.memory import end_soon

if __name__ == "__main__":
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

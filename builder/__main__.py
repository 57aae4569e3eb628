"""`python -m builder`."""

import gc
import os
import sys
from contextlib import suppress

from builder.cli import main

if __name__ == "__main__":
    gc.set_threshold(50_000)  # to import a library is to make objects by the thousand, all to stay
    status: object = 0
    try:
        main()
    except SystemExit as end:
        status = end.code
    with suppress(BrokenPipeError):  # whoever read what was printed has gone
        sys.stdout.flush()
    sys.stderr.flush()
    # To take a large archive apart would take as long as to look at all its files.
    os._exit(status if isinstance(status, int) else bool(status))

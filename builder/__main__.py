"""`python -m builder`."""

import atexit
import gc

from builder.cli import main

if __name__ == "__main__":
    atexit.register(gc.freeze)  # or the last that it does is to look for garbage in all modules
    main()

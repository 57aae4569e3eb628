"""`python -m builder`."""

import atexit
import gc

from builder.cli import main

if __name__ == "__main__":
    gc.set_threshold(50_000)  # to import a library is to make objects by the thousand, all to stay
    atexit.register(gc.freeze)  # or the last that it does is to look for garbage in all modules
    main()

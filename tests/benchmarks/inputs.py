"""A million inputs that nobody means, in one process: none may fail, none may hang.

The variable INPUTS says how many there are, FIRST the number to begin with: so they can be tried in
parts. An input that fails can be made again by its number: `TARGETS[name](Odd("name number"))`.
"""

import os
import resource
import time
from pathlib import Path

from builder.runtime.patience import patience
from tests.odd_inputs import TARGETS, Odd

_MOST = 1_000_000
_HANGS = 10  # seconds of a processor
_SHOWN = 20


def run(folder: Path) -> None:
    """Print a row for what reads each of them."""
    first, count = (
        int(os.environ.get(key, most)) for key, most in (("FIRST", 0), ("INPUTS", _MOST))
    )
    print("| read | inputs | failed | slowest, ms |\n| --- | --- | --- | --- |")
    faults: list[str] = []
    for name in TARGETS:
        failed, slowest = _try(name, range(first, first + count // len(TARGETS)), faults)
        print(f"| {name} | {count // len(TARGETS):,} | {failed} | {slowest:.0f} |", flush=True)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"at most {megabytes:.0f} MB of memory")
    print("\n".join(faults))


def _try(name: str, numbers: range, faults: list[str]) -> tuple[int, float]:
    """Read inputs; give how many failed, and the milliseconds of the slowest."""
    failed, slowest = 0, 0.0
    for number in numbers:
        odd = Odd(f"{name} {number}")
        started = time.process_time()
        try:
            with patience(_HANGS) as pieces:
                pieces.next(name)
                TARGETS[name](odd)
        except Exception as error:
            failed += 1
            if failed <= _SHOWN:
                faults.append(f"{name} {number}: {type(error).__name__}: {str(error)[:200]}")
        slowest = max(slowest, (time.process_time() - started) * 1000)
    return failed, slowest

"""Every call that writes fails once in every way: what was tried, and what was left.

FAULTS=5 tries each fifth only, where there is less time.
"""

import os
import time
from collections import Counter
from pathlib import Path

from tests.faults.cases import CASES, Case, Fault, Trial, some_of
from tests.faults.inject import FAULTS, Injector, compiled

EVERY = int(os.environ.get("FAULTS", "1"))


def run(folder: Path) -> None:
    """Print a row for each case: calls that write, faults tried, of each kind, what went wrong."""
    print(f"| case | calls | tried | {' | '.join(FAULTS)} | wrong | seconds |")
    wrong = 0
    with Injector(compiled(folder), folder) as injector:
        for case in CASES:
            wrong += _try(case, Trial(case, folder / case.name, injector))
    if wrong:
        raise SystemExit(1)


def _try(case: Case, trial: Trial) -> int:
    """Print the row of one case, after all that went wrong; how much."""
    started = time.perf_counter()
    faults = some_of(trial.faults(), EVERY)
    wrong = sum(_tell(trial, fault) for fault in faults)
    kinds = Counter(fault.kind for fault in faults)
    each = " | ".join(str(kinds[kind]) for kind in FAULTS)
    seconds = time.perf_counter() - started
    print(f"| {case.name} | {trial.calls} | {len(faults)} | {each} | {wrong} | {seconds:.0f} |")
    return wrong


def _tell(trial: Trial, fault: Fault) -> int:
    found = [*trial.wrong(fault)]
    for one in found:
        print(one, flush=True)
    return len(found)

"""Every call that writes fails once in every way: what was tried, and what was left."""

import time
from collections import Counter
from pathlib import Path

from tests.faults.cases import CASES, Trial
from tests.faults.inject import Injector, compiled


def run(folder: Path) -> None:
    """Print a row for each case: calls that write, faults tried, of each kind, what went wrong."""
    print("| case | calls | faults | wrong | seconds |")
    wrong: list[str] = []
    with Injector(compiled(folder), folder) as injector:
        for case in CASES:
            started = time.perf_counter()
            trial = Trial(case, folder / case.name, injector)
            faults = trial.faults()
            found = [one for fault in faults for one in trial.wrong(fault)]
            kinds = ", ".join(f"{n} {kind}" for kind, n in Counter(f.kind for f in faults).items())
            seconds = time.perf_counter() - started
            print(f"| {case.name} | {trial.calls} | {kinds} | {len(found)} | {seconds:.0f} |")
            wrong += found
    if wrong:
        raise SystemExit("\n".join(wrong))

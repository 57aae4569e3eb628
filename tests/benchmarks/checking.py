"""What a check costs, on the Reuters stories: with nothing known of them, and after an edit."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.corpora import articles_of, reuters
from tests.benchmarks.costs import Cost, measure, median_of

RUNS = 3


def check(source: Path) -> Cost:
    """Check an archive."""
    return measure([sys.executable, "-m", "builder", "check", "--source", str(source)], source)


def forget(source: Path, run: int) -> None:
    """Leave no cache, but delete none either; see `building.cold`."""
    cache = source / ".cache"
    if cache.exists():
        cache.rename(source.parent / f"{source.name}-cache-{time.monotonic_ns()}")


def edit(source: Path, run: int) -> None:
    """Add a line to an article, another one in each run."""
    path = articles_of(source)[1000 * (run + 1)]
    path.write_text(path.read_text(encoding="utf-8") + f"\nChecked {run}.\n", encoding="utf-8")


def nothing(source: Path, run: int) -> None:
    """Change nothing."""


def run(folder: Path) -> None:
    """Print a line for each state in which a check may begin."""
    source = reuters(folder)
    load = os.getloadavg()[0]
    print(f"\ncheck of Reuters-21578, {os.cpu_count()} processors, load {load:.1f} before")
    print("| check | seconds, median (range) | of processors, least | peak MB |")
    print("| --- | --- | --- | --- |")
    changes: dict[str, Callable[[Path, int], None]] = {
        "cold": forget,
        "after an edit": edit,
        "of what was checked before": nothing,
    }
    for name, change in changes.items():
        costs = []
        for number in range(RUNS):
            change(source, number)
            costs.append(check(source))
        processor = min(cost.processor for cost in costs)
        peak = max(cost.megabytes for cost in costs)
        print(f"| {name} | {median_of(costs)} | {processor:.1f} | {peak:.0f} |", flush=True)

"""What a build costs, on the Reuters stories: time, memory, the size of the output."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.corpora import build_command, reuters
from tests.benchmarks.costs import Cost, Size, measure, size_of

RUNS = 3
STORIES = 21578


def build(source: Path, output: Path) -> Cost:
    """Build an archive into a folder."""
    return measure(build_command(source, output))


def run(folder: Path) -> None:
    """Build a few times, each into a new folder; print a line of the table in RESULTS.md."""
    source, site = reuters(folder), folder / "cold"
    costs = []
    for _ in range(RUNS):
        shutil.rmtree(site, ignore_errors=True)
        costs.append(build(source, site))
    print(f"cold build of Reuters-21578, {os.cpu_count()} processors, {RUNS} runs")
    print("| seconds, median (range) | peak MB | files | MB | bytes a story |")
    print("| --- | --- | --- | --- | --- |")
    print(f"| {row(costs, size_of(site))} |")


def row(costs: Sequence[Cost], size: Size) -> str:
    """The cells of some builds of the Reuters stories."""
    seconds = sorted(cost.seconds for cost in costs)
    megabytes = max(cost.megabytes for cost in costs)
    times = f"{seconds[len(seconds) // 2]:.1f} ({seconds[0]:.1f} to {seconds[-1]:.1f})"
    return (
        f"{times} | {megabytes:.0f} | {size.files:,} | {size.bytes / 1e6:.0f} "
        f"| {size.bytes / STORIES:.0f}"
    )

"""What a build costs, on the Reuters stories: time, memory, the size of the output."""

import os
import statistics
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.benchmarks.corpora import build_command, reuters
from tests.benchmarks.costs import Cost, Size, measure, median_of, size_of
from tests.helpers import ROOT

RUNS = 3
STORIES = 21578


def build(source: Path, output: Path, code: Path = ROOT) -> Cost:
    """Build an archive into a folder."""
    return measure(build_command(source, output), source, code)


def cold(source: Path, output: Path, code: Path = ROOT) -> Cost:
    """Build an archive with nothing left of earlier builds, into a folder that is not there yet.

    Nothing large may be deleted just before: some file systems make files slowly for a while then.
    """
    cache = source / ".cache"
    if cache.exists():
        cache.rename(source.parent / f"{source.name}-cache-{time.monotonic_ns()}")
    return build(source, output, code)


def run(folder: Path) -> None:
    """Build a few times."""
    source = reuters(folder)
    sites = [folder / f"cold-{run}" for run in range(RUNS)]
    costs = [cold(source, site) for site in sites]
    report({"ours": (costs, size_of(sites[0]))})


def report(
    found: Mapping[str, tuple[Sequence[Cost], Size]],
    archive: str = "Reuters-21578",
    articles: int = STORIES,
) -> None:
    """Print the rows of the table in RESULTS.md."""
    runs = max(len(costs) for costs, _ in found.values())
    print(f"\ncold build of {archive}, {os.cpu_count()} processors, {runs} runs each")
    print("| | seconds, median (range) | of processors | peak MB | files | MB | bytes a story |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name, (costs, size) in found.items():
        _, processor, megabytes = _summary(costs)
        print(
            f"| {name} | {median_of(costs)} | {processor:.1f} "
            f"| {megabytes:.0f} | {size.files:,} | {size.bytes / 1e6:.0f} "
            f"| {size.bytes / articles:.0f} |"
        )


def compare(found: Mapping[str, tuple[Sequence[Cost], Size]]) -> None:
    """Print the first of two builds as parts of the second."""
    (first, first_size), (second, second_size) = found.values()
    ratios = [
        one / other
        for one, other in zip(
            (*_summary(first), *first_size), (*_summary(second), *second_size), strict=True
        )
    ]
    cells = " | ".join(f"{ratio:.2f}" for ratio in [*ratios, ratios[-1]])
    print(f"| {' / '.join(found)} | {cells} |")


def _summary(costs: Sequence[Cost]) -> Cost:
    """The median time, the largest memory."""
    return Cost(
        statistics.median(cost.seconds for cost in costs),
        statistics.median(cost.processor for cost in costs),
        max(cost.megabytes for cost in costs),
    )

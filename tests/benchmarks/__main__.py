"""`make bench`: what a build costs, on the Reuters stories that stand beside the project.

Prints one line of the table in RESULTS.md for each measurement. Memory is the largest sum of the
proportional set sizes of all processes (shared pages counted once), looked at 20 times a second.
"""

import os
import re
import subprocess
import sys
import tarfile
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import sync_playwright

from tests.benchmarks import relevance, search
from tests.browser.install import find
from tests.conftest import ARGUMENTS
from tests.helpers import ROOT, SHARED

CORPUS = SHARED / "corpora/reuters-site.tar.xz"
RUNS = 3

_TITLE = re.compile(r"^title: (.*)$", re.MULTILINE)


class Cost(NamedTuple):
    """Seconds of the wall clock, and megabytes at the peak."""

    seconds: float
    megabytes: float


def measure(command: list[str]) -> Cost:
    """Run a command to its end."""
    peak = 0
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    ended = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not ended.wait(0.05):
            peak = max(peak, sum(map(_proportional, _family(process.pid))))

    watcher = threading.Thread(target=watch)
    watcher.start()
    code = process.wait()
    seconds = time.perf_counter() - started
    ended.set()
    watcher.join()
    if code:
        sys.exit(f"{' '.join(command)} ended with {code}")
    return Cost(seconds, peak / 1024)


def _family(pid: int) -> Iterator[int]:
    """A process and all its descendants."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _proportional(pid: int) -> int:
    """The proportional set size in kilobytes."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:  # it has just ended
        pass
    return 0


def size_of(folder: Path) -> tuple[int, int]:
    """Files and bytes of a folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return len(files), sum(path.stat().st_size for path in files)


def main() -> None:
    """Build Reuters into a new folder, a few times, and search there; then judge the order."""
    if not CORPUS.exists():
        sys.exit("the Reuters stories are not beside this project (../shared): nothing to measure")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with tarfile.open(CORPUS) as archive:
            archive.extractall(folder, filter="data")
        site = _cold_builds(folder / "reuters-site", folder)
        titles = [
            re.sub(r"[^A-Za-z ]", " ", _TITLE.search(path.read_text(encoding="utf-8"))[1])
            for path in sorted((folder / "reuters-site/content/articles").rglob("*.md"))
        ]
        print("\nsearch, Reuters-21578")
        search.report(search.measure(site, titles))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
            print("\nnDCG@10")
            relevance.report(relevance.measure(browser, folder))
            browser.close()


def _cold_builds(source: Path, folder: Path) -> Path:
    """Build a few times, print the costs, return the last site."""
    costs = []
    for run in range(RUNS):
        site = folder / f"site-{run}"
        command = [sys.executable, "-m", "builder", "build", "--output", str(site)]
        costs.append(measure([*command, "--source", str(source)]))
    files, size = size_of(site)
    seconds = sorted(cost.seconds for cost in costs)
    megabytes = max(cost.megabytes for cost in costs)
    times = f"{seconds[len(seconds) // 2]:.1f} ({seconds[0]:.1f} to {seconds[-1]:.1f})"
    print(f"cold build of Reuters-21578, {os.cpu_count()} processors, {RUNS} runs")
    print("| seconds, median (range) | peak MB | files | MB | bytes a story |")
    print("| --- | --- | --- | --- | --- |")
    print(f"| {times} | {megabytes:.0f} | {files:,} | {size / 1e6:.0f} | {size / 21578:.0f} |")
    return site


if __name__ == "__main__":
    main()

"""What a command costs: its time, its memory, the size of what it wrote.

Memory is the largest sum of the proportional set sizes of all processes (shared pages counted
once), looked at 20 times a second.
"""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.helpers import ROOT


class Cost(NamedTuple):
    """Seconds of the wall clock, and megabytes at the peak."""

    seconds: float
    megabytes: float


class Size(NamedTuple):
    """What a folder holds."""

    files: int
    bytes: int


def measure(command: Sequence[str | Path]) -> Cost:
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
        sys.exit(f"{' '.join(map(str, command))} ended with {code}")
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


def size_of(folder: Path) -> Size:
    """Files and bytes of a folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return Size(len(files), sum(path.stat().st_size for path in files))

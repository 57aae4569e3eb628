"""What a command costs: its time, its memory, the size of what it wrote.

Memory is the largest sum of the proportional set sizes of all processes (shared pages counted
once), looked at up to 20 times a second.
"""

import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.helpers import ROOT

# Installed programs have their bytecode; where it is not kept, each run would compile all modules.
_ENVIRON = {name: of for name, of in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Cost(NamedTuple):
    """Seconds of the wall clock and of the processors, and megabytes at the peak."""

    seconds: float
    processor: float
    megabytes: float


class Size(NamedTuple):
    """What a folder holds."""

    files: int
    bytes: int


def measure(command: Sequence[str], source: Path | None = None, code: Path = ROOT) -> Cost:
    """Run a command to its end, in the folder of the builder's code.

    When it begins, its source is in memory, and what was written before is on the disk.
    """
    os.sync()
    if source:
        for path in source.rglob("*.md"):
            path.read_bytes()
    peak = 0
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=code, env=_ENVIRON, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    ended = threading.Event()

    def watch() -> None:
        nonlocal peak
        pause = 0.05
        while not ended.wait(pause):
            looked = time.perf_counter()
            peak = max(peak, sum(map(_proportional, _family(process.pid))))
            # The kernel takes long to tell, of large processes, and time from what is measured.
            pause = max(0.05, 20 * (time.perf_counter() - looked))

    watcher = threading.Thread(target=watch)
    watcher.start()
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    ended.set()
    watcher.join()
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return Cost(seconds, used.ru_utime + used.ru_stime, peak / 1024)


def median_of(costs: Sequence[Cost], digits: int = 1) -> str:
    """The median of the seconds, and their range."""
    some = [cost.seconds for cost in costs]
    spread = f"({min(some):.{digits}f} to {max(some):.{digits}f})"
    return f"{statistics.median(some):.{digits}f} {spread}"


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

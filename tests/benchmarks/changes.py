"""What a change costs: time, files written, and whether the site is that of a clean build.

Also asks the tests that need patience for more than `make test` does.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.corpora import reuters
from tests.build.test_atomic import times
from tests.build.test_reproducible import digest
from tests.helpers import ROOT

RUNS = 3
STEPS = 3000
KILLS = 200
KILLED = 2000

NEW = "content/articles/1987/new.md"
TEXT = """\
---
title: One article more
date: {date}
countries: [US, JP]
organizations: [opec]
topics: [earn, crude]
---

The text of an article, with a [link](https://example.org/).
"""


class Changed:
    """A copy of an archive that is changed and built again and again."""

    def __init__(self, source: Path, folder: Path) -> None:
        self.source = folder / "source"
        self.site = folder / "site"
        self.clean = folder / "clean"
        shutil.copytree(source, self.source, ignore=shutil.ignore_patterns(".cache"))
        shutil.copytree(ROOT / "theme", self.source / "theme")

    def build(self, output: Path, *arguments: str) -> float:
        """Seconds of the wall clock, the start of Python included."""
        return _run("build", "--source", str(self.source), "--output", str(output), *arguments)

    def measure(self, change: Callable[[int], object]) -> tuple[list[float], list[set[str]]]:
        """Seconds, and files that were written or deleted, of each run of a change."""
        seconds, files = [], []
        for run in range(RUNS):
            before = times(self.site)
            change(run)
            seconds.append(self.build(self.site))
            after = times(self.site)
            files.append({path for path, _ in before.items() ^ after.items()})
        return seconds, files

    def is_clean(self) -> bool:
        """Whether the site is what a clean build makes, byte for byte and file for file."""
        self.build(self.clean, "--no-cache")
        return digest(self.site) == digest(self.clean)

    def _move_away(self) -> None:
        """Leave no site, but delete none either; see `building.cold`."""
        self.site.rename(f"{self.site}-{time.monotonic_ns()}")

    # The changes; each run changes something else.

    def nothing(self, run: int) -> None:
        pass

    def forget(self, run: int) -> None:
        """The state in which a fresh checkout begins."""
        self._move_away()
        (self.source / ".cache").rename(f"{self.source}-cache-{time.monotonic_ns()}")

    def checkout(self, run: int) -> None:
        """A fresh checkout with a cache: all times of files are new, and there is no site."""
        self._move_away()
        for path in (self.source / "content").rglob("*.md"):
            os.utime(path)

    def add(self, run: int) -> None:
        path = self.source / NEW.replace("new", f"new-{run}")
        path.write_text(TEXT.format(date=f"1987-10-{21 + run}"), encoding="utf-8")

    def insert(self, run: int) -> None:
        """All later articles get other numbers in the index."""
        path = self.source / NEW.replace("new", f"between-{run}")
        path.write_text(TEXT.format(date=f"1987-04-{10 + run}"), encoding="utf-8")

    def edit(self, run: int) -> None:
        path = sorted((self.source / "content/articles").rglob("*.md"))[1000 * (run + 1)]
        path.write_text(path.read_text(encoding="utf-8") + f"\nEdited {run}.\n", encoding="utf-8")

    def delete(self, run: int) -> None:
        (self.source / NEW.replace("new", f"new-{RUNS - 1 - run}")).unlink()

    def rename(self, run: int) -> None:
        path = self.source / "content/organizations/opec.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub("name: .*", f"name: OPEC {run}", text), encoding="utf-8")

    def template(self, run: int) -> None:
        path = self.source / "theme/templates/entity.html"
        path.write_text(path.read_text(encoding="utf-8") + f"<!-- {run} -->", encoding="utf-8")


def _run(*arguments: str) -> float:
    """Seconds of the wall clock that a command takes, when nothing else is being written."""
    os.sync()
    started = time.perf_counter()
    command = [sys.executable, "-m", "builder", *arguments]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - started


def run(folder: Path) -> None:
    """Print a line for each change to an archive of the Reuters stories."""
    place = folder / "changes"
    place.mkdir()
    archive = Changed(reuters(folder), place)
    print("| change | seconds, median (range) | files written or deleted | not of the search |")
    print("| --- | --- | --- | --- |")
    archive.build(archive.site)
    for name, change in [
        ("cold", archive.forget),
        ("nothing", archive.nothing),
        ("fresh checkout, cache restored", archive.checkout),
        ("add an article, the newest", archive.add),
        ("add an article in between", archive.insert),
        ("edit an article", archive.edit),
        ("delete an article, the newest", archive.delete),
        ("rename an organization", archive.rename),
        ("change the template of entities", archive.template),
    ]:
        seconds, files = archive.measure(change)
        span = f"({min(seconds):.1f} to {max(seconds):.1f})"
        most = max(map(len, files))
        others = max(sum(not path.startswith("search/") for path in run) for run in files)
        seconds_text = f"{statistics.median(seconds):.1f} {span}"
        print(f"| {name} | {seconds_text} | {most:,} | {others:,} |", flush=True)
    print(f"\nas a clean build makes it: {'yes' if archive.is_clean() else 'NO'}")
    helps = [_run("--help") for _ in range(10)]
    print(f"help: {statistics.median(helps):.2f} s ({min(helps):.2f} to {max(helps):.2f})")
    shutil.rmtree(place)


def prove(folder: Path) -> None:
    """Thousands of random changes, hundreds of killed builds."""
    for test, setting in [
        ("test_incremental.py", {"ARCHIVE_STEPS": str(STEPS)}),
        (
            "test_atomic.py::test_a_build_may_be_killed_at_any_moment",
            {"ARCHIVE_KILLS": str(KILLS), "ARCHIVE_KILLED": str(KILLED)},
        ),
    ]:
        command = [sys.executable, "-m", "pytest", "-q", f"tests/build/{test}"]
        result = subprocess.run(
            command, cwd=ROOT, env={**os.environ, **setting}, capture_output=True, text=True
        )
        what = ", ".join(f"{key}={value}" for key, value in setting.items())
        print(f"{what}: {result.stdout.splitlines()[-1]}", flush=True)

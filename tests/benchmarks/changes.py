"""What a change costs: time, files written, and whether the site is that of a clean build.

Also asks the tests that need patience for more than `make test` does.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.corpora import build_command, reuters
from tests.benchmarks.costs import Cost, measure, median_of
from tests.helpers import ROOT
from tests.pipeline.test_atomic import times
from tests.pipeline.test_reproducible import digest

RUNS = 3
STEPS = 3000
KILLS = 200
KILLED = 2000

HELP = [sys.executable, "-m", "builder", "--help"]
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


class Changes(NamedTuple):
    """What a change costs: the build, the files written or deleted, and the bytes written."""

    cost: Cost
    files: int
    others: int  # that are not of the search
    bytes: int


class Changed:
    """A copy of an archive that is changed and built again and again."""

    def __init__(self, source: Path, folder: Path) -> None:
        self.source = folder / "source"
        self.site = folder / "site"
        self.clean = folder / "clean"
        shutil.copytree(source, self.source, ignore=shutil.ignore_patterns(".cache"))
        shutil.copytree(ROOT / "theme", self.source / "theme")

    def build(self, output: Path, *arguments: str) -> Cost:
        """Build the archive as it is now."""
        return measure([*build_command(self.source, output), *arguments], self.source)

    def measure(self, change: Callable[[int], object]) -> Iterator[Changes]:
        """What each run of a change costs."""
        for run in range(RUNS):
            before = times(self.site)
            change(run)
            cost = self.build(self.site)
            after = times(self.site)
            touched = {path for path, _ in before.items() ^ after.items()}
            written = sum(size for path, (*_, size) in after.items() if path in touched)
            others = sum(not path.startswith("search/") for path in touched)
            yield Changes(cost, len(touched), others, written)

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


def run(folder: Path) -> None:
    """Print a line for each change to an archive of the Reuters stories."""
    place = folder / "changes"
    place.mkdir()
    archive = Changed(reuters(folder), place)
    print("| change | seconds, median (range) | peak MB | files | not of the search | MB |")
    print("| --- | --- | --- | --- | --- | --- |")
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
        costs, files, others, written = zip(*archive.measure(change), strict=True)
        peak = max(cost.megabytes for cost in costs)
        sizes = f"{max(files):,} | {max(others):,} | {max(written) / 1e6:.1f}"
        print(f"| {name} | {median_of(costs)} | {peak:.0f} | {sizes} |", flush=True)
    print(f"\nas a clean build makes it: {'yes' if archive.is_clean() else 'NO'}")
    print(f"help: {median_of([measure(HELP) for _ in range(10)], 2)} s")
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
        command = [sys.executable, "-m", "pytest", "-q", f"tests/pipeline/{test}"]
        result = subprocess.run(
            command, cwd=ROOT, env={**os.environ, **setting}, capture_output=True, text=True
        )
        what = ", ".join(f"{key}={value}" for key, value in setting.items())
        print(f"{what}: {result.stdout.splitlines()[-1]}", flush=True)

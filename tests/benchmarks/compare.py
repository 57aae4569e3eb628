"""Two versions of the builder in turn, on the Reuters stories: what the newer one costs.

`make bench ARGS="compare REV"`: REV is any revision of the repository; the other version is the
working tree. Machines differ from hour to hour, so a figure of one version alone says little: here
each pair of runs gives a ratio, and the median of the ratios is what counts. Both versions run in
this environment; one that needs other requirements has to be compared in another way.
"""

import io
import os
import shutil
import statistics
import subprocess
import tarfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.building import cold
from tests.benchmarks.changes import NEW, TEXT
from tests.benchmarks.corpora import build_command, reuters
from tests.benchmarks.costs import Cost, measure, size_of
from tests.helpers import ROOT
from tests.pipeline.test_reproducible import digest

PAIRS = int(os.environ.get("ARCHIVE_PAIRS", "7"))


class Version(NamedTuple):
    """A version of the builder, with a copy of the archive and the sites that it makes of it."""

    name: str
    code: Path
    place: Path

    @property
    def source(self) -> Path:
        """The archive that this version builds."""
        return self.place / "source"

    @property
    def site(self) -> Path:
        """The site that is brought up to date."""
        return self.place / "site"

    def cold(self, run: int) -> Cost:
        """Build the site with nothing left of earlier builds."""
        return cold(self.source, self.place / f"cold-{run}", self.code)

    def add(self, run: int) -> Cost:
        """Build the site after one more article, the newest."""
        path = self.source / NEW.replace("new", f"new-{run}")
        path.write_text(TEXT.format(date=f"1987-11-{10 + run}"), encoding="utf-8")
        return self.build()

    def nothing(self, run: int) -> Cost:
        """Build the site again, with nothing to do."""
        return self.build()

    def build(self) -> Cost:
        """Bring the site up to date."""
        return measure(build_command(self.source, self.site), self.source, self.code)


def compare(folder: Path, revision: str) -> None:
    """Print the lines of the table in RESULTS.md for a revision and the working tree."""
    archive = reuters(folder)
    old = _version(revision, _checkout(revision, folder / "compared"), folder, archive)
    new = _version("working tree", ROOT, folder, archive)
    print(f"\n{new.name} / {old.name}, Reuters-21578, {os.cpu_count()} processors, {PAIRS} pairs")
    print("| build | processor, s | ratio (range) | wall, s | ratio (range) | peak MB | ratio |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    _report("cold", *_in_turn(old.cold, new.cold))
    for version in (old, new):
        version.build()
    _report("one more article", *_in_turn(old.add, new.add))
    _report("nothing to do", *_in_turn(old.nothing, new.nothing))
    _report_sites(old.site, new.site)


def _checkout(revision: str, folder: Path) -> Path:
    command = ["git", "archive", "--format=tar", revision, "builder", "theme"]
    packed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as tree:
        tree.extractall(folder, filter="data")
    return folder


def _version(name: str, code: Path, folder: Path, archive: Path) -> Version:
    place = folder / f"compare-{name.replace('/', '-').replace(' ', '-')}"
    shutil.copytree(archive, place / "source", ignore=shutil.ignore_patterns(".cache"))
    return Version(name, code, place)


def _in_turn(
    old: Callable[[int], Cost], new: Callable[[int], Cost]
) -> tuple[Sequence[Cost], Sequence[Cost]]:
    """The costs of both, run by run; the one that begins is the other one each time."""
    before: list[Cost] = []
    after: list[Cost] = []
    for run in range(PAIRS):
        for version, costs in [(old, before), (new, after)][:: 1 if run % 2 else -1]:
            costs.append(version(run))
    return before, after


def _report(what: str, before: Sequence[Cost], after: Sequence[Cost]) -> None:
    cells = [what]
    # Processor time first: the wall clock depends on who else is at work.
    for field in ("processor", "seconds"):
        old, new = ([getattr(cost, field) for cost in costs] for costs in (before, after))
        ratios = [one / other for one, other in zip(new, old, strict=True)]
        cells.append(f"{statistics.median(new):.2f} (was {statistics.median(old):.2f})")
        cells.append(f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})")
    old_peak, new_peak = (max(cost.megabytes for cost in costs) for costs in (before, after))
    cells += [f"{new_peak:.0f} (was {old_peak:.0f})", f"{new_peak / old_peak:.2f}"]
    print(f"| {' | '.join(cells)} |", flush=True)


def _report_sites(old: Path, new: Path) -> None:
    """How the two sites differ, file by file."""
    before, after = digest(old), digest(new)
    sizes = size_of(old), size_of(new)
    print(f"\nfiles {sizes[1].files:,} (were {sizes[0].files:,}), ", end="")
    print(f"bytes {sizes[1].bytes:,} (were {sizes[0].bytes:,})")
    gone, come = sorted(before.keys() - after.keys()), sorted(after.keys() - before.keys())
    other = sorted(path for path in before.keys() & after.keys() if before[path] != after[path])
    for title, paths in (("gone", gone), ("new", come), ("with other bytes", other)):
        print(f"{title}: {len(paths):,}{''.join(f' {path}' for path in paths[:5])}")

"""Builds on a cluster: the same site, whoever is killed meanwhile."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from builder.errors import MachineError
from builder.pipeline import documents, partitions, write
from builder.pipeline.settings import Settings, Workers
from builder.pipeline.uptodate import build
from builder.runtime.cluster import ClusterExecutor
from builder.runtime.executor import Executor
from builder.runtime.stats import Recorder
from builder.store.shared import shared_folders
from tests.helpers import ROOT, SiteTest
from tests.pipeline.test_reproducible import digest

pytest.importorskip("distributed", reason="make test installs distributed")

READING, PIECES, PAGES = (f"builder.pipeline.{name}" for name in ("documents", "derive", "write"))

Item = TypeVar("Item")
Result = TypeVar("Result")


def divide_finely(patch: pytest.MonkeyPatch) -> None:
    """Have as many tasks of a small archive as a large one has."""
    patch.setattr(documents, "_ONE_IN", 6)
    patch.setattr(partitions, "_LEAST", 8)
    patch.setattr(partitions, "_ONE_IN", 4)
    patch.setattr(write, "_PAGES", 5)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteTest]:
    site = SiteTest(tmp_path_factory.mktemp("cluster"))
    for number in range(60):
        more = f"topics: [T{number % 9}]\ncountries: [KZ]\nsource: S{number % 3}"
        date = f"{1990 + number % 9}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        site.article(f"{number:04}", more, f"Word{number} and others.", date, f"Headline {number}")
    with pytest.MonkeyPatch.context() as patch:
        divide_finely(patch)
        yield site


@pytest.fixture(scope="module")
def alone(archive: SiteTest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site that one process makes."""
    output = tmp_path_factory.mktemp("alone") / "site"
    build(Settings(archive.source, output), Workers(Executor(1), quiet))
    return digest(output)


def quiet(stage: str, done: int, total: int) -> None:
    pass


class Deadly(ClusterExecutor):
    """Kills a process in the first task of each of some stages, when all of the task is written."""

    def __init__(self, address: str, look: Callable[[], None], marks: Path, victim: int) -> None:
        super().__init__(address, look, print)  # there may be no worker for a time
        self.harm = partial(harmed, marks, victim, os.getpid())

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        return super().map(partial(self.harm, function), items)


def harmed(
    marks: Path, victim: int, driver: int, function: Callable[[Item], Result], item: Item
) -> Result:
    """Do a task; the first of its stage kills the victim, or the worker if there is none."""
    result = function(item)
    mark = marks / stage_of(function)
    if os.getpid() != driver and not mark.exists():
        mark.touch()
        os.kill(victim or os.getpid(), signal.SIGKILL)
    return result


def stage_of(function: Callable[[Item], Result]) -> str:
    assert isinstance(function, partial)
    return str(function.func.__module__)


@contextmanager
def dying(
    archive: SiteTest, folder: Path, address: str, victim: int = 0, spared: Iterable[str] = ()
) -> Iterator[tuple[Settings, Workers]]:
    """A build in each of whose stages somebody is killed, but for those that are spared."""
    marks = folder / "marks"
    marks.mkdir()
    for stage in spared:
        (marks / stage).touch()
    settings = settings_in(folder, archive)
    with shared_folders(archive.source, folder / "cache", settings.output) as look:
        yield settings, Workers(Deadly(address, look, marks, victim), quiet)


def settings_in(folder: Path, archive: SiteTest) -> Settings:
    return Settings(archive.source, folder / "site", cache=folder / "cache")


def test_a_site_is_the_same_though_a_worker_dies_in_each_stage(
    archive: SiteTest, alone: dict[str, bytes], tmp_path: Path
) -> None:
    with dying(archive, tmp_path, "local:2") as (settings, workers):
        build(settings, workers)
    stages = {path.name for path in (tmp_path / "marks").iterdir()}
    assert stages == {READING, PIECES, PAGES}
    assert digest(settings.output) == alone


def goes_on(settings: Settings, patch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """The site after another build, which must find all texts and pieces in the cache."""
    patch.setattr(documents, "render", lambda *arguments: pytest.fail("a text is read again"))
    recorder = Recorder()
    build(settings, Workers(Executor(1), quiet, stats=recorder))
    assert recorder.figures(["pieces"])["pieces"]["tasks"] == 0
    return digest(settings.output)


@contextmanager
def scheduler_and_worker() -> Iterator[tuple[int, str]]:
    """The process of a scheduler, and its address."""
    own = ["--host=127.0.0.1", "--no-dashboard"]
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--port=0", *own]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as scheduler:
        assert scheduler.stderr
        said = (re.search(r"Scheduler at: +(tcp://\S+)", line) for line in scheduler.stderr)
        address = next(filter(None, said))[1]
        more = [*own, "--no-nanny", "--nthreads=1"]
        command = [sys.executable, "-m", "distributed.cli.dask_worker", address, *more]
        with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as worker:
            yield scheduler.pid, address
            worker.kill()
        scheduler.kill()


def test_when_the_scheduler_is_killed_the_next_build_goes_on(
    archive: SiteTest, alone: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        scheduler_and_worker() as (scheduler, address),
        dying(archive, tmp_path, address, scheduler, (READING, PIECES)) as (settings, workers),
        pytest.raises(MachineError, match=r"is lost; start it again, and call the same"),
    ):
        build(settings, workers)
    assert not settings.output.exists()
    assert goes_on(settings, monkeypatch) == alone


DRIVER = """
import os, signal, sys
import pytest
from builder.__main__ import run
from builder.pipeline.write import SiteWriter
from builder.runtime.cluster import ClusterExecutor
from tests.pipeline.test_cluster import divide_finely

divide_finely(pytest.MonkeyPatch())
begin = ClusterExecutor._begin

def tell_and_begin(self):
    begin(self)
    print(*self._client.run(os.getpid).values(), flush=True)

ClusterExecutor._begin = tell_and_begin
SiteWriter.finish_pages = lambda *arguments: os.kill(os.getpid(), signal.SIGKILL)
run()
"""


def test_when_the_driver_is_killed_nothing_is_left_and_the_next_build_goes_on(
    archive: SiteTest, alone: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings_in(tmp_path, archive)
    places = [f"--source={archive.source}", f"--output={settings.output}"]
    options = [*places, f"--cache={settings.cache}", "--cluster=local:2"]
    command = [sys.executable, "-c", DRIVER, "build", *options]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    workers = [int(number) for number in done.stdout.split()]
    assert len(workers) == 2
    assert soon(lambda: not any(map(is_alive, workers)))
    kept = replace(settings, cache=tmp_path / "cache" / "build")
    assert goes_on(kept, monkeypatch) == alone


def soon(is_so: Callable[[], bool]) -> bool:
    for _ in range(100):
        if is_so():
            return True
        time.sleep(0.1)
    return False


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True

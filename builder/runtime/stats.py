"""What each stage of a build took: time, tasks, files, bytes, memory.

Stages report to a `Stats`, which takes nothing down; where somebody asks, it is a `Recorder`.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import partial
from typing import NamedTuple, TypeVar

from builder.runtime.executor import Executor
from builder.runtime.memory import peak

Item = TypeVar("Item")
Result = TypeVar("Result")


class Tally(NamedTuple):
    """How many files a site has so far, how many of them were written, and the bytes of these."""

    files: int = 0
    written: int = 0
    bytes: int = 0


@dataclass(slots=True)
class Stage:
    """What a stage took.

    `seconds` are those of the main process, which does one stage after the other, so those of all
    stages add up to the whole. `work` are those that the stage's tasks took in whichever process.
    `items` are what the stage is about: files, texts, articles, pages. `kept` are files of the site
    that were there already, `bytes` those of the files that were written. `memory` is the peak of
    the main process until the end of the stage, `worker` the largest peak of another process until
    the end of a task; 0 where there is none, or where the system does not tell.
    """

    seconds: float = 0.0
    work: float = 0.0
    tasks: int = 0
    items: int = 0
    written: int = 0
    kept: int = 0
    bytes: int = 0
    memory: int = 0
    worker: int = 0

    def figures(self) -> dict[str, float]:
        """All by name, seconds to the millisecond."""
        return {one.name: round(getattr(self, one.name), 3) for one in fields(self)}


class Stats:
    """Takes nothing down."""

    def begin(self, stage: str) -> None:
        """Say that the main process goes on with a stage, and is done with the one before."""

    def add(
        self, stage: str, *, tasks: int = 0, work: float = 0, items: int = 0, kept: int = 0
    ) -> None:
        """Say that a stage did more."""

    def follow(self, tally: Callable[[], Tally]) -> None:
        """Say where to see what was written; by that the files of all later stages go."""

    def map(
        self,
        stage: str,
        executor: Executor,
        function: Callable[[Item], Result],
        items: Iterable[Item],
    ) -> Iterator[Result]:
        """Do what `Executor.map` does, as the tasks of a stage."""
        return executor.map(function, items)


class Recorder(Stats):
    """Takes down what stages report."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        """Begin now."""
        self.stages: dict[str, Stage] = {}
        self._clock = clock
        self._now = clock()
        self._current = ""
        self._tally: Callable[[], Tally] = Tally
        self._before = Tally()

    def begin(self, stage: str) -> None:
        """Count time and files until now to the stage before."""
        self.end()
        self._current = stage

    def add(
        self, stage: str, *, tasks: int = 0, work: float = 0, items: int = 0, kept: int = 0
    ) -> None:
        """Count it to the stage."""
        own = self._stage(stage)
        own.tasks += tasks
        own.work += work
        own.items += items
        own.kept += kept

    def follow(self, tally: Callable[[], Tally]) -> None:
        """Ask this whenever a stage ends."""
        self._tally = tally

    def map(
        self,
        stage: str,
        executor: Executor,
        function: Callable[[Item], Result],
        items: Iterable[Item],
    ) -> Iterator[Result]:
        """Measure each task in the process that does it."""
        return self._take(stage, executor.map(partial(_measured, function), items))

    def figures(self, names: Iterable[str]) -> dict[str, dict[str, float]]:
        """The figures of all stages in this order, also of those that were not needed."""
        stages = {**{name: Stage() for name in names}, **self.stages}
        return {name: stage.figures() for name, stage in stages.items()}

    def end(self) -> None:
        """Count time and files until now to the stage that the main process was at."""
        now, tally, before = self._clock(), self._tally(), self._before
        if self._current:
            stage = self._stage(self._current)
            written = tally.written - before.written
            stage.seconds += now - self._now
            stage.written += written
            stage.kept += tally.files - before.files - written
            stage.bytes += tally.bytes - before.bytes
            stage.memory = peak()
        self._current = ""
        self._now, self._before = now, tally

    def _stage(self, name: str) -> Stage:
        return self.stages.setdefault(name, Stage())

    def _take(self, stage: str, done: Iterator["_Measured[Result]"]) -> Iterator[Result]:
        for result, work, memory, process in done:
            self.add(stage, tasks=1, work=work)
            if process != os.getpid():
                own = self._stage(stage)
                own.worker = max(own.worker, memory)
            yield result


NO_STATS = Stats()


def total(figures: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """What all stages took together; the parts of one, as `pieces/feeds`, are in its own figures.

    Of memory it is the peak, and items are not added up, for each stage has others.
    """
    stages = [
        own
        for name, own in figures.items()
        if "/" not in name or name.partition("/")[0] not in figures
    ]
    adding = {"memory": max, "worker": max}
    return {
        one.name: round(adding.get(one.name, sum)(own[one.name] for own in stages), 3)
        for one in fields(Stage)
        if one.name != "items"
    }


# A result, the seconds that it took, the peak of memory of its process, and which one that is.
_Measured = tuple[Result, float, int, int]


def _measured(function: Callable[[Item], Result], item: Item) -> _Measured[Result]:
    """Do a task; runs in any process."""
    started = time.perf_counter()
    result = function(item)
    return result, time.perf_counter() - started, peak(), os.getpid()

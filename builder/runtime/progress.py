"""How far the work is: a bar with rate and time left at a terminal, a line a stage in a pipe."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO


class Progress(Protocol):
    """What is called with the stage that runs, how much of it is done, and how much there is."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take the state of a stage."""


@contextmanager
def reporter(stream: TextIO) -> Iterator[Progress]:
    """A function to call with every step; use as a context manager."""
    if not stream.isatty():
        yield _Lines(stream)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description:15}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(compact=True),
    )
    # Without its thread, for processes are forked while the bars are shown.
    bars = Bars(*columns, console=Console(file=stream), auto_refresh=False)
    with bars:
        yield _Bars(bars)


class _Lines:
    """Writes a line when a stage is over."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.started = time.perf_counter()

    def __call__(self, stage: str, done: int, total: int) -> None:
        if done == total:
            seconds = time.perf_counter() - self.started
            self.stream.write(f"{stage}: {total:,} in {seconds:.1f} s\n")
            self.stream.flush()
            self.started = time.perf_counter()


class _Bars:
    """Moves a bar for each stage."""

    def __init__(self, bars: "Bars") -> None:  # type: ignore[name-defined]  # noqa: F821
        self.bars = bars
        self.stages: dict[str, tuple[int, float]] = {}

    def __call__(self, stage: str, done: int, total: int) -> None:
        if stage not in self.stages:
            task = self.bars.add_task(stage, total=total, rate="")
            self.stages[stage] = (task, time.perf_counter())
        task, started = self.stages[stage]
        rate = done / max(time.perf_counter() - started, 1e-3)
        self.bars.update(task, completed=done, rate=f"{rate:,.0f}/s")
        self.bars.refresh()

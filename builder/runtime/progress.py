"""How far the work is: a bar with rate and time left at a terminal, a line a stage in a pipe."""

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, Protocol, TextIO

Clock = Callable[[], float]  # seconds since some moment

_WINDOW = 10.0  # seconds by which a rate goes: fewer make it jump, more make it late
_SOON = 1.0  # seconds of a stage before which a rate would be a guess
_EVERY = 0.1  # seconds between two pictures of a bar; what changes more often flickers


class Progress(Protocol):
    """What is called with the stage that runs, how much of it is done, and how much there is.

    A stage that has begun says so with nothing done: its rate counts from there. The last word of
    its name is what is counted, as in `write pages`.
    """

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take the state of a stage."""


@contextmanager
def reporter(stream: TextIO, clock: Clock = time.perf_counter) -> Iterator[Progress]:
    """A function to call with every step; use as a context manager."""
    if not stream.isatty():
        yield _Lines(stream, clock)
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description:14}"),
        BarColumn(bar_width=16),
        TextColumn("{task.fields[count]}"),
        TextColumn("{task.fields[pace]}"),
    )
    # Without its thread, for processes are forked while the bars are shown.
    bars = Bars(*columns, console=Console(file=stream), auto_refresh=False)
    with bars:
        yield _Bars(bars, clock)


class Pace:
    """How fast a stage goes on, by what was done in its last seconds."""

    def __init__(self, now: float, done: int) -> None:
        """Begin, with so much done already."""
        self._first = (now, done)
        self._steps = deque([self._first])

    @property
    def seconds(self) -> float:
        """How long the stage has gone on."""
        return self._steps[-1][0] - self._first[0]

    def step(self, now: float, done: int) -> None:
        """Take how far it is now; one step from before the window stays, to compare with."""
        self._steps.append((now, done))
        while len(self._steps) > 2 and self._steps[1][0] <= now - _WINDOW:
            self._steps.popleft()

    def rate(self) -> float:
        """How much is done a second; 0 as long as nobody can know."""
        return self._since(self._steps[0])

    def whole(self) -> float:
        """The same over the whole stage."""
        return self._since(self._first)

    def _since(self, step: tuple[float, int]) -> float:
        (before, had), (now, done) = step, self._steps[-1]
        return (done - had) / (now - before) if self.seconds >= _SOON else 0.0


def told(pace: Pace, stage: str, done: int, total: int) -> str:
    """Rate and time left, or time taken: `1,250 pages/s, 0:08 left`; empty if not known yet."""
    rate = pace.rate() if done < total else pace.whole()
    said = [f"{rate:,.{0 if rate >= 10 else 1}f} {stage.split()[-1]}/s"] if rate else []
    if done == total:
        said.append(f"{pace.seconds:.1f} s")
    elif rate:
        said.append(f"{_clock_time(round((total - done) / rate))} left")
    return ", ".join(said)


def _clock_time(seconds: int) -> str:
    """Some seconds as `0:08` or `1:02:03`."""
    minutes, hours = seconds // 60 % 60, seconds // 3600
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"


class _Lines:
    """Writes a line when a stage is over."""

    def __init__(self, stream: TextIO, clock: Clock) -> None:
        self.stream = stream
        self.clock = clock
        self.started = clock()

    def __call__(self, stage: str, done: int, total: int) -> None:
        if done == total:
            seconds = self.clock() - self.started
            self.stream.write(f"{stage}: {total:,} in {seconds:.1f} s\n")
            self.stream.flush()
            self.started = self.clock()


class _Shown(NamedTuple):
    task: int
    pace: Pace


class _Bars:
    """Moves a bar for each stage."""

    def __init__(self, bars: "Bars", clock: Clock) -> None:  # type: ignore[name-defined]  # noqa: F821
        self.bars = bars
        self.clock = clock
        self.drawn = clock() - _EVERY
        self.stages: dict[str, _Shown] = {}

    def __call__(self, stage: str, done: int, total: int) -> None:
        now = self.clock()
        whole = f"{total:,}"
        count = f"{done:{len(whole)},}/{whole}"
        shown = self.stages.get(stage)
        if shown is None or done == 0:  # the same stage may come twice
            task = shown.task if shown else self._new(stage, count)
            shown = self.stages[stage] = _Shown(task, Pace(now, done))
        elif done < total and now - self.drawn < _EVERY:
            return
        shown.pace.step(now, done)
        pace = told(shown.pace, stage, done, total)
        self.bars.update(shown.task, completed=done, total=total, count=count, pace=pace)
        self.bars.refresh()
        self.drawn = now

    def _new(self, stage: str, count: str) -> int:
        """Add a bar, which shows it."""
        return int(self.bars.add_task(stage, count=count, pace=""))

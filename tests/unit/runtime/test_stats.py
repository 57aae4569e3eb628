"""What each stage took, as stages report it."""

import os

import pytest

from builder.runtime.executor import Executor
from builder.runtime.stats import NO_STATS, Recorder, Stage, Tally, total


class Clock:
    def __init__(self) -> None:
        self.now = 50.0

    def __call__(self) -> float:
        return self.now


def process_of(number: int) -> int:
    return os.getpid() + 0 * number


def test_the_seconds_of_all_stages_are_those_of_the_whole() -> None:
    clock = Clock()
    recorder = Recorder(clock)
    for stage, seconds in (("read", 2.0), ("pages", 1.0), ("read", 0.5)):
        recorder.begin(stage)
        clock.now += seconds
    recorder.end()
    clock.now += 9
    figures = recorder.figures(["read", "check", "pages"])
    assert {name: own["seconds"] for name, own in figures.items()} == {
        "read": 2.5,
        "check": 0,
        "pages": 1.0,
    }
    assert total(figures)["seconds"] == 3.5


def test_files_go_to_the_stage_that_the_main_process_is_at() -> None:
    recorder, site = Recorder(), [Tally()]
    recorder.begin("read")
    recorder.follow(lambda: site[0])
    recorder.begin("other")
    site[0] = Tally(files=5, written=2, bytes=300)
    recorder.begin("pages")
    site[0] = Tally(files=9, written=6, bytes=1000)
    recorder.end()
    read, other, pages = recorder.figures(["read", "other", "pages"]).values()
    assert (read["written"], read["kept"], read["bytes"]) == (0, 0, 0)
    assert (other["written"], other["kept"], other["bytes"]) == (2, 3, 300)
    assert (pages["written"], pages["kept"], pages["bytes"]) == (4, 0, 700)


@pytest.mark.parametrize("jobs", [1, 2])
def test_tasks_are_measured_where_they_are_done(jobs: int) -> None:
    pytest.importorskip("resource", reason="Windows does not tell how much memory was needed")
    recorder = Recorder()
    with Executor(jobs) as executor:
        results = recorder.map("pages", executor, process_of, range(6))
        recorder.begin("other")  # whose time it is when tasks are begun is all the same
        found = [*results]
    recorder.end()
    assert (os.getpid() in found) == (jobs == 1)
    pages, other = recorder.figures(["pages", "other"]).values()
    assert (pages["tasks"], other["tasks"]) == (6, 0)
    assert pages["work"] >= 0
    assert (pages["worker"] > 1_000_000) == (jobs == 2)
    assert other["memory"] > 1_000_000


def test_parts_of_a_stage_are_counted_once() -> None:
    own = Stage(seconds=1, work=2, tasks=3, items=4).figures()
    pieces = {"pieces": own, "pieces/feeds": own, "files/feeds": own}
    found = total(pieces)
    assert (found["seconds"], found["work"], found["tasks"]) == (2, 4, 6)
    assert "items" not in found


def test_memory_is_not_added_up() -> None:
    figures = {"a": Stage(memory=5, worker=1).figures(), "b": Stage(memory=7).figures()}
    found = total(figures)
    assert (found["memory"], found["worker"]) == (7, 1)


def test_a_stage_that_nobody_named_comes_last() -> None:
    recorder = Recorder()
    recorder.add("more", items=1)
    assert [*recorder.figures(["read"])] == ["read", "more"]


def test_where_nobody_asks_functions_are_called_as_they_are() -> None:
    calls: list[object] = []

    class Spy(Executor):
        def map(self, function, items):  # type: ignore[no-untyped-def]
            calls.append(function)
            return super().map(function, items)

    assert [*NO_STATS.map("pages", Spy(1), abs, [-1])] == [1]
    assert calls == [abs]

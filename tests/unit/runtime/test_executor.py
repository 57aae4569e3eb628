"""Functions over items, in one process or several: results, their order, and what goes wrong."""

import errno
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.errors import MachineError
from builder.runtime.executor import Executor, batches

needs_unix = pytest.mark.skipif(
    sys.platform == "win32",
    reason="Windows cannot fork, and ends a process instead of sending it a signal",
)

JOBS = pytest.mark.parametrize("jobs", [1, 2, 3])


def doubled(batch: list[int]) -> list[int]:
    return [2 * item for item in batch]


def busy(batch: list[int]) -> list[int]:
    """Earlier batches take longer."""
    sum(range(200_000 // (1 + batch[0])))
    return batch


def process(batch: list[int]) -> int:
    return os.getpid()


def inverse(batch: list[int]) -> float:
    return 1 / batch[0]


def die(batch: list[int]) -> None:
    os._exit(1)


@given(st.lists(st.integers()), st.integers(1, 12))
def test_batches_are_all_items_in_their_order(items: list[int], size: int) -> None:
    cut = list(batches(items, size))
    assert [item for batch in cut for item in batch] == items
    assert {len(batch) for batch in cut[:-1]} <= {size}
    assert all(1 <= len(batch) <= size for batch in cut[-1:])


def test_batches_are_cut_as_they_are_asked_for() -> None:
    asked: list[int] = []
    cut = batches(counted(10, asked), 3)
    assert next(cut) == [0, 1, 2]
    assert asked == [0, 1, 2]


def counted(number: int, asked: list[int]) -> Iterator[int]:
    """Numbers that take note of having been asked for."""
    for item in range(number):
        asked.append(item)
        yield item


@JOBS
@pytest.mark.parametrize(("items", "size"), [(0, 5), (1, 5), (5, 5), (6, 5), (97, 5), (500, 100)])
def test_all_results_come_in_the_order_of_the_items(jobs: int, items: int, size: int) -> None:
    with Executor(jobs) as executor:
        results = [*executor.map(doubled, batches(range(items), size))]
    assert [item for batch in results for item in batch] == [2 * item for item in range(items)]


@JOBS
def test_those_that_take_longer_are_waited_for(jobs: int) -> None:
    with Executor(jobs) as executor:
        assert [*executor.map(busy, batches(range(40), 1))] == [[item] for item in range(40)]


def test_several_processes_are_others_than_this() -> None:
    with Executor(2) as executor:
        processes = {*executor.map(process, batches(range(100), 1))}
    assert os.getpid() not in processes
    assert 1 <= len(processes) <= 2


def test_with_one_it_is_this() -> None:
    with Executor(1) as executor:
        assert {*executor.map(process, batches(range(100), 1))} == {os.getpid()}


@pytest.mark.parametrize("items", [1, 3])
def test_a_few_items_are_done_here(items: int) -> None:
    with Executor(2) as executor:
        assert {*executor.map(process, batches(range(items), 1))} == {os.getpid()}


def test_four_are_not() -> None:
    with Executor(2) as executor:
        assert os.getpid() not in {*executor.map(process, batches(range(4), 1))}


def test_the_same_processes_do_the_next_work() -> None:
    with Executor(2) as executor:
        found = {pid for _ in range(5) for pid in executor.map(process, batches(range(9), 1))}
    assert len(found) <= 2


@JOBS
def test_an_exception_reaches_the_caller_after_the_results_before_it(jobs: int) -> None:
    with Executor(jobs) as executor:
        results = executor.map(inverse, [[1], [2], [0], [4]])
        assert [next(results), next(results)] == [1, 0.5]
        with pytest.raises(ZeroDivisionError):
            next(results)
        assert [*executor.map(inverse, [[4], [2]])] == [0.25, 0.5]  # and it can go on


def test_a_process_that_dies_is_not_waited_for_but_told() -> None:
    with Executor(2) as executor:
        with pytest.raises(MachineError, match="a process was killed"):
            list(executor.map(die, [[1], [2], [3], [4]]))
        with pytest.raises(MachineError, match="a process was killed"):
            list(executor.map(doubled, [[1], [2], [3], [4]]))


@needs_unix
def test_processes_that_cannot_be_started_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError(errno.EAGAIN, "too many")

    monkeypatch.setattr(os, "fork", refuse)
    with Executor(2, "fork") as executor, pytest.raises(MachineError, match="start processes: too"):
        list(executor.map(doubled, [[1], [2], [3], [4]]))


@needs_unix
def test_an_interrupt_is_for_this_process_alone() -> None:
    """A terminal sends it to all of them; one that waits for work would die with a traceback."""
    with Executor(2) as executor:
        for pid in {*executor.map(process, batches(range(100), 1))}:
            os.kill(pid, signal.SIGINT)
        assert len([*executor.map(process, batches(range(100), 1))]) == 100


def test_alone_it_asks_for_items_as_results_are_taken() -> None:
    asked: list[int] = []
    with Executor(1) as executor:
        results = executor.map(doubled, batches(counted(1000, asked), 1))
        for number, _ in zip(range(500), results, strict=False):
            assert len(asked) <= number + 10


def test_others_are_given_their_work_before_a_result_is_asked_for() -> None:
    asked: list[int] = []
    with Executor(2) as executor:
        results = executor.map(doubled, batches(counted(10, asked), 1))
        assert asked == [*range(10)]
        assert [*results] == [[2 * number] for number in range(10)]


@needs_unix
def test_no_process_is_left_when_the_executor_ends() -> None:
    with Executor(2) as executor:
        processes = {*executor.map(process, batches(range(50), 1))}
        assert all(map(is_alive, processes))
    assert not any(map(is_alive, processes))


@needs_unix
def test_nor_when_it_ends_before_all_results_are_taken() -> None:
    with Executor(2) as executor:
        first = next(executor.map(process, batches(range(50), 1)))
    assert not is_alive(first)


def test_an_executor_that_has_ended_begins_anew() -> None:
    executor = Executor(2)
    with executor:
        before = {*executor.map(process, batches(range(50), 1))}
    with executor:
        after = {*executor.map(process, batches(range(50), 1))}
    assert after
    assert not before & after


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_processes_start_as_they_are_told_to(method: str) -> None:
    with Executor(2, method) as executor:
        assert [*executor.map(doubled, [[1], [2], [3], [4]])] == [[2], [4], [6], [8]]


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True

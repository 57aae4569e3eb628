"""Functions over items in the processes of a cluster: results, and what goes wrong."""

import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from builder.errors import MachineError, UsageError
from builder.runtime import cluster
from builder.runtime.cluster import ClusterExecutor
from builder.runtime.stats import Recorder

distributed: Any = pytest.importorskip("distributed", reason="make test installs distributed")


def look() -> None:
    """Nothing is wrong with any worker."""


def find_fault() -> None:
    raise MachineError("the machine m has another builder")


def process(number: int) -> int:
    return os.getpid() + 0 * number


def doubled(number: int) -> int:
    return 2 * number


def slow(number: int) -> int:
    """Earlier ones take longer."""
    time.sleep(0.1 / (1 + number))
    return number


def inverse(number: int) -> float:
    return 1 / number


def wait_for(path: Path) -> None:
    while not path.exists():
        time.sleep(0.02)


def is_at_work(mark: str) -> bool:
    """Whether another task is at work in the same process."""
    path = Path(f"{mark}-{os.getpid()}")
    found = path.exists()
    path.touch()
    time.sleep(0.01)
    path.unlink(missing_ok=True)
    return found


@pytest.fixture(scope="module")
def executor() -> Iterator[ClusterExecutor]:
    with ClusterExecutor("local:2", look, pytest.fail) as executor:
        yield executor


def test_all_results_come_in_the_order_of_the_items(executor: ClusterExecutor) -> None:
    assert [*executor.map(doubled, range(200))] == [*range(0, 400, 2)]
    assert [*executor.map(slow, range(20))] == [*range(20)]


def test_they_come_from_other_processes_unless_they_are_few(executor: ClusterExecutor) -> None:
    found = {*executor.map(process, range(40))}
    assert len(found) == 2
    assert os.getpid() not in found
    assert {*executor.map(process, range(3))} == {os.getpid()}


def test_what_begins_later_is_done_later_and_both_at_once(executor: ClusterExecutor) -> None:
    first, second = executor.map(doubled, range(90)), executor.map(inverse, range(1, 9))
    assert next(second) == 1
    assert [*first] == [*range(0, 180, 2)]
    assert [*second] == [1 / number for number in range(2, 9)]


def test_an_exception_reaches_the_caller_after_the_results_before_it(
    executor: ClusterExecutor,
) -> None:
    results = executor.map(inverse, [1, 2, 0, 4])
    assert [next(results), next(results)] == [1, 0.5]
    with pytest.raises(ZeroDivisionError):
        next(results)
    assert [*executor.map(inverse, [4, 2, 1, 1])] == [0.25, 0.5, 1, 1]  # and it can go on


def test_so_does_one_of_the_items(executor: ClusterExecutor) -> None:
    def items() -> Iterator[int]:
        yield from range(5)
        raise OSError("cannot be read")

    results = executor.map(doubled, items())
    assert [next(results) for _ in range(5)] == [0, 2, 4, 6, 8]
    with pytest.raises(OSError, match="cannot be read"):
        next(results)


def test_only_some_tasks_are_handed_out_at_a_time(
    executor: ClusterExecutor, tmp_path: Path
) -> None:
    asked = []

    def items() -> Iterator[Path]:
        for number in range(160):
            asked.append(number)
            yield tmp_path / "go"

    results = executor.map(wait_for, items())
    while len(asked) < 65:
        time.sleep(0.05)
    time.sleep(0.2)
    assert len(asked) == 65  # the last waits for room
    (tmp_path / "go").touch()
    assert len([*results]) == 160


def test_tasks_are_measured_in_the_processes_that_do_them(executor: ClusterExecutor) -> None:
    pytest.importorskip("resource", reason="Windows does not tell how much memory was needed")
    recorder = Recorder()
    recorder.begin("pages")
    assert len([*recorder.map("pages", executor, slow, range(6))]) == 6
    recorder.end()
    pages = recorder.figures(["pages"])["pages"]
    assert pages["tasks"] == 6
    assert pages["work"] > 0.1
    assert pages["worker"] > 1_000_000


def cluster_here(workers: int, threads: int = 1) -> Any:
    """A cluster within this process."""
    more = {"processes": False, "protocol": "tcp", "dashboard_address": "127.0.0.1:0"}
    return distributed.LocalCluster(
        n_workers=workers, threads_per_worker=threads, host="127.0.0.1", **more
    )


def test_a_worker_with_several_threads_does_one_task_at_a_time(tmp_path: Path) -> None:
    with (
        cluster_here(1, threads=4) as several,
        ClusterExecutor(several.scheduler_address, look, pytest.fail) as executor,
    ):
        assert not any(executor.map(is_at_work, [f"{tmp_path}/mark"] * 12))


def test_a_cluster_without_a_worker_is_told_and_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    with cluster_here(0) as empty:

        def tell(message: str) -> None:
            told.append(message)
            empty.scale(1)

        with ClusterExecutor(empty.scheduler_address, look, tell) as executor:
            monkeypatch.setattr(cluster, "_PATIENCE", 0.2)
            assert [*executor.map(doubled, range(4))] == [0, 2, 4, 6]
        said = f"the cluster at {empty.scheduler_address} has no worker; waiting for one"
    assert told == [said]


def test_a_worker_that_cannot_do_the_work_is_told(executor: ClusterExecutor) -> None:
    address = executor._client.cluster.scheduler_address
    with (
        pytest.raises(MachineError, match="the machine m has another builder"),
        ClusterExecutor(address, find_fault, pytest.fail),
    ):
        pass


def test_a_task_that_is_given_up_is_told(executor: ClusterExecutor) -> None:
    done: Future[None] = Future()
    done.set_exception(distributed.KilledWorker("task", None, 3))
    with pytest.raises(MachineError, match="several workers died with the same task"):
        executor._result(done)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "local",
        "local:",
        "local:0",
        "somewhere",
        "tcp://",
        "http://host/",
        "host:123456",
        "a b:1",
    ],
)
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(UsageError, match="is no address of a scheduler; write tcp://HOST:8786"):
        ClusterExecutor(address, look, pytest.fail)


def test_a_scheduler_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 0.3)
    with (
        pytest.raises(MachineError, match=r"cluster at tcp://127\.0\.0\.1:9: Timed out"),
        ClusterExecutor("tcp://127.0.0.1:9", look, pytest.fail),
    ):
        pass


def test_without_the_library_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(UsageError, match=r"install dask.distributed: .*archive-builder\[cluster\]"),
        ClusterExecutor("local:2", look, pytest.fail),
    ):
        pass


def test_processes_of_this_machine_that_do_not_come_back_are_told() -> None:
    class Nobody:
        def nthreads(self) -> dict[str, int]:
            return {}

    told: list[str] = []
    executor = ClusterExecutor("local:2", look, told.append)
    executor._client = Nobody()
    for _ in range(11):
        executor._ask_why()
    with pytest.raises(MachineError, match="the cluster local:2 has ended: its processes"):
        executor._ask_why()
    assert len(told) == 1

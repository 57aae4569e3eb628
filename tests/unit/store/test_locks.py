"""The lock: one process has it at a time, and it is free when that process ends."""

import os
import sys
from contextlib import suppress
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from builder.store.locks import Lock
from tests.unit.store.other import CONTEXT, in_another_process


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lock"


def is_free(path: Path) -> bool:
    lock = Lock(path)
    try:
        return lock.acquire()
    finally:
        lock.release()


def test_no_other_process_gets_it_until_it_is_released(path: Path) -> None:
    lock = Lock(path)
    assert lock.acquire()
    assert not in_another_process(is_free, path)
    lock.release()
    assert in_another_process(is_free, path)


def test_whether_it_is_held_and_its_file_is_there(path: Path) -> None:
    lock = Lock(path)
    assert (lock.held, path.exists()) == (False, False)
    lock.acquire()
    assert (lock.held, path.exists()) == (True, True)
    lock.release()
    assert (lock.held, path.exists()) == (False, False)


def test_it_may_be_acquired_and_released_twice(path: Path) -> None:
    lock = Lock(path)
    assert lock.acquire()
    assert lock.acquire()
    lock.release()
    lock.release()
    assert in_another_process(is_free, path)
    assert lock.acquire()
    lock.release()


def test_one_that_is_refused_leaves_the_file_of_the_holder(path: Path) -> None:
    lock = Lock(path)
    lock.acquire()
    in_another_process(is_free, path)
    assert path.exists()
    lock.release()


def acquire_and_die(path: Path) -> None:
    Lock(path).acquire()
    os._exit(9)


def test_a_process_that_was_killed_does_not_hold_it(path: Path) -> None:
    holder = CONTEXT.Process(target=acquire_and_die, args=(path,))
    holder.start()
    holder.join()
    assert holder.exitcode == 9
    assert path.exists()
    assert is_free(path)


def acquire_fork_and_die(path: Path, ending: Event) -> None:
    Lock(path).acquire()
    if not os.fork():
        ending.wait(60)  # seconds, should the test fail
    os._exit(9)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
def test_processes_that_were_forked_do_not_hold_it_either(path: Path) -> None:
    """A build that was killed may leave some behind for a while."""
    ending = CONTEXT.Event()
    holder = CONTEXT.Process(target=acquire_fork_and_die, args=(path, ending))
    holder.start()
    holder.join()
    was_free = path.exists() and is_free(path)
    ending.set()  # before a test that fails could leave it waiting
    assert was_free


def test_a_file_that_was_there_is_no_lock(path: Path) -> None:
    path.write_text("left behind", encoding="utf-8")
    assert is_free(path)


def test_in_a_folder_that_there_is_not(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "no/lock")
    with pytest.raises(FileNotFoundError):
        lock.acquire()
    assert not lock.held


def take_often(path: Path) -> bool:
    """Whether nobody else held the lock whenever it was held here."""
    marker, lock = path.with_name("marker"), Lock(path)
    for _ in range(500):
        if lock.acquire():
            try:
                os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                return False
            with suppress(FileNotFoundError):
                marker.unlink()
            lock.release()
    return True


def test_it_is_held_once_however_often_it_is_removed_and_made(path: Path) -> None:
    """A holder removes the file while others have it open already."""
    processes = [CONTEXT.Process(target=exit_with, args=(path,)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 4


def exit_with(path: Path) -> None:
    os._exit(0 if take_often(path) else 1)

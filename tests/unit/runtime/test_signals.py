"""How a process is asked to end: the first signal becomes an exception, the others nothing."""

import os
import signal
import sys
import threading
from collections.abc import Iterator

import pytest

from builder.runtime.signals import SIGNALS, Stopped, end_in_order, leave_to_parent, undisturbed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before, hook = {one: signal.getsignal(one) for one in SIGNALS}, sys.unraisablehook
    for one in SIGNALS:
        signal.signal(one, signal.SIG_DFL)
    yield
    for one, handler in before.items():
        signal.signal(one, handler)
    sys.unraisablehook = hook


@pytest.mark.parametrize(("number", "status"), [(2, 130), (15, 143), (1, 129)])
def test_a_signal_is_an_exception_with_its_status(number: int, status: int) -> None:
    end_in_order()
    with pytest.raises(Stopped) as caught:
        signal.raise_signal(number)
    assert caught.value.status == status


def test_a_second_one_does_not_disturb_the_tidying_up() -> None:
    end_in_order()
    with pytest.raises(Stopped):
        signal.raise_signal(signal.SIGINT)
    for number in SIGNALS:
        signal.raise_signal(number)


def test_what_is_ignored_stays_so() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup has it
    end_in_order()
    signal.raise_signal(signal.SIGHUP)


def test_what_must_not_be_disturbed_is_done_first() -> None:
    end_in_order()
    done = []

    def work() -> None:
        with undisturbed():
            os.kill(os.getpid(), signal.SIGTERM)
            done.append(1)

    with pytest.raises(Stopped):
        work()
    assert done == [1]


def test_one_that_another_thread_gets_waits_too() -> None:
    end_in_order()
    done = []
    free = threading.Event()
    other = threading.Thread(target=free.wait)
    other.start()

    def work() -> None:
        with undisturbed():
            signal.pthread_kill(other.ident or 0, signal.SIGTERM)
            free.set()
            other.join()
            done.append(1)

    with pytest.raises(Stopped):
        work()
    assert done == [1]


def test_one_that_comes_while_a_value_is_freed_comes_again() -> None:
    class Value:
        def __del__(self) -> None:
            signal.raise_signal(signal.SIGINT)

    end_in_order()
    value: list[object] = [Value()]
    with pytest.raises(Stopped):
        _free_and_wait(value)


def test_a_process_of_several_leaves_an_interrupt_to_its_parent() -> None:
    end_in_order()
    leave_to_parent()
    signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def _free_and_wait(value: list[object]) -> None:
    value.clear()
    signal.pause()

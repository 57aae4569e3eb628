"""Work that takes too long is ended."""

import re
import signal
import threading

import pytest

from builder.errors import MachineError
from builder.runtime.patience import processor_time

needs_timers = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there are no timers")


def for_ever() -> None:
    while True:
        pass


@needs_timers
def test_what_takes_too_long_says_what_it_was() -> None:
    with (
        pytest.raises(MachineError, match=r"a\.md is odd \(more than 0.01 s"),
        processor_time(0.01, "a.md is odd"),
    ):
        for_ever()


@needs_timers
def test_even_inside_a_regular_expression() -> None:
    with pytest.raises(MachineError), processor_time(0.01, "a.md is odd"):
        re.match("(a*)*b", "a" * 60)


@needs_timers
def test_afterwards_all_is_as_before() -> None:
    before = signal.getsignal(signal.SIGPROF)
    with processor_time(100, ""):
        pass
    assert signal.getitimer(signal.ITIMER_PROF)[0] == 0
    assert signal.getsignal(signal.SIGPROF) == before


def test_in_another_thread_there_is_no_net() -> None:
    done = []

    def work() -> None:
        with processor_time(0.01, ""):
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done

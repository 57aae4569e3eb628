"""Work that takes too long is ended."""

import re
import signal
import threading
import time

import pytest

from builder.errors import MachineError
from builder.runtime.patience import patience

needs_timers = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there are no timers")


def never_ends(*messages: str) -> None:
    with patience(0.01) as pieces:
        for message in messages:
            pieces.next(message)
        while True:
            pass


def never_ends_in_a_pattern() -> None:
    with patience(0.01) as pieces:
        pieces.next("a.md is odd")
        re.match("(a*)*b", "a" * 60)


@needs_timers
def test_what_takes_too_long_says_what_it_was() -> None:
    with pytest.raises(MachineError, match=r"b\.md is odd \(more than 0.01 s"):
        never_ends("a.md is odd", "b.md is odd")


@needs_timers
def test_even_inside_a_regular_expression() -> None:
    with pytest.raises(MachineError):
        never_ends_in_a_pattern()


@needs_timers
def test_many_short_pieces_may_take_longer_together() -> None:
    begun = time.process_time()
    with patience(0.05) as it:
        while time.process_time() < begun + 0.3:
            it.next("a.md is odd")


@needs_timers
def test_afterwards_all_is_as_before() -> None:
    before = signal.getsignal(signal.SIGPROF)
    with patience(100):
        pass
    assert signal.getitimer(signal.ITIMER_PROF)[0] == 0
    assert signal.getsignal(signal.SIGPROF) == before


def test_in_another_thread_there_is_no_net() -> None:
    done = []

    def work() -> None:
        with patience(0.01) as it:
            it.next("")
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done

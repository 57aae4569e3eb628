"""Work in another process: its result, and what becomes of it when that process fails."""

import os
import signal
import sys

import pytest

from builder.runtime.background import Aside

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are divided on Linux")

LONG = b"x" * 1_000_000  # more than a pipe holds


def process() -> bytes:
    return str(os.getpid()).encode()


def test_the_work_is_done_in_another_process() -> None:
    with Aside(process, jobs=2) as aside:
        assert int(aside.result()) != os.getpid()


def test_with_one_processor_it_is_done_here() -> None:
    with Aside(process, jobs=1) as aside:
        assert int(aside.result()) == os.getpid()


def test_a_long_result_arrives_whole() -> None:
    with Aside(lambda: LONG, jobs=2) as aside:
        assert aside.result() == LONG


@pytest.mark.parametrize("how", ["raises", "is killed"])
def test_where_the_other_process_fails_it_is_done_here(how: str) -> None:
    here = os.getpid()

    def work() -> bytes:
        if os.getpid() == here:
            return b"done"
        if how == "is killed":
            os.kill(os.getpid(), signal.SIGKILL)
        raise ValueError

    with Aside(work, jobs=2) as aside:
        assert aside.result() == b"done"

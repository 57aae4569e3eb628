"""The status of a site, for threads that wait for another."""

import threading

from builder.serve.live import Live, Status

FIRST, SECOND = Status("/", "a"), Status("/", "b", ("content/a.md:1:1: error",))


def test_another_status_than_the_one_seen_is_told_at_once() -> None:
    live = Live(FIRST)
    live.update(SECOND)
    assert live.wait(FIRST, seconds=3600) is SECOND


def test_nothing_new_is_told_when_the_time_is_over() -> None:
    assert Live(FIRST).wait(FIRST, seconds=0) is FIRST


def test_a_build_that_ends_as_the_last_one_did_is_new() -> None:
    """Pages must hear of it: what they show may have changed all the same."""
    live = Live(FIRST)
    again = FIRST._replace()
    live.update(again)
    assert live.wait(FIRST, seconds=3600) is again


def test_all_who_wait_are_woken() -> None:
    live, told = Live(FIRST), []
    threads = [
        threading.Thread(target=lambda: told.append(live.wait(FIRST, 60)), daemon=True)
        for _ in range(5)
    ]
    for thread in threads:
        thread.start()
    live.update(SECOND)
    for thread in threads:
        thread.join(60)
    assert told == [SECOND] * 5
    assert live.status is SECOND

"""How far the work is: lines in a pipe, bars at a terminal."""

import io
import re

import pytest

from builder.runtime.progress import Pace, reporter, told


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    def pictures(self) -> list[str]:
        """What was shown since this was asked last, each line that is drawn a text."""
        shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self.getvalue())
        self.seek(0)
        self.truncate()
        return [line.rstrip() for line in re.split(r"[\r\n]+", shown) if line.strip()]


class Clock:
    """A clock that goes on when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("TERM", "xterm")  # one that says it is dumb is shown the end alone
    monkeypatch.setenv("COLUMNS", "80")
    return Terminal()


def test_a_pipe_gets_a_line_for_each_stage_that_is_over() -> None:
    stream, clock = io.StringIO(), Clock()
    with reporter(stream, clock) as progress:
        progress("read articles", 0, 1200)
        clock.now += 1.5
        progress("read articles", 1, 1200)
        assert stream.getvalue() == ""
        clock.now += 1
        progress("read articles", 1200, 1200)
        clock.now += 0.25
        progress("write", 5, 5)
    assert stream.getvalue() == "read articles: 1,200 in 2.5 s\nwrite: 5 in 0.2 s\n"


def test_a_terminal_gets_a_bar_with_number_rate_and_time_left(terminal: Terminal) -> None:
    clock = Clock()
    with reporter(terminal, clock) as progress:
        progress("read articles", 0, 12_000)
        begun = [line for line in terminal.pictures() if line.startswith("read articles")]
        assert begun
        assert all(line.endswith("     0/12,000") for line in begun), "no line is half empty"
        clock.now += 2
        progress("read articles", 3_000, 12_000)
        shown = terminal.pictures()[-1]
        assert shown.startswith("read articles ")
        assert shown.endswith(" 3,000/12,000 1,500 articles/s, 0:06 left")
        clock.now += 4
        progress("read articles", 12_000, 12_000)
        assert terminal.pictures()[-1].endswith(" 12,000/12,000 2,000 articles/s, 6.0 s")
        progress("write pages", 0, 5)
        assert terminal.pictures()[-1].endswith(" 0/5")


def test_the_longest_line_fits_into_80_columns(terminal: Terminal) -> None:
    clock = Clock()
    with reporter(terminal, clock) as progress:
        progress("index articles", 0, 999_999)
        clock.now += 50
        progress("index articles", 90_000, 999_999)
        assert terminal.pictures()[-1].endswith(" 90,000/999,999 1,800 articles/s, 8:26 left")


def test_bars_are_not_drawn_more_often_than_one_can_see(terminal: Terminal) -> None:
    clock = Clock()
    with reporter(terminal, clock) as progress:
        progress("write pages", 0, 1000)
        terminal.pictures()
        for done in range(1, 1000):
            clock.now += 0.001
            progress("write pages", done, 1000)
        assert 9 <= len(terminal.pictures()) <= 10
        progress("write pages", 1000, 1000)
        assert "1,000/1,000" in terminal.pictures()[-1], "the end is shown at once"


def test_a_stage_that_comes_again_counts_anew(terminal: Terminal) -> None:
    clock = Clock()
    with reporter(terminal, clock) as progress:
        for total in (7, 30):
            progress("index articles", 0, total)
            clock.now += 3
            progress("index articles", total, total)
    assert terminal.pictures()[-1].endswith(" 30/30 10 articles/s, 3.0 s")


def test_no_rate_is_told_in_the_first_second() -> None:
    pace = Pace(10.0, 0)
    pace.step(10.001, 900)
    assert told(pace, "write pages", 900, 1000) == ""
    pace.step(10.5, 1000)
    assert told(pace, "write pages", 1000, 1000) == "0.5 s"


def test_the_rate_is_that_of_the_last_seconds() -> None:
    pace = Pace(0.0, 0)
    for second in range(1, 61):  # slow for half a minute, then fast
        pace.step(second, 10 * second if second <= 30 else 300 + 100 * (second - 30))
    assert pace.rate() == 100
    assert pace.whole() == 55
    assert told(pace, "write pages", 3300, 369_300) == "100 pages/s, 1:01:00 left"


def test_what_was_done_before_the_first_look_is_no_burst() -> None:
    """Other processes make pages while this one makes an index, and tells nothing meanwhile."""
    pace = Pace(0.0, 0)
    pace.step(30.0, 250)
    pace.step(30.2, 9_000)
    assert round(pace.rate()) == 298


def test_little_a_second_has_a_decimal() -> None:
    pace = Pace(0.0, 0)
    pace.step(8.0, 2)
    assert told(pace, "compare files", 2, 3) == "0.2 files/s, 0:04 left"


def test_a_stage_at_rest_has_no_time_left_to_tell() -> None:
    pace = Pace(0.0, 0)
    pace.step(8.0, 0)
    assert told(pace, "compare files", 0, 3) == ""

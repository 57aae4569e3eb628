"""How far the work is: lines in a pipe, bars at a terminal."""

import io
import re

import pytest

from builder.runtime.progress import reporter


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_pipe_gets_a_line_for_each_stage_that_is_over() -> None:
    stream = io.StringIO()
    with reporter(stream) as progress:
        progress("read articles", 1, 1200)
        assert stream.getvalue() == ""
        progress("read articles", 1200, 1200)
        progress("write", 5, 5)
    pattern = r"read articles: 1,200 in \d+\.\d s\nwrite: 5 in \d+\.\d s\n"
    assert re.fullmatch(pattern, stream.getvalue())


def test_a_terminal_gets_a_bar_with_number_and_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")  # one that says it is dumb is shown the end alone
    stream = Terminal()
    with reporter(stream) as progress:
        progress("read articles", 600, 1200)
        progress("read articles", 1200, 1200)
        progress("write", 0, 5)
    shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", stream.getvalue())
    assert "600/1200" in shown
    assert "1200/1200" in shown
    assert "0/5" in shown
    assert re.search(r"read articles .*[\d,]+/s", shown)

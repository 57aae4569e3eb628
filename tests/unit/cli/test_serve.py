"""`builder serve`: what it serves, and what it says after each build."""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from builder.cli import serve as module
from builder.cli.serve import serve_command
from builder.errors import Place, UsageError, problem_at
from builder.pipeline.settings import DEFAULT_THEME
from builder.serve.rebuild import Report
from builder.serve.session import Session

Serve = Callable[..., None]


@pytest.fixture(autouse=True)
def _signals() -> Iterator[None]:
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


def run(monkeypatch: pytest.MonkeyPatch, serve: Serve, *arguments: str) -> Result:
    monkeypatch.setattr(module, "serve", serve)
    return CliRunner().invoke(serve_command, arguments, env={"GITHUB_ACTIONS": None})


def test_what_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    got: list[Any] = []
    result = run(monkeypatch, lambda *given: got.append(given[:3]))
    here = Path()
    plain = Session(here, here / "_site", [here / "theme", DEFAULT_THEME], ["--source=."])
    assert (result.exit_code, got.pop()) == (0, (plain, "127.0.0.1", 8000))
    arguments = "--source=s --output=o --theme=t --jobs=2 --strict --host=::1 --port=0".split()
    run(monkeypatch, lambda *given: got.append(given[:3]), *arguments)
    session = Session(Path("s"), Path("o"), [Path("t"), DEFAULT_THEME], arguments[:5])
    assert got.pop() == (session, "::1", 0)


def test_what_it_says_after_each_build(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = problem_at(Place("content/a.md"), "bad-date", "no date")

    def serve(*given: Any) -> None:
        greet, tell = given[3:]
        greet("http://127.0.0.1:8000/")
        tell(Report(0, 0.25, articles=1, pages=1200))
        tell(Report(1, 0.1, (problem,)))
        tell(Report(2, 0.1, error="the theme is gone"))
        raise KeyboardInterrupt

    result = run(monkeypatch, serve, "--source=s")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Serving http://127.0.0.1:8000/ until Ctrl-C",
        "1 article, 1,200 pages in 0.2 s",
        f"s/{problem}",
        "1 error, 0 warnings",
    ]
    assert result.stderr == "Error: the theme is gone\n"


def test_a_server_that_cannot_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    def serve(*given: Any) -> None:
        raise UsageError("port 8000 is taken")

    result = run(monkeypatch, serve)
    assert (result.exit_code, result.stderr) == (2, "Error: port 8000 is taken\n")

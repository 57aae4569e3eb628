"""The functions of the client's scripts, in the Node that Playwright brings."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.browser import install
from tests.browser.chromium import node
from tests.helpers import ROOT

CLIENT = ROOT / "builder/search/client"


class Browser:
    """Calls functions by name; see runner.js."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def call_each(
        self, name: str, calls: list[tuple[Any, ...]], *, last: Any = None, timed: bool = False
    ) -> list[Any]:
        """The results; `last` is the last argument of each call, and is sent once."""
        assert self.process.stdin
        assert self.process.stdout
        request = json.dumps({"name": name, "calls": calls, "last": last, "timed": timed})
        self.process.stdin.write(request + "\n")
        self.process.stdin.flush()
        results: list[Any] = json.loads(self.process.stdout.readline())
        return results

    def call(self, name: str, *arguments: object) -> Any:
        return self.call_each(name, [arguments])[0]


def needed_node() -> str:
    """The path of Playwright's Node.js; skips the test where it does not run."""
    if not node():
        pytest.skip(install.advice())
    return node()


@contextmanager
def running(*names: str) -> Iterator[Browser]:
    """Some of the client's files, loaded one after the other."""
    scripts = [CLIENT / name for name in names]
    with subprocess.Popen(
        [needed_node(), Path(__file__).with_name("runner.js"), *scripts],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        yield Browser(process)

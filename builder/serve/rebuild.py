"""A build in a process of its own, and what came of it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from builder.errors import Problem


class Report(NamedTuple):
    """What a build said: its exit status, problems of the content, why it could not begin."""

    status: int
    seconds: float
    problems: tuple[Problem, ...] = ()
    error: str = ""
    articles: int = 0
    pages: int = 0
    drafts: int = 0


def rebuild(options: Sequence[str]) -> Report:
    """Run `builder build` with these options; its progress goes to standard error.

    It runs in a process of its own: a build forks to use all processors, and a process with
    threads, as a server has, must not be forked. Besides, each build is exactly that of the command
    line, and the server goes on if it dies.
    """
    command = [sys.executable, "-m", "builder", "build", "--json", *options]
    started = time.perf_counter()
    # A group of its own: Ctrl-C at the terminal reaches the server alone, which ends the build.
    with subprocess.Popen(command, stdout=subprocess.PIPE, process_group=0) as process:
        try:
            output, _ = process.communicate()
        except BaseException:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            raise
    return _report(process.returncode, time.perf_counter() - started, output)


def _report(status: int, seconds: float, output: bytes) -> Report:
    try:
        said = json.loads(output)
    except ValueError:  # killed, for want of memory perhaps
        return Report(status, seconds, error=f"the build broke off with status {status}")
    return Report(
        status,
        seconds,
        tuple(map(_problem, said.get("problems", ()))),
        said.get("error", ""),
        said.get("articles", 0),
        said.get("pages", 0),
        said.get("drafts", 0),
    )


def _problem(fields: dict[str, Any]) -> Problem:
    return Problem(**{**fields, "addresses": tuple(fields.get("addresses", ()))})

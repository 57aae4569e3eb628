"""How soon an edit shows while one writes: from the saved file to the event that reloads pages."""

import http.client
import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from tests.benchmarks.corpora import articles_of, reuters
from tests.benchmarks.costs import Cost, median_of
from tests.helpers import ROOT

EDITS = 5
LONGEST = 300  # seconds that an event may take


def run(folder: Path) -> None:
    """Print a row for the edits of an article of Reuters while `builder serve` runs."""
    source = reuters(folder)
    article = articles_of(source)[1000]
    with _serving(source, folder / "served") as served, _events(served.address) as builds:
        next(builds)
        costs = [_edit(article, number, served, builds) for number in range(EDITS)]
    processor = statistics.median(cost.processor for cost in costs)
    print("| edits of an article of Reuters | seconds, median (range) | of processors |")
    print("| --- | --- | --- |")
    print(f"| {EDITS} | {median_of(costs)} | {processor:.1f} |", flush=True)


class _Served(NamedTuple):
    """A server that runs."""

    pid: int
    address: str

    def processor(self) -> float:
        """The seconds of processors that its builds have taken; of those that have ended."""
        fields = (
            Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        )
        return sum(map(int, fields[13:15])) / os.sysconf("SC_CLK_TCK")


def _edit(article: Path, number: int, served: _Served, builds: Iterator[str]) -> Cost:
    """What it costs until pages are told of the build that has an edit."""
    text = f"{article.read_text(encoding='utf-8')}\nEdited {number}.\n"
    before, started = served.processor(), time.perf_counter()
    article.write_text(text, encoding="utf-8")
    next(builds)
    return Cost(time.perf_counter() - started, served.processor() - before, 0)


@contextmanager
def _serving(source: Path, output: Path) -> Iterator[_Served]:
    """A server on a free port."""
    command = [sys.executable, "-u", "-m", "builder", "serve", "--port=0"]
    command += [f"--source={source}", f"--output={output}"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            greeting = process.stdout.readline()
            found = re.search(r"http://\S+", greeting)
            if not found:
                sys.exit(f"the server did not begin: {greeting}")
            yield _Served(process.pid, found[0])
        finally:
            process.terminate()


@contextmanager
def _events(address: str) -> Iterator[Iterator[str]]:
    """The name of each build that pages are told of, as soon as they are."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=LONGEST)
    connection.request("GET", "/.archive-serve/events")
    with connection.getresponse() as response:
        yield _builds(response)
    connection.close()


def _builds(response: http.client.HTTPResponse) -> Iterator[str]:
    before = ""
    for line in iter(response.readline, b""):
        if line.startswith(b"data: "):
            told = json.loads(line.removeprefix(b"data: "))
            if told["problems"]:
                sys.exit(f"the build failed: {told['problems'][0]}")
            if told["build"] != before:
                before = told["build"]
                yield before

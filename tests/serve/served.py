"""`builder serve` in a process of its own, as a person starts it."""

import http.client
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from urllib.parse import urlsplit

from tests.helpers import ROOT, SiteTest

LONGEST = 300  # seconds; then a silent server is ended, so that a test fails and does not hang


class Served:
    """A server that runs; everything is waited for by what it prints."""

    def __init__(self, process: "subprocess.Popen[str]", address: str) -> None:
        self.process = process
        self.address = address
        self.said: list[str] = []

    def until(self, text: str) -> str:
        """Read what it prints until a line has the text."""
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.append(line.rstrip())
            if text in line:
                return self.said[-1]
        raise AssertionError(f"it ended without {text!r}: {self.said}")

    def end(self, by: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """Interrupt it; return its status and what it said last."""
        self.process.send_signal(by)
        rest, _ = self.process.communicate()
        return self.process.returncode, rest

    def get(
        self, target: str, method: str = "GET", **headers: str
    ) -> tuple[http.client.HTTPResponse, bytes]:
        """The answer to a request for a target, which is sent as it stands."""
        parts = urlsplit(self.address)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port or 0)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, target, headers=names)
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response, body


def command(site: SiteTest, *arguments: str) -> list[str]:
    where = [f"--source={site.source}", "--port=0", "--jobs=1"]
    if "--drafts" not in arguments:  # which has a folder of its own
        where.append(f"--output={site.output}")
    return [sys.executable, "-m", "builder", "serve", *where, *arguments]


@contextmanager
def serving(site: SiteTest, *arguments: str) -> Iterator[Served]:
    """A server from its greeting on; the first build may not have begun."""
    environment = {name: text for name, text in os.environ.items() if name != "GITHUB_ACTIONS"}
    with subprocess.Popen(
        command(site, *arguments),
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        # Tests that run in the background of a script ignore it, and so would the server.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    ) as process:
        late = threading.Timer(LONGEST, process.kill)
        late.start()
        try:
            served = Served(process, "")
            served.address = served.until("Serving").split()[1]
            yield served
        finally:
            late.cancel()
            process.terminate()

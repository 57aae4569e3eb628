"""Installs a Chromium for the tests by whichever way works here: `python -m tests.browser.install`.

Playwright's Node.js needs a library, libatomic1, that a bare Debian does not have.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from tests.browser import chromium

APT = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]


def missing() -> list[str]:
    """The packages of Debian that would bring what does not run here."""
    found = {"libatomic1": chromium.node(), "chromium": chromium.find()}
    return [package for package, path in found.items() if not path]


def advice() -> str:
    """What to install, for a line of the tests' output."""
    names = {"libatomic1": "Playwright's Node.js does not run", "chromium": "Chromium is missing"}
    faults = " and ".join(names[package] for package in missing())
    return f"{faults} (on Debian: apt install {' '.join(missing())})"


def attempts() -> Iterator[list[str]]:
    """The commands to try, one after the other."""
    playwright = [sys.executable, "-m", "playwright", "install", "chromium"]
    if shutil.which("apt-get") and os.geteuid() == 0:
        yield ["apt-get", "update", "-qq"]
        for package in missing():
            yield [*APT, package]
        playwright.append("--with-deps")
    yield playwright


def main() -> None:
    """Install if need be; where nothing works, the tests of browsers are skipped."""
    for command in attempts():
        if not missing():
            return
        print("trying to install a browser for the tests:", *command, flush=True)
        _run(command)
        chromium.find.cache_clear()
        chromium.node.cache_clear()
    if missing():
        print(f"{advice()}: the tests that need it are skipped")


def _run(command: list[str]) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, check=False, env=quiet, stdin=subprocess.DEVNULL, capture_output=True)


if __name__ == "__main__":
    main()

"""The Chromium of the tests, and the Node.js that Playwright brings."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update "
    "--disable-sync"
).split()


@cache
def find() -> str:
    """The path of a Chromium that runs, or an empty string."""
    installed = (path for name in NAMES if (path := shutil.which(name)) and _runs(path))
    return next(installed, "") or _of_playwright()


@cache
def node() -> str:
    """The path of Playwright's Node.js, or an empty string where it does not run."""
    path, _ = compute_driver_executable()
    return path if _runs(path) else ""


@contextmanager
def started() -> Iterator[Browser]:
    """A Chromium, until the end of the block."""
    path = find()  # may start Playwright itself, which cannot be started within itself
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


def _of_playwright() -> str:
    if not node():
        return ""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if _runs(path) else ""


def _runs(path: str) -> bool:
    """Whether a program is there, with every library that it needs."""
    if not Path(path).exists():
        return False
    done = subprocess.run([path, "--version"], check=False, capture_output=True)
    return done.returncode == 0

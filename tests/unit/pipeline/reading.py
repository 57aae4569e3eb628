"""What several of these tests need to read a source as a library."""

from pathlib import Path

from builder.pipeline.load import Loaded, load
from builder.pipeline.source import scan
from builder.runtime.executor import Executor
from builder.store.cache import NO_CACHE, Cache
from tests.helpers import SiteTest

LATER = 10_000_000_000  # nanoseconds


class LaterCache(Cache):
    """A cache by whose clock files that have just been written are old enough to be trusted.

    No test can set the time at which a file's status changed, so the clock is set instead.
    """

    def now(self) -> int:
        return super().now() + LATER


def quiet(stage: str, done: int, total: int) -> None:
    """Progress that nobody looks at."""


def load_of(site: SiteTest, cache: Cache = NO_CACHE) -> Loaded:
    """What is read of a source."""
    return load(scan(site.source, cache), cache, Executor(1), quiet)


def codes_of(loaded: Loaded) -> list[str]:
    """What kinds of problems were found."""
    return sorted(problem.code for problem in loaded.problems)


def inodes(folder: Path) -> dict[str, int]:
    """What shows whether files were replaced, by their names."""
    return {path.name: path.stat().st_ino for path in folder.iterdir()}

"""What several of these tests need to read a source as a library."""

from pathlib import Path

from builder.pipeline.load import Loaded, load
from builder.pipeline.settings import Workers
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


def alone() -> Workers:
    """This process alone, which nobody looks at."""
    return Workers(Executor(1), quiet)


def load_of(site: SiteTest, cache: Cache = NO_CACHE) -> Loaded:
    """What is read of a source."""
    return load(scan(site.source, cache), cache, alone())


def codes_of(loaded: Loaded) -> list[str]:
    """What kinds of problems were found."""
    return sorted(problem.code for problem in loaded.problems)


def folder_of(cache: Cache) -> Path:
    """Where a cache keeps its files."""
    assert cache.storage is not None
    return cache.storage.folder


def inodes(folder: Path) -> dict[str, int]:
    """What shows whether files were replaced, by their names."""
    return {path.name: path.stat().st_ino for path in folder.iterdir()}

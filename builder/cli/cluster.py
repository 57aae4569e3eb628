"""A cluster for `builder build`."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from builder.cli.report import warn
from builder.errors import UsageError
from builder.pipeline.settings import Settings
from builder.pipeline.uptodate import check_folders
from builder.runtime.cluster import ClusterExecutor
from builder.store.shared import shared_folders


@contextmanager
def on_cluster(address: str, settings: Settings) -> Iterator[ClusterExecutor]:
    """The workers of a cluster, which see the folders of a build.

    Raises:
        UsageError: the folders cannot be used so.
    """
    if settings.cache is None:
        raise UsageError("the machines of a cluster need a cache; leave out --no-cache")
    check_folders(settings)
    with shared_folders(settings.source, settings.cache, settings.output) as look:
        yield ClusterExecutor(address, look, warn)


def absolute(settings: Settings) -> Settings:
    """The same with folders that another process, too, finds."""
    cache = settings.cache and settings.cache.absolute()
    source, output = settings.source.absolute(), settings.output.absolute()
    return replace(settings, source=source, output=output, cache=cache)

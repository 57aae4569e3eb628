"""What commands that change several files of a source have in common."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.options import DEFAULT_CACHE, settings_of
from builder.cli.report import working
from builder.pipeline.settings import Workers
from builder.runtime.signals import Stopped
from builder.store.cache import BUILD

if TYPE_CHECKING:
    from builder.keeping.revision import Revision


Change = Callable[["Revision"], None]


def revising(change: Change, source: Path, cache: Path | None, jobs: int | None) -> None:
    """Change a source, and print the files that were written."""
    for path in revised(change, source, cache or source / DEFAULT_CACHE, jobs):
        click.echo(path)


def revised(change: Change, source: Path, cache: Path | None, jobs: int | None) -> list[Path]:
    """Change a source; gives the files that were written. Without a cache nothing is kept."""
    from builder.keeping.revision import Revision

    settings = replace(settings_of(source), cache=cache / BUILD if cache else None)

    def work(workers: Workers) -> list[Path]:
        revision = None
        try:
            revision = Revision(settings, workers)
            change(revision)
            return [source / path for path in revision.make()]
        except Stopped as stopped:
            is_made = revision and revision.is_made
            stopped.left = "the change is made" if is_made else "nothing was changed"
            raise

    return working(work, jobs)

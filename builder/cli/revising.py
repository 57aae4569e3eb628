"""What commands that change several files of a source have in common."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.options import DEFAULT_CACHE, settings_of
from builder.cli.report import working
from builder.pipeline.settings import Workers
from builder.store.cache import BUILD

if TYPE_CHECKING:
    from builder.keeping.revision import Revision


def revising(
    change: Callable[["Revision"], None],
    source: Path,
    cache: Path | None,
    jobs: int | None,
    keeps: bool = True,
) -> None:
    """Change a source, and print the files that were written; `keeps` is whether texts are kept."""
    from builder.keeping.revision import Revision

    folder = (cache or source / DEFAULT_CACHE) / BUILD if keeps else None
    settings = replace(settings_of(source), cache=folder)

    def work(workers: Workers) -> list[str]:
        revision = Revision(settings, workers)
        change(revision)
        return revision.make()

    for path in working(work, jobs):
        click.echo(source / path)

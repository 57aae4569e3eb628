"""`builder move`: give an article or a record another path, with all that leads to it."""

from pathlib import Path

import click

from builder.cli.options import cache_option, jobs_option, options, source_option
from builder.cli.report import Command
from builder.cli.revising import revising


@click.command("move", cls=Command)
@click.argument("old")
@click.argument("new")
@options(source_option, cache_option, jobs_option)
def move_command(old: str, new: str, source: Path, cache: Path | None, jobs: int | None) -> None:
    """Give an article or a record another path; links, names and its old address follow.

    OLD is an id, a slug such as organizations/isil, or a file; NEW is the path without suffix.
    Prints the files that it wrote. Nothing is written unless all is.
    """
    from builder.keeping.move import move

    revising(lambda revision: move(revision, old, new), source, cache, jobs)

"""`builder merge`: let one record, or a name without one, be the same as another."""

from pathlib import Path

import click

from builder.cli.options import cache_option, jobs_option, options, source_option
from builder.cli.report import Command
from builder.cli.revising import revising


@click.command("merge", cls=Command)
@click.argument("record")
@click.argument("into")
@options(source_option, cache_option, jobs_option)
def merge_command(
    record: str, into: str, source: Path, cache: Path | None, jobs: int | None
) -> None:
    """Merge a record, or a name without one, into another of its kind.

    Its names, its text and its address go there. Each is a slug such as organizations/isil, a name
    or a file. Prints the files that it wrote. Nothing is written unless all is.
    """
    from builder.keeping.merge import merge

    revising(lambda revision: merge(revision, record, into), source, cache, jobs)

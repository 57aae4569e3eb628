"""`builder split`: make another record of a part of what one stands for."""

from pathlib import Path

import click

from builder.cli.options import cache_option, jobs_option, options, source_option
from builder.cli.report import Command
from builder.cli.revising import revising


@click.command("split", cls=Command)
@click.argument("record")
@click.argument("name")
@options(
    click.option("--alias", "aliases", multiple=True, help="A name that the new record takes."),
    click.option("--article", "articles", multiple=True, help="An article that means the new one."),
    source_option,
    cache_option,
    jobs_option,
)
def split_command(
    record: str,
    name: str,
    aliases: tuple[str, ...],
    articles: tuple[str, ...],
    source: Path,
    cache: Path | None,
    jobs: int | None,
) -> None:
    """Make another record of a part of what one stands for.

    NAME, the new one, takes aliases of RECORD, with the articles that use them, and the place of
    RECORD in some articles.
    Prints the files that it wrote. Nothing is written unless all is.
    """
    from builder.keeping.split import split

    revising(lambda revision: split(revision, record, name, aliases, articles), source, cache, jobs)

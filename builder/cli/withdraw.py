"""`builder withdraw`: take an article down, and leave a page that says why."""

from pathlib import Path

import click

from builder.cli.options import options, source_option
from builder.cli.report import Command
from builder.keeping.withdraw import withdraw


@click.command("withdraw", cls=Command)
@click.argument("article")
@options(
    click.option("--reason", required=True, help="Why; the page that remains shows it to readers."),
    source_option,
)
def withdraw_command(article: str, reason: str, source: Path) -> None:
    """Withdraw an article: a page with the reason remains of it.

    It is named by its id or its file. Changes two lines of the file, and prints its path.
    """
    path = withdraw(source, article, reason)
    click.echo(path)
    click.echo(
        "Build and publish to take it down. The text is still in this file, in the history of "
        "Git, and wherever it was copied: docs/taking-down.md says what to do there.",
        err=True,
    )

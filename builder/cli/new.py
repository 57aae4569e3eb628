"""`builder new`: begin an article."""

import time
from pathlib import Path

import click

from builder.cli.options import options, source_option
from builder.cli.report import Command
from builder.keeping.new_article import new_article


@click.command("new", cls=Command)
@click.argument("title")
@options(
    click.option(
        "--date", help="Its date, in any form that an article can have.  [default: today]"
    ),
    source_option,
)
def new_command(title: str, date: str | None, source: Path) -> None:
    """Begin an article: a file with title and date in the folder of its month.

    Prints its path. A file that is there already is left alone.
    """
    today = time.strftime("%Y-%m-%d")
    path = new_article(source, title, date or today, today)
    click.echo(path)

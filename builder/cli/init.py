"""`builder init`: begin an archive."""

import time
from pathlib import Path

import click

from builder.cli.options import builder_option, options
from builder.cli.report import Command
from builder.keeping.installed import running_pin
from builder.keeping.new_archive import check_new, new_archive
from builder.keeping.pins import pin_to


@click.command("init", cls=Command)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@options(
    click.option("--title", default="My archive", help="Title of the archive.  [My archive]"),
    builder_option,
)
def init_command(folder: Path, title: str, builder: str | None) -> None:
    """Begin an archive in a new folder, with all that it takes to build and publish it.

    The archive is pinned to one builder: the wheel or the commit that this one was installed from.
    """
    check_new(folder)
    pin = pin_to(builder) if builder else running_pin()
    new_archive(folder, title, time.strftime("%Y-%m-%d"), pin)
    click.echo(f"An archive is in {folder}; 'make serve' there shows it. README.md says the rest.")

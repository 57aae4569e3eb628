"""`builder upgrade`: what this builder would change in an archive that an older one builds."""

import sys
from pathlib import Path

import click

from builder import __version__
from builder.cli.options import (
    builder_option,
    jobs_option,
    options,
    settings_of,
    source_option,
    strict_option,
)
from builder.cli.report import Command, print_problems, working
from builder.errors import has_errors
from builder.keeping.changelog import changes_between
from builder.keeping.installed import own_text, running_pin
from builder.keeping.pins import Pinned, pin_to
from builder.keeping.upgrade import Findings, look_at, pinned_to, raise_pin


@click.command("upgrade", cls=Command)
@options(
    source_option,
    click.option(
        "--write", is_flag=True, help="Pin the archive to this builder, if nothing fails."
    ),
    builder_option,
    strict_option,
    jobs_option,
)
def upgrade_command(
    source: Path, write: bool, builder: str | None, strict: bool, jobs: int | None
) -> None:
    """Tell what this builder would change in an archive; raise its pin with --write.

    Exit status 1: something would go wrong, all of it listed, and the pin stays as it is.
    The content is never touched.
    """
    pinned = pinned_to(source)
    pin = (pin_to(builder) if builder else running_pin()) if write else None
    settings = settings_of(source)
    findings = working(lambda workers: look_at(settings, workers), jobs)
    _tell(pinned, findings, source)
    if findings.is_wrong(strict):
        click.echo(f"The archive stays pinned to {pinned.shown}: mend this first.")
        sys.exit(1)
    if pin:
        raise_pin(source, pin)
        click.echo(f"The archive is pinned to {__version__} now; commit what has changed.")
    else:
        click.echo("Nothing would go wrong; --write pins the archive to this builder.")


def _tell(pinned: Pinned, findings: Findings, source: Path) -> None:
    click.echo(f"The archive is pinned to {pinned.shown}; this is {__version__}.\n")
    if changes := changes_between(own_text("CHANGELOG.md"), pinned.version, __version__):
        click.echo(f"{changes}\n")
    print_problems(findings.problems, source)
    if has_errors(findings.problems):
        click.echo("Templates and addresses are looked at when the content has no errors.")
        return
    if findings.theme:
        click.echo(f"The theme no longer fits: {findings.theme}")
    if findings.not_compared:
        click.echo(f"No addresses were compared: {findings.not_compared}.")

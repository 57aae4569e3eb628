"""`builder publish`: bring a folder or an object store up to date with the site."""

import json
import sys
import time
from functools import partial
from pathlib import Path

import click

from builder.cli.options import DEFAULT_OUTPUT, json_option, options, output_option, source_option
from builder.cli.report import Command, counted
from builder.errors import UsageError, printable
from builder.keeping.built_site import BuiltSite
from builder.keeping.publish import Changes, changes, send, target_at
from builder.runtime.progress import reporter
from builder.store.output import is_within

_HOUR = 3600  # seconds


@click.command("publish", cls=Command)
@click.argument("target")
@options(
    click.option("--dry-run", is_flag=True, help="Say what would be done; send nothing."),
    click.option(
        "--grace",
        type=click.IntRange(min=0),
        default=24,
        metavar="HOURS",
        help="Leave files that are gone so long to those who still ask for them.  [default: 24]",
    ),
    click.option(
        "--over-others",
        is_flag=True,
        help="Write into a place that has files and is no site of this builder.",
    ),
    source_option,
    output_option,
    json_option,
)
def publish_command(
    target: str,
    dry_run: bool,
    grace: int,
    over_others: bool,
    source: Path,
    output: Path | None,
    as_json: bool,
) -> None:
    """Bring a folder or an object store up to date with the site, in a safe order.

    TARGET is a folder, or s3://BUCKET/FOLDER, gs://, az://; `build` has made the site before. Only
    what has changed is sent, in an order in which readers never meet half a change; what is gone is
    removed by a later call, after the time of grace. Killed at any moment, the next call goes on.
    """
    folder = output or source / DEFAULT_OUTPUT
    if "://" not in target and (is_within(Path(target), folder) or is_within(folder, Path(target))):
        raise UsageError(f"{target} is not apart from the site in {folder}; name another place")
    site = BuiltSite(folder)
    place = target_at(target)
    with site.at_rest():
        found = changes(site, place, int(time.time()), grace * _HOUR, over_others)
        if not dry_run:
            with reporter(sys.stderr) as progress:
                send(site, place, found, partial(progress, "publish"))
    _say(found, target, dry_run, as_json)


def _say(found: Changes, target: str, is_dry: bool, as_json: bool) -> None:
    lists = {
        "new": found.new,
        "changed": found.changed,
        "removed": found.in_the_way + found.expired,
    }
    if as_json:
        more = {"waiting": found.waiting, "others": found.others}
        click.echo(json.dumps(lists | more, indent=1))
        return
    if is_dry:
        for sign, paths in zip("+~-", lists.values(), strict=True):
            for path in paths:
                click.echo(f"{sign} {printable(path)}")
    said = ", ".join(f"{len(paths):,} {name}" for name, paths in lists.items())
    click.echo(f"{'would be done at' if is_dry else 'published to'} {target}: {said}")
    if found.waiting:
        click.echo(f"{counted(len(found.waiting), 'file')} of earlier versions left for readers")
    if found.others:
        click.echo(f"{counted(len(found.others), 'file')} of others left alone")

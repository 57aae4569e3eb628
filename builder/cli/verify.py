"""`builder verify`: whether a copy of a site is what was built."""

import json
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

import click

from builder.cli.options import json_option, options
from builder.cli.report import Command, counted
from builder.errors import ContentError, printable, reporting
from builder.keeping.verify import Verified, copy_at, verify
from builder.runtime.progress import reporter

# What is told of each fault, before the path.
_SAID = {
    "differing": "differs",
    "missing": "is missing",
    "unanswered": "nothing answers at this address",
    "extra": "is not of the site",
}


@click.command("verify", cls=Command)
@click.argument("place")
@options(
    click.option(
        "--checksums",
        type=click.Path(path_type=Path, dir_okay=False, exists=True),
        help="List of checksums to trust, kept apart from the copy.  [default: that of the copy]",
    ),
    click.option(
        "--sample",
        type=click.IntRange(min=1),
        metavar="N",
        help="Compare so many files, taken at random.  [default: all]",
    ),
    json_option,
)
def verify_command(place: str, checksums: Path | None, sample: int | None, as_json: bool) -> None:
    """Compare a copy of a site, be it a folder, a ZIP or an address, with its checksums."""
    trusted = _bytes(checksums) if checksums else None
    with reporter(sys.stderr) as progress, closing(copy_at(place)) as copy:
        found = verify(copy, trusted, sample, partial(progress, "compare files"))
    _say(found, place, as_json)
    sys.exit(0 if found.is_whole else ContentError.status)


def _bytes(checksums: Path) -> bytes:
    with reporting(f"read {checksums}"):
        return checksums.read_bytes()


def _say(found: Verified, place: str, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(found._asdict(), indent=1))
        return
    for field, said in _SAID.items():
        for path in getattr(found, field):
            click.echo(f"{printable(path)}: {said}")
    if found.of_hosts:
        click.echo(f"Of the host or the builder: {', '.join(map(printable, found.of_hosts))}")
    click.echo(_summary(found, place))


def _summary(found: Verified, place: str) -> str:
    faults = sum(len(getattr(found, field)) for field in _SAID)
    of = "" if found.compared == found.listed else f" of {found.listed:,}"
    text = f"{counted(found.compared, 'file')}{of} of {place} compared, "
    text += counted(faults, "fault") if faults else "all as they were built"
    return f"{text}; SHA-256 of the checksums: {found.checksums}"

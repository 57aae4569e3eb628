"""`builder import`: bring a collection into an archive."""

import sys
import time
from pathlib import Path
from typing import Protocol

import click

from builder.cli.options import options, source_option
from builder.cli.report import Command, counted
from builder.importing.report import Row, counts
from builder.importing.wanted import ABOUT, REPORT, Import

_SHOWN = 10  # rows that are named; the report has all
_LONGEST = 60  # signs of a key that is named
_KINDS = "; ".join(f"{name}: {about}" for name, about in ABOUT.items())


@click.command(
    "import",
    cls=Command,
    help=f"""Bring a collection into the archive, an article for each row, text or reference.

    Without --write nothing is written but what is to be looked at: the report, import-report.csv,
    with what becomes of each row, and import.yaml, the rules, if there are none yet.

    KIND is one of these. {_KINDS}.
    """,
)
@click.argument("kind", type=click.Choice([*ABOUT]), metavar="KIND")
@click.argument("input", type=click.Path(path_type=Path), metavar="INPUT")
@options(
    click.option(
        "--rules",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="What becomes of its keys.  [default: SOURCE/import.yaml, if it is there]",
    ),
    click.option("--write", is_flag=True, help="Write the articles."),
    click.option(
        "--duplicates",
        type=click.Choice(["skip", "keep"]),
        default="skip",
        help="What to do with what is there already, by address, DOI or text.  [default: skip]",
    ),
    source_option,
)
def importing_command(
    kind: str, input: Path, rules: Path | None, write: bool, duplicates: str, source: Path
) -> None:
    """Bring a collection into the archive."""
    from builder.importing.writer import bring_in  # slow, and not needed by the help

    today = time.strftime("%Y-%m-%d")
    wanted = Import(kind, input, source, rules, duplicates == "keep", today)
    outcome = bring_in(wanted, write)
    for line in _said(outcome, source, write):
        click.echo(line)
    if outcome.read != len(outcome.rows):
        click.echo(
            f"{outcome.read - len(outcome.rows)} rows are in no line of the report", err=True
        )
        sys.exit(1)


class _Outcome(Protocol):
    """What of an import is told."""

    read: int
    rows: list[Row]
    open_keys: tuple[str, ...]
    open_links: int
    rules: Path


def _said(outcome: _Outcome, source: Path, write: bool) -> list[str]:
    """What came of it, in a few lines."""
    lines = []
    bad = [row for row in outcome.rows if row.result in {"refused", "conflict"}]
    lines += [f"{row.file}:{row.row}: {row.result}: {row.reason}" for row in bad[:_SHOWN]]
    if len(bad) > _SHOWN:
        lines.append(f"... and {len(bad) - _SHOWN} more in {source / REPORT}")
    if outcome.open_keys:
        names = ", ".join(key[:_LONGEST] for key in outcome.open_keys[:_SHOWN])
        lines.append(f"Left out until {outcome.rules} says what they are: {names}")
    if outcome.open_links:
        lines.append(
            f"{counted(outcome.open_links, 'link')} to what is not imported; write base_url: into "
            f"{outcome.rules}, the address of the site, and they will lead there"
        )
    told = ", ".join(f"{number:,} {result}" for result, number in counts(outcome.rows).items())
    lines.append(f"{counted(len(outcome.rows), 'row')}: {told}; each is in {source / REPORT}")
    if not write:
        lines.append("Nothing was imported yet; look at the report, then call it with --write")
    return lines

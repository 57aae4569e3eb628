"""`builder check`: look for mistakes, write nothing."""

from pathlib import Path

import click

from builder.cli.options import (
    jobs_option,
    json_option,
    options,
    settings_of,
    source_option,
    strict_option,
    theme_option,
)
from builder.cli.report import Outcome, counts_of, run, size_of
from builder.pipeline.settings import Workers
from builder.pipeline.uptodate import check


@click.command("check")
@options(source_option, theme_option, jobs_option, strict_option, json_option)
def check_command(
    source: Path, theme: Path | None, jobs: int | None, strict: bool, as_json: bool
) -> None:
    """Check the content; write nothing."""
    settings = settings_of(source, theme, None, strict)

    def work(workers: Workers) -> Outcome:
        summary = check(settings, workers)
        return Outcome(f"{size_of(summary)}: no errors", counts_of(summary), summary)

    run(work, source, jobs, as_json)

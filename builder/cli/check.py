"""`builder check`: look for mistakes, write nothing."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

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
from builder.runtime.progress import reporter

if TYPE_CHECKING:
    from builder.runtime.executor import Executor


@click.command("check")
@options(source_option, theme_option, jobs_option, strict_option, json_option)
def check_command(
    source: Path, theme: Path | None, jobs: int | None, strict: bool, as_json: bool
) -> None:
    """Check the content; write nothing."""
    from builder.pipeline.build import check

    settings = settings_of(source, theme, None, jobs, strict)

    def work(executor: "Executor") -> Outcome:
        with reporter(sys.stderr) as progress:
            summary = check(settings, executor, progress)
        return Outcome(f"{size_of(summary)}: no errors", counts_of(summary), summary)

    run(work, settings, as_json)

"""`builder build`: check the content and write the site."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.options import (
    jobs_option,
    json_option,
    options,
    output_option,
    settings_of,
    source_option,
    strict_option,
    theme_option,
)
from builder.cli.report import Outcome, counts_of, run, summary
from builder.progress import reporter

if TYPE_CHECKING:
    from builder.build.executor import Executor


@click.command("build")
@options(
    source_option,
    output_option,
    theme_option,
    jobs_option,
    strict_option,
    json_option,
)
def build_command(
    source: Path,
    output: Path | None,
    theme: Path | None,
    jobs: int | None,
    strict: bool,
    as_json: bool,
) -> None:
    """Check the content and write the site."""
    from builder.build.pipeline import build

    settings = settings_of(source, theme, output, jobs, strict)
    started = time.perf_counter()

    def work(executor: "Executor") -> Outcome:
        with reporter(sys.stderr) as progress:
            built = build(settings, executor, progress)
        seconds = time.perf_counter() - started
        line = f"{summary(built.checked)} in {settings.output} ({seconds:.1f} s)"
        if built.deleted:
            line += f"; {built.deleted:,} files of earlier builds deleted"
        return Outcome(line, {**counts_of(built.checked), "files": built.files}, built.checked)

    run(work, settings, as_json)

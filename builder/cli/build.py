"""`builder build`: check the content and write the site."""

import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.options import (
    DEFAULT_CACHE,
    cache_option,
    jobs_option,
    json_option,
    no_cache_option,
    options,
    output_option,
    settings_of,
    source_option,
    strict_option,
    theme_option,
)
from builder.cli.report import Outcome, counted, counts_of, run, size_of
from builder.runtime.progress import reporter

if TYPE_CHECKING:
    from builder.runtime.executor import Executor


@click.command("build")
@options(
    source_option,
    output_option,
    theme_option,
    cache_option,
    no_cache_option,
    jobs_option,
    strict_option,
    json_option,
)
def build_command(
    source: Path,
    output: Path | None,
    theme: Path | None,
    cache: Path | None,
    no_cache: bool,
    jobs: int | None,
    strict: bool,
    as_json: bool,
) -> None:
    """Check the content and bring the site up to date with it."""
    from builder.pipeline.build import build
    from builder.store.cache import BUILD

    settings = settings_of(source, theme, output, jobs, strict)
    if not no_cache:
        settings = replace(settings, cache=(cache or source / DEFAULT_CACHE) / BUILD)
    started = time.perf_counter()

    def work(executor: "Executor") -> Outcome:
        with reporter(sys.stderr) as progress:
            built = build(settings, executor, progress)
        seconds = time.perf_counter() - started
        line = f"{size_of(built.summary)} in {settings.output} ({seconds:.1f} s)"
        line += f"; {built.written:,} of {counted(built.files, 'file')} written"
        if built.deleted:
            line += f"; {built.deleted:,} of earlier builds deleted"
        counts = {"files": built.files, "written": built.written, "deleted": built.deleted}
        return Outcome(line, {**counts_of(built.summary), **counts}, built.summary)

    run(work, settings, as_json)

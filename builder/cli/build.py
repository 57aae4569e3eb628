"""`builder build`: check the content and write the site."""

import time
from dataclasses import replace
from pathlib import Path

import click

from builder.cli.options import (
    DEFAULT_CACHE,
    DRAFTS,
    DRAFTS_OPTION,
    checking_options,
    cluster_option,
    drafts_option,
    drafts_site,
    options,
    output_option,
    read_source_option,
    settings_of,
    stats_option,
    styleguide_option,
)
from builder.cli.report import Command, Outcome, counted, counts_of, run, size_of
from builder.cli.stats import for_programs, table
from builder.keeping.present import present_of
from builder.model import Earlier
from builder.pipeline.settings import Workers
from builder.pipeline.uptodate import build, stage_names
from builder.runtime.memory import hold
from builder.runtime.stats import Recorder
from builder.store.cache import BUILD


@click.command("build", cls=Command)
@options(
    read_source_option,
    output_option,
    checking_options,
    drafts_option,
    styleguide_option,
    stats_option,
    cluster_option,
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
    published: str | None,
    allow_empty: bool,
    drafts: bool,
    styleguide: bool,
    has_stats: bool,
    cluster: str | None,
) -> None:
    """Check the content and bring the site up to date with it."""
    kept = cache or source / DEFAULT_CACHE
    if drafts:
        if output:
            raise click.UsageError(f"{DRAFTS_OPTION} has a folder of its own; there is no --output")
        output, kept = drafts_site(kept), kept / DRAFTS
    settings = replace(
        settings_of(source, theme, output, strict),
        cache=None if no_cache else kept / BUILD,
        drafts=drafts,
        allow_empty=allow_empty,
        present=present_of(source),
        styleguide=styleguide,
    )
    started = time.perf_counter()

    def work(workers: Workers) -> Outcome:
        wanted = replace(settings, earlier=_earlier(published, source))
        recorder = Recorder() if has_stats else None
        built = build(wanted, workers._replace(stats=recorder) if recorder else workers)
        hold(built)
        seconds = time.perf_counter() - started
        line = f"{size_of(built.summary)} in {settings.output} ({seconds:.1f} s)"
        line += f"; {built.written:,} of {counted(built.files, 'file')} written"
        if built.deleted:
            line += f"; {built.deleted:,} of earlier builds deleted"
        counts = {"files": built.files, "written": built.written, "deleted": built.deleted}
        said: dict[str, object] = {**counts_of(built.summary), **counts}
        if recorder:
            recorder.end()
            figures = recorder.figures(stage_names())
            line = "\n".join([line, "", *table(figures)])
            said["stats"] = for_programs(figures)
        return Outcome(line, said, built.summary)

    if not cluster:
        run(work, source, jobs, as_json)
        return
    if jobs:
        raise click.UsageError("a cluster has processes of its own; leave out --jobs")
    from builder.cli.cluster import absolute, on_cluster  # few builds need it

    settings = absolute(settings)
    with on_cluster(cluster, settings) as executor:
        run(work, source, None, as_json, executor)


def _earlier(published: str | None, source: Path) -> tuple[Earlier, ...]:
    if not published:
        return ()
    from builder.cli.earlier import published_before  # a build with nothing to do needs no more

    return published_before(published, source)

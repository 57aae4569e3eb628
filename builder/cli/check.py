"""`builder check`: look for mistakes, write nothing of the site."""

from dataclasses import replace
from pathlib import Path

import click

from builder.cli.earlier import published_before
from builder.cli.options import (
    DEFAULT_CACHE,
    checking_options,
    named,
    options,
    settings_of,
    source_option,
)
from builder.cli.report import Command, Outcome, counts_of, run, size_of
from builder.cli.revising import revised
from builder.keeping.history import addresses_since
from builder.keeping.present import present_of
from builder.pipeline.settings import Workers
from builder.pipeline.uptodate import check
from builder.store.cache import BUILD


@click.command("check", cls=Command)
@options(
    source_option,
    checking_options,
    click.option(
        "--since",
        metavar="COMMIT",
        callback=named,
        help="Commit, branch or tag of the source; none of its addresses may be lost.",
    ),
    click.option(
        "--fix",
        is_flag=True,
        help="First write records with all spellings of names that may be one (names-alike).",
    ),
)
def check_command(
    source: Path,
    theme: Path | None,
    cache: Path | None,
    no_cache: bool,
    jobs: int | None,
    strict: bool,
    as_json: bool,
    published: str | None,
    since: str | None,
    fix: bool,
    allow_empty: bool,
) -> None:
    """Check the content; write nothing of the site."""
    if fix:
        from builder.keeping.merge import merge_alike

        folder = None if no_cache else cache or source / DEFAULT_CACHE
        for path in revised(merge_alike, source, folder, jobs):
            click.echo(path, err=as_json)
    settings = replace(
        settings_of(source, theme, None, strict),
        cache=None if no_cache else (cache or source / DEFAULT_CACHE) / BUILD,
        allow_empty=allow_empty,
        present=present_of(source),
    )

    def work(workers: Workers) -> Outcome:
        earlier = published_before(published, source)
        if since:
            earlier += (addresses_since(settings, since, workers),)
        summary = check(replace(settings, earlier=earlier), workers)
        return Outcome(f"{size_of(summary)}: no errors", counts_of(summary), summary)

    run(work, source, jobs, as_json)

"""`builder check`: look for mistakes, write nothing of the site."""

from dataclasses import replace
from pathlib import Path

import click

from builder.cli.earlier import published_before
from builder.cli.options import (
    DEFAULT_CACHE,
    allow_empty_option,
    cache_option,
    jobs_option,
    json_option,
    no_cache_option,
    options,
    published_option,
    settings_of,
    source_option,
    strict_option,
    theme_option,
)
from builder.cli.report import Outcome, counts_of, run, size_of
from builder.keeping.history import addresses_since
from builder.pipeline.settings import Workers
from builder.pipeline.uptodate import check
from builder.store.cache import BUILD


@click.command("check")
@options(
    source_option,
    theme_option,
    cache_option,
    no_cache_option,
    jobs_option,
    strict_option,
    json_option,
    published_option,
    click.option(
        "--since",
        metavar="COMMIT",
        help="Commit, branch or tag of the source; none of its addresses may be lost.",
    ),
    allow_empty_option,
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
    allow_empty: bool,
) -> None:
    """Check the content; write nothing of the site."""
    settings = replace(settings_of(source, theme, None, strict), allow_empty=allow_empty)
    if not no_cache:
        settings = replace(settings, cache=(cache or source / DEFAULT_CACHE) / BUILD)

    def work(workers: Workers) -> Outcome:
        earlier = published_before(published, source)
        if since:
            earlier += (addresses_since(settings, since, workers),)
        summary = check(replace(settings, earlier=earlier), workers)
        return Outcome(f"{size_of(summary)}: no errors", counts_of(summary), summary)

    run(work, source, jobs, as_json)

"""`builder check`: look for mistakes, write nothing of the site."""

import sys
from dataclasses import replace
from pathlib import Path

import click

from builder.cli.earlier import published_before
from builder.cli.looks import look_at_addresses, look_for_copies
from builder.cli.options import (
    DEFAULT_CACHE,
    DEFAULT_OUTPUT,
    checking_options,
    named,
    options,
    output_option,
    read_source_option,
    settings_of,
)
from builder.cli.report import Command, Outcome, counts_of, run, size_of
from builder.cli.revising import revised
from builder.errors import ContentError
from builder.keeping.built_site import BuiltSite
from builder.keeping.history import addresses_since
from builder.keeping.hosts import HOSTS, Measure, measures
from builder.keeping.present import present_of
from builder.pipeline.settings import Workers
from builder.pipeline.uptodate import check
from builder.store.cache import BUILD


@click.command("check", cls=Command)
@options(
    read_source_option,
    checking_options,
    click.option(
        "--since",
        metavar="COMMIT",
        callback=named,
        help="Commit, branch or tag of the source; none of its addresses may be lost.",
    ),
    click.option(
        "--host",
        type=click.Choice([*HOSTS]),
        help="Say whether a host takes the site that was built, by its limits.",
    ),
    click.option(
        "--fix",
        is_flag=True,
        help="First write records with all spellings of names that may be one (names-alike).",
    ),
    click.option(
        "--copies",
        is_flag=True,
        help="Propose lines for articles with the text of others, or nearly (copy_of).",
    ),
    click.option(
        "--external",
        is_flag=True,
        help="Ask for all addresses on the web; tell what is dead, and what is badly written.",
    ),
    output_option,
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
    copies: bool,
    external: bool,
    allow_empty: bool,
    host: str | None,
    output: Path | None,
) -> None:
    """Check the content; write nothing of the site."""
    folder = None if no_cache else cache or source / DEFAULT_CACHE
    if fix:
        from builder.keeping.merge import merge_alike

        for path in revised(merge_alike, source, folder, jobs):
            click.echo(path, err=as_json)
    settings = replace(
        settings_of(source, theme, None, strict),
        cache=folder / BUILD if folder else None,
        allow_empty=allow_empty,
        present=present_of(source),
    )

    def work(workers: Workers) -> Outcome:
        earlier = published_before(published, source)
        if since:
            earlier += (addresses_since(settings, since, workers),)
        summary = check(replace(settings, earlier=earlier), workers)
        counts: dict[str, object] = {**counts_of(summary)}
        said = [f"{size_of(summary)}: no errors", *lines]
        if host:
            counts["host"] = [*map(_as_json, measured)]
        looks = [look_for_copies(settings, workers)] if copies else []
        looks += [look_at_addresses(settings, workers, folder)] if external else []
        for look in looks:
            counts[look.name] = look.value
            said += look.lines
        return Outcome("\n".join(said), counts, summary)

    measured, lines = _measured(host, output or source / DEFAULT_OUTPUT) if host else ([], [])
    run(work, source, jobs, as_json)
    if not all(one.is_within for one in measured):
        sys.exit(ContentError.status)


def _measured(host: str, folder: Path) -> tuple[list[Measure], list[str]]:
    """What the site in a folder has of the limits of a host, and the lines that say it."""
    found = measures(HOSTS[host], BuiltSite(folder).sizes)
    name = HOSTS[host].name
    return found, [f"{name}: {text}" for text in (*map(str, found), HOSTS[host].also)]


def _as_json(one: Measure) -> dict[str, object]:
    limit = one.limit.most if one.limit else None
    return {"what": one.what, "where": one.where, "has": one.has, "limit": limit}

"""`builder export`: the archive to take along."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

import click

from builder.cli.options import (
    DEFAULT_CACHE,
    cache_option,
    jobs_option,
    no_cache_option,
    options,
    output_option,
    settings_of,
    source_option,
    theme_option,
)
from builder.cli.report import Command, counted, print_problems, working
from builder.keeping.packing import (
    Item,
    below,
    check_targets,
    write_bag,
    write_file,
    write_folder,
    write_zip,
)
from builder.keeping.present import present_of
from builder.pipeline.settings import Settings, Workers
from builder.pipeline.uptodate import build
from builder.store.cache import BUILD

_NOTHING = (
    "name what to write: --zip FILE, --bag FOLDER, --archive FOLDER, --csv FILE, or several of them"
)


class _Targets(NamedTuple):
    """What is to be written."""

    zip: Path | None
    bag: Path | None
    archive: Path | None
    csv: Path | None


@click.command("export", cls=Command)
@options(
    click.option(
        "--zip",
        "zip_file",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="The site as a ZIP archive; unpacked, it opens from disk, with its search.",
    ),
    click.option(
        "--bag",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="FOLDER",
        help="A bag for long-term storage (BagIt 1.0): the site and the source of it.",
    ),
    click.option(
        "--archive",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="FOLDER",
        help="A source of which the same site is made, without drafts and texts that are withheld.",
    ),
    click.option(
        "--csv",
        "csv_file",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="A table of all articles with their texts, which `import csv` reads again.",
    ),
    source_option,
    output_option,
    theme_option,
    cache_option,
    no_cache_option,
    jobs_option,
)
def export_command(
    zip_file: Path | None,
    bag: Path | None,
    archive: Path | None,
    csv_file: Path | None,
    source: Path,
    output: Path | None,
    theme: Path | None,
    cache: Path | None,
    no_cache: bool,
    jobs: int | None,
) -> None:
    """Export the site to take along, as a ZIP or a bag, and its source, also as a table.

    None of them has what is not published: drafts, and texts that are withheld.

    The site is brought up to date first, as `build` does. The same source gives the same bytes.
    """
    targets = _Targets(zip_file, bag, archive, csv_file)
    if not any(targets):
        raise click.UsageError(_NOTHING)
    settings = replace(
        settings_of(source, theme, output),
        cache=None if no_cache else (cache or source / DEFAULT_CACHE) / BUILD,
        present=present_of(source),
    )
    # Before a build, which may take long.
    files, folders = filter(None, [zip_file, csv_file]), filter(None, [bag, archive])
    check_targets([*files], [*folders], settings)
    built = working(partial(build, settings), jobs)
    print_problems(built.summary.warnings, source)  # now: of some no later build would tell
    for line in working(lambda workers: _written(settings, workers, targets), jobs):
        click.echo(line)


def _written(settings: Settings, workers: Workers, targets: _Targets) -> list[str]:
    """Write what is wanted; give a line about each."""
    from builder.keeping import export  # slow, and not needed by the help

    loaded, site = export.loaded_source(settings, workers), export.site_files(settings.output)
    written: dict[Path, list[Item]] = {}
    source = []
    if targets.bag or targets.archive:
        source = export.source_files(settings, loaded, site)
    if targets.zip:
        written[targets.zip] = below(export.folder_name(loaded.archive), site)
        write_zip(targets.zip, written[targets.zip])
    if targets.bag:
        written[targets.bag] = below("site", site) + below("source", source)
        about = export.about_bag(loaded.archive, settings.present)
        write_bag(targets.bag, written[targets.bag], about)
    if targets.archive:
        written[targets.archive] = source
        write_folder(targets.archive, source)
    told = [f"{counted(len(items), 'file')} in {target}" for target, items in written.items()]
    if targets.csv:
        data, number = export.articles_table(settings, loaded)
        write_file(targets.csv, data)
        told.append(f"{counted(number, 'article')} in {targets.csv}")
    return told

"""`builder export`: the archive to take along."""

from dataclasses import replace
from itertools import chain
from pathlib import Path

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
from builder.cli.report import Command, counted, working
from builder.keeping.packing import (
    check_new_file,
    check_new_folder,
    check_target,
    write_bag,
    write_folder,
    write_zip,
)
from builder.keeping.present import present_of
from builder.pipeline.settings import Settings, Workers
from builder.pipeline.uptodate import build
from builder.store.cache import BUILD

_NOTHING = "name what to write: --zip FILE, --bag FOLDER, --archive FOLDER, or several of them"


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
    source: Path,
    output: Path | None,
    theme: Path | None,
    cache: Path | None,
    no_cache: bool,
    jobs: int | None,
) -> None:
    """Export the site to take along, as a ZIP or a bag, and the source of it.

    Nothing of it is what is not published: drafts, and texts that are withheld.

    The site is brought up to date first, as `build` does. The same source gives the same bytes.
    """
    targets = [one for one in (zip_file, bag, archive) if one]
    if not targets:
        raise click.UsageError(_NOTHING)
    settings = replace(
        settings_of(source, theme, output),
        cache=None if no_cache else (cache or source / DEFAULT_CACHE) / BUILD,
        present=present_of(source),
    )
    for target in targets:  # before a build, which may take long
        check_target(target, settings)
    if zip_file:
        check_new_file(zip_file)
    for folder in filter(None, (bag, archive)):
        check_new_folder(folder)

    def work(workers: Workers) -> list[str]:
        build(settings, workers)
        return _written(settings, workers, zip_file, bag, archive)

    for line in working(work, jobs):
        click.echo(line)


def _written(
    settings: Settings,
    workers: Workers,
    zip_file: Path | None,
    bag: Path | None,
    archive: Path | None,
) -> list[str]:
    from builder.keeping import export  # slow, and not needed by the help

    loaded, site = export.loaded_source(settings, workers), export.site_files(settings.output)
    source = [*export.source_files(settings, loaded, site)] if bag or archive else []
    lines = []
    if zip_file:
        folder = export.folder_name(loaded.archive)
        items = (item._replace(path=f"{folder}/{item.path}") for item in site)
        lines.append(_line(zip_file, write_zip(zip_file, items)))
    if bag:
        both = chain(
            (item._replace(path=f"site/{item.path}") for item in site),
            (item._replace(path=f"source/{item.path}") for item in source),
        )
        about = export.about_bag(loaded.archive, settings.present)
        lines.append(_line(bag, write_bag(bag, both, about)))
    if archive:
        lines.append(_line(archive, write_folder(archive, source)))
    return lines


def _line(target: Path, files: int) -> str:
    return f"{counted(files, 'file')} in {target}"

"""What an export is made of: the files of a site that was built, and those of its source."""

from collections.abc import Sequence
from pathlib import Path

from builder.archive import Archive
from builder.dates.present import Present
from builder.errors import UsageError, reporting
from builder.exports.checksums import PATH as CHECKSUMS
from builder.exports.checksums import read_checksums
from builder.keeping.packing import Item
from builder.keeping.published_source import published_source
from builder.keeping.table import table
from builder.pipeline.load import Loaded, load
from builder.pipeline.settings import OWN_THEME, Settings, Workers
from builder.pipeline.source import scan
from builder.pipeline.uptodate import cache_of
from builder.pipeline.volumes import open_volumes
from builder.store.storage import LocalStorage
from builder.theming.theme import names_of
from builder.urls import CONTENT, slugify


def site_files(output: Path) -> list[Item]:
    """The files of a site but for those of hosts and builders, in order of paths.

    Raises:
        UsageError: the list of them is damaged.
        OutputError: it cannot be read.
    """
    with reporting(f"read {output / CHECKSUMS}"):
        data = (output / CHECKSUMS).read_bytes()
    try:
        paths = sorted([*read_checksums(data), CHECKSUMS])
    except ValueError as error:
        raise UsageError(f"{output / CHECKSUMS} is damaged: {error}; build the site") from error
    return [Item(path, output / path) for path in paths]


def loaded_source(settings: Settings, workers: Workers) -> Loaded:
    """The source as the build of its site has read it."""
    cache = cache_of(settings)
    return load(scan(settings.source, cache), cache, workers, present=settings.present)


def source_files(settings: Settings, loaded: Loaded, site: Sequence[Item]) -> list[Item]:
    """The files of a source of which the same site is made; without what is not published.

    Raises:
        UsageError: a text cannot be written without what is withheld of it, or none is published.
    """
    folder, cache = settings.source, cache_of(settings)
    source = scan(folder, cache)
    open_volumes(source, cache)
    copied = [*published_source(source, loaded, {item.path for item in site})]
    if not any(path.startswith(f"{CONTENT}/") for path, _ in copied):
        raise UsageError(f"nothing in {folder / CONTENT} is published, so no source is made of it")
    files = [Item(path, folder / path if data is None else data) for path, data in copied]
    if theme := settings.theme:
        names = names_of(LocalStorage(theme))
        files += [Item(f"{OWN_THEME}/{name}", theme / name) for name in names]
    return files


def articles_table(settings: Settings, loaded: Loaded) -> tuple[bytes, int]:
    """All published articles as a table, and how many they are."""
    cache = cache_of(settings)
    source = scan(settings.source, cache)
    open_volumes(source, cache)
    return table(source, loaded)


def folder_name(archive: Archive) -> str:
    """What the folder of a site is called inside a ZIP archive."""
    return slugify(archive.config.title) or "archive"


def about_bag(archive: Archive, present: Present | None) -> dict[str, str]:
    """What `bag-info.txt` says of an archive; on which day only if its source says that."""
    config, title = archive.config, _one_line(archive.config.title)
    year, month, day = present.day if present else (0, 0, 0)
    return {
        "External-Description": ". ".join(filter(None, (title, _one_line(config.description)))),
        "External-Identifier": config.url,
        "Bagging-Date": f"{year:04}-{month:02}-{day:02}" if present else "",
    }


def _one_line(text: str) -> str:
    return " ".join(text.split())

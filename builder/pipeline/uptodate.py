"""The way into a build: finds out whether there is anything to do, and imports nothing slow.

Most builds find that there is nothing to do. Importing the libraries that make pages would take
longer than that.
"""

from pathlib import Path
from types import ModuleType
from typing import NamedTuple, cast

from builder.errors import OutputError, has_errors
from builder.hashing import fingerprint
from builder.model import Listed
from builder.pipeline.settings import DEFAULT_THEME, OWN_THEME, Settings, Workers
from builder.pipeline.source import Source, scan
from builder.runtime.memory import expect_room
from builder.store.cache import NO_CACHE, Cache, that_keeps
from builder.store.exchange import MANIFEST
from builder.store.output import Output, check_apart, is_within
from builder.store.state import LastBuild, SiteFiles, Summary, load_last_build
from builder.store.storage import LocalStorage
from builder.store.version import builder_version
from builder.theming.theme import Theme, read_theme
from builder.urls import CONTENT


class Built(NamedTuple):
    """What a build did: the number of files in the site, of those written, of those deleted.

    The site's manifest is not counted. `materials` are the values that the site was made of:
    freeing a million objects takes a tenth of the time of a small build, and a process that ends
    anyway can keep them until then.
    """

    summary: Summary
    files: int
    written: int
    deleted: int
    materials: object = None


class Found(NamedTuple):
    """What a build begins with: the source, the theme, and what the last build left of its site.

    The pieces of derivations go through `pieces`: the cache or, if it keeps nothing, another.
    """

    settings: Settings
    source: Source
    theme: Theme
    cache: Cache
    pieces: Cache
    last_build: LastBuild | None
    unchanged: SiteFiles

    def fingerprint(self) -> bytes:
        """The fingerprint of all that the site would be made of, as far as files are known."""
        theme, settings = self.theme, self.settings
        options = (settings.drafts, settings.present, settings.styleguide)
        files = (theme.templates, theme.static, theme.data)
        return fingerprint((self.source.fingerprint(), files, options))


def build(settings: Settings, workers: Workers) -> Built:
    """Bring the site up to date with its source; nothing is written if the source has errors.

    Raises:
        ContentError: the content has errors, or warnings in a strict run.
        UsageError: there is no source or theme, or the output cannot be written.
    """
    workers.stats.begin("scan")
    check_folders(settings)
    theme = find_theme(settings)
    cache = cache_of(settings)
    # In this order: processes must end before a folder that they write into is removed.
    with Output(settings.output) as output, that_keeps(cache) as pieces, workers.executor:
        last_build = load_last_build(cache, settings.output)
        source = scan(settings.source, cache)
        unchanged = last_build.unchanged(output.stamps()) if last_build else {}
        output.open_folders(unchanged)
        found = Found(settings, source, theme, cache, pieces, last_build, unchanged)
        workers.stats.add("scan", items=len(source.inputs.stamps))
        if last_build and not settings.earlier and is_up_to_date(found, last_build):
            files = len(last_build.files.keys() - {MANIFEST})
            built = Built(last_build.summary, files, 0, 0)
            workers.stats.add("scan", kept=files)
        else:
            workers.stats.begin("libraries")
            built = cast(Built, _stages().build_site(found, output, workers))
    tell_of_faults(cache, workers)
    return built


def check_folders(settings: Settings) -> None:
    """Raise if one of the folders holds another so that it would be published or overwritten.

    Raises:
        OutputError: they are not apart.
    """
    content, theme = settings.source / CONTENT, settings.theme
    check_apart(settings.output, [content, *_themes(settings)])
    if theme and (is_within(theme, content) or is_within(content, theme)):
        raise OutputError(
            f"the theme cannot be {theme}, beside {content}: texts would be published with it"
        )
    check_cache(settings)


def check_cache(settings: Settings) -> None:
    """Raise if what the cache keeps, such as the words of drafts, could be published.

    A site may be below the cache's folder, as that of `serve --drafts` is.

    Raises:
        OutputError: it is in the content, the theme or the site, or around the content.
    """
    cache, content = settings.cache, settings.source / CONTENT
    if cache is None:
        return
    around = [content, settings.output, *_themes(settings)]
    within = [content, *([settings.theme] if settings.theme else [])]
    if settings.output and is_within(settings.output, cache):
        within.append(settings.output)
    for folder in around:
        if is_within(cache, folder):
            raise OutputError(
                f"the cache cannot be in {folder}: it has the words of drafts, which would be "
                "published; name a folder beside it with --cache"
            )
    for folder in within:
        if is_within(folder, cache):
            raise OutputError(
                f"the cache cannot be {cache}, around {folder}; "
                "name a folder beside it with --cache"
            )


def check(settings: Settings, workers: Workers) -> Summary:
    """Look for mistakes; write nothing but what the next look or build can use again.

    Raises:
        ContentError: the content has errors, or warnings in a strict run.
        UsageError: there is no source, or no theme that works.
    """
    return cast(Summary, _stages().check_site(settings, workers))


def addresses(settings: Settings, workers: Workers) -> dict[str, Listed]:
    """The addresses that the site would have, by path; nothing is written.

    Raises:
        ContentError: the content has errors.
        UsageError: there is no source, or no theme that works.
    """
    return cast(dict[str, Listed], _stages().addresses_of(settings, workers))


def stage_names() -> tuple[str, ...]:
    """What stages a build may have, in the order in which they are done."""
    return cast(tuple[str, ...], _stages().STAGES)


def _stages() -> ModuleType:
    """The module with the stages; slow to import, so imported when there are pages to make."""
    expect_room()
    from builder.pipeline import build

    return build


def is_up_to_date(found: Found, last_build: LastBuild) -> bool:
    """Whether the site is as the last build left it, and as it would be made now."""
    source, strict = found.source, found.settings.strict
    if len(found.unchanged) < len(last_build.files):
        return False
    if has_errors(source.problems) or (strict and last_build.summary.warnings):
        return False
    if not source.inputs.read_rest() or source.inputs.are_others:
        return False
    return last_build.fingerprint == found.fingerprint()


def cache_of(settings: Settings) -> Cache:
    """What this builder kept in the folder for it; without one, a cache that keeps nothing.

    Raises:
        OutputError: the folder is a place from which files are published.
    """
    check_cache(settings)
    return Cache(settings.cache, builder_version()) if settings.cache else NO_CACHE


def tell_of_faults(cache: Cache, workers: Workers) -> None:
    """Warn of a cache that cannot be written: the site is right without it, and takes longer."""
    if cache.fault and cache.storage:
        message = f"the cache in {cache.storage.folder} cannot be written ({cache.fault}); "
        workers.warn(message + "what this run made is made again by the next")


def find_theme(settings: Settings) -> Theme:
    """Read the builder's theme, with the files of the archive's in place of its own.

    Raises:
        ThemeError: a folder is no theme, or a file cannot be read.
    """
    return read_theme(*map(LocalStorage, theme_folders(settings)))


def theme_folders(settings: Settings) -> list[Path]:
    """The folders of the theme, from the lowest."""
    return [DEFAULT_THEME, *([settings.theme] if settings.theme else [])]


def _themes(settings: Settings) -> list[Path]:
    """The folders of the theme, and the one that the next build would take for the archive's."""
    return [*theme_folders(settings), settings.source / OWN_THEME]

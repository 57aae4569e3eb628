"""The stages and their order: files -> records -> archive -> pages -> bytes -> disk.

A stage is imported where it begins: of most builds all that they do is to find that there is
nothing to do, and the libraries of the others would take as long to import as that takes.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from builder.errors import ContentError, OutputError, has_errors
from builder.hashing import fingerprint
from builder.pipeline.settings import Settings
from builder.pipeline.source import Source, scan
from builder.runtime.background import Aside
from builder.store.cache import NO_CACHE, Cache
from builder.store.output import LOCK, MANIFEST, Output, stamp_of
from builder.store.state import LastBuild, SiteFile, Summary, load_last_build, store_last_build
from builder.store.version import builder_version
from builder.theming.theme import Theme, read_theme
from builder.urls import CONTENT

if TYPE_CHECKING:
    from builder.archive import Archive
    from builder.pages.plan import Address, Plan
    from builder.pipeline.derive import Derived
    from builder.pipeline.partitions import Parts
    from builder.pipeline.write import Files, SiteWriter
    from builder.runtime.executor import Executor
    from builder.runtime.progress import Progress
    from builder.theming.render import Renderer

ASSETS = "assets"


class Built(NamedTuple):
    """What a build did: files in the site, those written now, stale ones that were deleted.

    The list of its files, which stands among them, is not one of them.
    """

    summary: Summary
    files: int
    written: int
    deleted: int


class _Checked(NamedTuple):
    """A source that can be published: its archive, how its pages are made, its static files.

    `scaffold` is as in `Loaded`.
    """

    archive: "Archive"
    renderer: "Renderer"
    plan: "Plan"
    static: dict[str, bytes]
    summary: Summary
    scaffold: object


class _Written(NamedTuple):
    """The files of the site; how many are new, how many were deleted; what is derived."""

    files: "Files"
    parts: list[bytes]
    staged: int
    deleted: int
    derived_made_of: bytes
    derived_paths: tuple[str, ...]


_held: list[object] = []  # what the last build worked with: a process that ends need not let go


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """A large archive is millions of objects, none of them in circles, looked at time and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()  # or they would all be looked at now
            gc.enable()


@_without_garbage_collection()
def check(settings: Settings, executor: "Executor", progress: "Progress") -> Summary:
    """Read everything, plan the site, and try a page of each type; write nothing.

    Raises:
        ContentError: the content has errors, or warnings in a strict run.
        UsageError: there is no source, or no theme that works.
    """
    theme = read_theme(settings.theme)
    source = scan(settings.source, NO_CACHE)
    checked = _check(settings, source, theme, NO_CACHE, executor, progress)
    checked.renderer.try_out(checked.plan)
    return checked.summary


@_without_garbage_collection()
def build(settings: Settings, executor: "Executor", progress: "Progress") -> Built:
    """Bring the site up to date with its source; nothing is written if the source has errors.

    Raises:
        ContentError: as `check` does.
        UsageError: there is no source or theme, or the output cannot be written.
    """
    _keep_apart(settings)
    theme = read_theme(settings.theme)
    cache = Cache(settings.cache, builder_version()) if settings.cache else NO_CACHE
    # Its processes end before what they were writing is tidied up.
    with Output(settings.output) as output, executor:
        last_build = load_last_build(cache, settings.output)
        with Aside(partial(_lost, last_build, output), executor.jobs) as lost:
            source = scan(settings.source, cache)
            unchanged = _unchanged(last_build, lost.result())
        _held[:] = source, last_build, unchanged
        if (
            last_build
            and len(unchanged) == len(last_build.files)
            and _is_of(last_build, settings, source, theme)
        ):
            return Built(last_build.summary, len(last_build.files.keys() - {MANIFEST}), 0, 0)
        checked = _check(settings, source, theme, cache, executor, progress)
        written = _write(checked, last_build, unchanged, source, output, cache, executor, progress)
        source.inputs.store()
        files = {**written.files, MANIFEST: SiteFile(b"", stamp_of(settings.output / MANIFEST))}
        inputs_fingerprint = _made_of(source, theme)
        derived = written.derived_made_of, written.derived_paths
        last_build = LastBuild(inputs_fingerprint, files, written.parts, *derived, checked.summary)
        store_last_build(cache, settings.output, last_build)
        _held.extend((checked, written, last_build))
        return Built(checked.summary, len(written.files), written.staged, written.deleted)


def _lost(last_build: LastBuild | None, output: Output) -> bytes:
    """The paths of the files of the site that are not as the last build left them, as lines."""
    return "\n".join(last_build.lost(output.stamps())).encode() if last_build else b""


def _unchanged(last_build: LastBuild | None, lost: bytes) -> "Files":
    """The files of the site that are as the last build left them."""
    if last_build is None:
        return {}
    files = dict(last_build.files)
    for path in lost.decode().split("\n"):
        files.pop(path, None)
    return files


def _check(
    settings: Settings,
    source: Source,
    theme: Theme,
    cache: Cache,
    executor: "Executor",
    progress: "Progress",
) -> _Checked:
    from builder.pages.checks import check_addresses, check_links, check_navigation
    from builder.pages.lookup import ArchiveLookup
    from builder.pages.plan import Plan
    from builder.pipeline.load import load
    from builder.theming.render import Renderer

    archive, drafts, unrecorded, problems, scaffold = load(source, cache, executor, progress)
    lookup = ArchiveLookup(archive)
    plan = Plan(lookup)
    static = {f"{ASSETS}/{path}": data for path, data in theme.static.items()}
    files: list[Address] = [(file.page, file.path) for file in archive.attachments]
    files += [(path, None) for path in static]
    wanted = plan.addresses() + files
    problems += check_addresses([*wanted, (MANIFEST, None), (LOCK, None)])
    problems += check_links(archive, (path for path, _ in wanted), drafts)
    problems += check_navigation(lookup)
    if has_errors(problems) or (settings.strict and problems):
        raise ContentError(problems)
    warnings = tuple(sorted(problems))
    summary = Summary(len(archive.articles), len(plan), unrecorded, warnings)
    return _Checked(archive, Renderer(theme, lookup.site()), plan, static, summary, scaffold)


def _write(
    checked: _Checked,
    last_build: LastBuild | None,
    unchanged: "Files",
    source: Source,
    output: Output,
    cache: Cache,
    executor: "Executor",
    progress: "Progress",
) -> _Written:
    """Make what is not in the site yet and put it there."""
    from builder.pipeline.partitions import cut_archive, is_nearly_made
    from builder.pipeline.write import SiteWriter

    attachments = checked.archive.attachments
    parts = cut_archive(checked.archive)
    derived_before = _kept(last_build, parts, unchanged)
    paths = checked.plan.paths()
    paths += [*(file.page for file in attachments), *checked.static, ".nojekyll"]
    staging = output.begin([*paths, *derived_before])
    maker = SiteWriter(staging, unchanged, last_build.parts if last_build else ())
    make_pages = partial(maker.start, checked.renderer, checked.plan, parts, executor)
    # The pages are made in other processes while this one is busy with what is derived.
    if derived_before:
        make_pages()
        derived_paths = list(derived_before)
        maker.keep(derived_paths)
    else:
        from builder.pipeline.derive import Derived

        if is_nearly_made(parts, cache):
            make_pages(spare=1)
        with closing(
            Derived(parts, cache, executor, progress, output.folder, unchanged)
        ) as derived:
            derived_paths = _derive(derived, maker, make_pages)
    for file in attachments:
        maker.copy(file, source.inputs)
    for path, data in checked.static.items():
        maker.write(path, data)
    maker.write(".nojekyll", b"")
    maker.finish(progress)
    deleted = output.finish([*paths, *derived_paths], staging)
    inputs_fingerprint = parts.inputs_fingerprint
    derived_files = tuple(derived_paths)
    return _Written(
        maker.files, maker.parts, len(maker.staged), deleted, inputs_fingerprint, derived_files
    )


def _derive(derived: "Derived", maker: "SiteWriter", make_pages: Callable[[], None]) -> list[str]:
    """Make the index and the exports, and begin the pages; give the paths of the former."""
    from concurrent.futures import ThreadPoolExecutor

    derived.make_parts()
    make_pages()
    # To hash and to write much needs no Python, so a thread can do it.
    with ThreadPoolExecutor(1) as beside:
        exports = beside.submit(maker.put, derived.exports())
        index, kept = derived.index()
    for path, made in exports.result().items():
        maker.take(path, made)
    for path, data in index.items():
        maker.write(path, data)
    maker.keep(kept)
    return [*kept, *index, *exports.result()]


def _kept(last_build: LastBuild | None, parts: "Parts", unchanged: "Files") -> "Files":
    """The search index and the exports, if they are in the site as they would be made now."""
    if last_build is None or last_build.derived_made_of != parts.inputs_fingerprint:
        return {}
    if not unchanged.keys() >= set(last_build.derived_paths):
        return {}
    return {path: unchanged[path] for path in last_build.derived_paths}


def _is_of(last_build: LastBuild, settings: Settings, source: Source, theme: Theme) -> bool:
    """Whether the site that a build left is what would be made now."""
    if has_errors(source.problems) or (settings.strict and last_build.summary.warnings):
        return False
    if not source.inputs.read_rest() or source.inputs.are_others:
        return False
    return last_build.inputs_fingerprint == _made_of(source, theme)


def _made_of(source: Source, theme: Theme) -> bytes:
    return fingerprint((source.fingerprint(), theme.templates, theme.static))


def _keep_apart(settings: Settings) -> None:
    """The site must not be written where it would be read, or over what it is made of."""
    output = settings.output.resolve()
    for folder in (settings.source / CONTENT, settings.theme):
        if output.is_relative_to(folder.resolve()) or folder.resolve().is_relative_to(output):
            raise OutputError(f"the site cannot be written to {settings.output}, beside {folder}")

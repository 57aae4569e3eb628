"""The stages and their order: files -> records -> archive -> pages -> bytes -> disk."""

import itertools
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from builder.build.executor import Executor, batches
from builder.build.indexing import index_files
from builder.build.load import Progress, load
from builder.build.output import MANIFEST, Output
from builder.content.files import CONTENT
from builder.errors import ContentError, OutputError, Problem, ThemeError, has_errors
from builder.exports import export_files
from builder.model import Kind
from builder.pages.checks import check_addresses, check_links, check_navigation
from builder.pages.contexts import Context, Site
from builder.pages.plan import Page, plan_pages
from builder.pages.render import Renderer
from builder.pages.views import View

ASSETS = "assets"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are, and how to go about it."""

    source: Path
    output: Path
    theme: Path
    jobs: int = 1
    strict: bool = False


class Checked(NamedTuple):
    """A source that can be published: its pages, the theme's files, what there is to say.

    `unrecorded` is the number of names without a record, for each kind that has records.
    """

    view: View
    pages: list[Page]
    static: dict[str, Path]
    unrecorded: dict[Kind, int]
    warnings: list[Problem]


class Built(NamedTuple):
    """What a build did: the number of files in the site, and of stale ones that were deleted."""

    checked: Checked
    files: int
    deleted: int


def check(settings: Settings, executor: Executor, progress: Progress) -> Checked:
    """Read everything and plan the site.

    Raises:
        ContentError: the content has errors, or warnings in a strict run.
        UsageError: there is no source, or no theme that works.
    """
    static = _find_static(settings.theme)
    archive, drafts, unrecorded, problems = load(settings.source, executor, progress)
    view = View(archive)
    pages = list(plan_pages(view))
    addresses = [*static, *(file.page for file in archive.attachments)]
    addresses += [page.path for page in pages]
    problems += check_addresses(pages, archive.attachments, [*static, MANIFEST])
    problems += check_links(archive, addresses, drafts)
    problems += check_navigation(view)
    if has_errors(problems) or (settings.strict and problems):
        raise ContentError(problems)
    Renderer(settings.theme, view.site()).try_out((page.path, page.context) for page in pages)
    return Checked(view, pages, static, unrecorded, sorted(problems))


def build(settings: Settings, executor: Executor, progress: Progress) -> Built:
    """Check the source and write its site; nothing is written if the check fails.

    Raises:
        ContentError: as `check` does.
        UsageError: there is no source or theme, or the output cannot be written.
    """
    _keep_apart(settings)
    checked = check(settings, executor, progress)
    archive, site = checked.view.archive, checked.view.site()
    output = Output(settings.output)
    files = index_files(archive, executor, progress) if archive.has_search else {}
    files |= export_files(archive)
    paths = [page.path for page in checked.pages]
    paths += files
    paths += [file.page for file in archive.attachments]
    paths += [*checked.static, ".nojekyll"]
    output.begin(paths)
    write = partial(_write_pages, settings.theme, site, settings.output, next(_builds))
    made = ([(page.path, page.context()) for page in batch] for batch in batches(checked.pages))
    done = 0
    for count in executor.map(write, made):
        done += count
        progress("write pages", done, len(checked.pages))
    for path, data in files.items():
        output.write(path, data)
    for file in archive.attachments:
        output.copy(settings.source / file.path, file.page)
    for path, source in checked.static.items():
        output.copy(source, path)
    output.write(".nojekyll", b"")
    deleted = output.finish(paths)
    return Built(checked, len(paths), deleted)


def _keep_apart(settings: Settings) -> None:
    """The site must not be written where it would be read, or over what it is made of."""
    output = settings.output.resolve()
    for folder in (settings.source / CONTENT, settings.theme):
        if output.is_relative_to(folder.resolve()) or folder.resolve().is_relative_to(output):
            raise OutputError(f"the site cannot be written to {settings.output}, beside {folder}")


def _find_static(theme: Path) -> dict[str, Path]:
    """The theme's own files, by their path in the site."""
    if not (theme / "templates").is_dir():
        raise ThemeError(f"{theme} is not a theme: it has no folder 'templates'")
    static = theme / "static"
    files = sorted(path for path in static.rglob("*") if path.is_file())
    return {f"{ASSETS}/{path.relative_to(static).as_posix()}": path for path in files}


_builds = itertools.count()  # tells the builds of one process apart


def _write_pages(
    theme: Path, site: Site, folder: Path, build: int, batch: list[tuple[str, Context]]
) -> int:
    """Render and write some pages; runs in any process."""
    renderer, output = _tools(theme, site, folder, build)
    for page, context in batch:
        output.write(page, renderer.render(page, context))
    return len(batch)


@lru_cache(maxsize=1)
def _tools(theme: Path, site: Site, folder: Path, build: int) -> tuple[Renderer, Output]:
    """Templates are compiled once a build and process."""
    return Renderer(theme, site), Output(folder)

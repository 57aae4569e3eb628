"""The files of a site: each is made if it is not there as it would be made now."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from builder.errors import reporting
from builder.hashing import digest, fingerprint
from builder.model import Attachment
from builder.pages.articles import PageInputs
from builder.pages.contexts import CONTEXTS
from builder.pages.plan import Page, Plan
from builder.pipeline.partitions import Parts
from builder.runtime.executor import Executor, batches
from builder.runtime.progress import Progress
from builder.store.inputs import Inputs, digest_of_file
from builder.store.output import Staging
from builder.store.state import SiteFile
from builder.theming.render import Renderer

Files = dict[str, SiteFile]

_BATCH = 400  # most pages of most builds are only looked at


class SiteWriter:
    """Puts into the staging folder what is not in the site yet; `files` is the site to be."""

    def __init__(self, staging: Staging, unchanged: Files, parts_before: Collection[bytes]) -> None:
        """Take the files that are in the site as their fingerprints say.

        And the fingerprints of the parts whose articles had their pages there, by the last build.
        """
        self.staging = staging
        self.unchanged = unchanged
        self.files: Files = {}
        self.staged: list[str] = []
        self.parts: list[bytes] = []
        self._parts_before = frozenset(parts_before)
        self._paths: list[str] = []
        self._results: Iterator[list[SiteFile | None]] = iter(())

    def put(self, files: Mapping[str, bytes]) -> dict[str, SiteFile | None]:
        """Make files of the site from their bytes, but for those that are there; in any thread."""
        return {path: self._put(path, data) for path, data in files.items()}

    def take(self, path: str, made: SiteFile | None) -> None:
        """Count a file among those of the site: one that was made, or the one that is there."""
        if made is None:
            self.keep([path])
        else:
            self.files[path] = made
            self.staged.append(path)

    def keep(self, paths: Iterable[str]) -> None:
        """Count files that are there as they would be made now."""
        self.files.update((path, self.unchanged[path]) for path in paths)

    def write(self, path: str, data: bytes) -> None:
        """Make a file of the site from its bytes."""
        self.take(path, self._put(path, data))

    def copy(self, file: Attachment, inputs: Inputs) -> None:
        """A file of the source; `inputs` learns its digest from the copy.

        Raises:
            OutputError: it cannot be read or written.
        """
        with reporting(f"copy {file.path}"):
            if file.page in self.unchanged and self._is_there(file.page, inputs.digest(file.path)):
                self.keep([file.page])
                return
            stamp = self.staging.copy(inputs.source / file.path, file.page)
            inputs_fingerprint = digest_of_file(self.staging.place(file.page))
        inputs.learn((file.path,), (inputs_fingerprint,))
        self.take(file.page, SiteFile(inputs_fingerprint, stamp))

    def start(
        self, renderer: Renderer, plan: Plan, parts: Parts, executor: Executor, spare: int = 0
    ) -> None:
        """Begin to make the pages that are not in the site, in other processes if there are any.

        There are fewer of these by `spare`. Nothing happens if the pages have been begun.
        """
        if not self._paths:
            work = _Work(renderer, _template_marks(renderer), plan, self.unchanged, self.staging)
            paths = plan.paths()
            numbers = self._numbers(work, parts, paths)
            self._paths = [paths[number] for number in numbers]
            self._results = executor.map_shared(_make, work, batches(numbers, _BATCH), spare)

    def _numbers(self, work: "_Work", parts: Parts, paths: Sequence[str]) -> list[int]:
        """The pages to be looked at one by one: not those of parts that are as they were."""
        mark = work.marks[PageInputs.template]
        numbers: list[int] = []
        for (first, last), own in zip(parts.ranges, parts.marks, strict=True):
            inputs_fingerprint = fingerprint((mark, own, work.plan.partition_inputs(first, last)))
            self.parts.append(inputs_fingerprint)
            if inputs_fingerprint in self._parts_before and self.unchanged.keys() >= {
                *paths[first:last]
            }:
                self.keep(paths[first:last])
            else:
                numbers += range(first, last)
        return [*numbers, *range(sum(parts.sizes), len(paths))]

    def finish(self, progress: Progress) -> None:
        """Wait for the pages that were begun.

        Raises:
            ThemeError: a template fails.
        """
        done = 0
        for results in self._results:
            for path, made in zip(self._paths[done : done + len(results)], results, strict=True):
                self.take(path, made)
            done += len(results)
            progress("write pages", done, len(self._paths))

    def _put(self, path: str, data: bytes) -> SiteFile | None:
        inputs_fingerprint = digest(data)
        if self._is_there(path, inputs_fingerprint):
            return None
        return SiteFile(inputs_fingerprint, self.staging.write(path, data))

    def _is_there(self, path: str, inputs_fingerprint: bytes) -> bool:
        made = self.unchanged.get(path)
        return made is not None and made.fingerprint == inputs_fingerprint


class _Work(NamedTuple):
    """What every process needs to make pages."""

    renderer: Renderer
    marks: dict[str, bytes]  # of each template, with all that it draws on but the page's context
    plan: Plan
    unchanged: Files
    staging: Staging


def _template_marks(renderer: Renderer) -> dict[str, bytes]:
    names = {context.template for context in CONTEXTS}
    return {name: fingerprint((renderer.closure(name), renderer.site)) for name in names}


def _make(work: _Work, numbers: list[int]) -> list[SiteFile | None]:
    """Make the pages that are not there already, which are None; runs in any process."""
    return [_make_one(work, work.plan[number]) for number in numbers]


def _make_one(work: _Work, page: Page) -> SiteFile | None:
    basis = page.basis() if page.basis else page.make()
    inputs_fingerprint = fingerprint((page.path, work.marks[basis.template], basis))
    made = work.unchanged.get(page.path)
    if made is not None and made.fingerprint == inputs_fingerprint:
        return None
    context = page.make(basis) if isinstance(basis, PageInputs) else basis
    data = work.renderer.render(page.path, context)
    return SiteFile(inputs_fingerprint, work.staging.write(page.path, data))

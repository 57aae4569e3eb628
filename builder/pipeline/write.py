"""The files of a site: each is made, unless it is there as it would be made now."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from builder.archive import Partition
from builder.errors import reporting
from builder.exports.checksums import PATH as CHECKSUMS
from builder.exports.checksums import checksums_file
from builder.hashing import digest, fingerprint, sha256
from builder.model import Attachment
from builder.pages.articles import ArticlePages, PageInputs, PartitionInputs
from builder.pages.contexts import CONTEXTS, Context
from builder.pages.plan import Plan
from builder.pipeline.partitions import Partitions
from builder.pipeline.settings import Workers
from builder.runtime.executor import batches
from builder.runtime.stats import Tally
from builder.store.apart import whole_partition
from builder.store.cache import Cache
from builder.store.inputs import Inputs, digest_of_file, sha256_of_file
from builder.store.output import Staging
from builder.store.state import SiteFile, SiteFiles
from builder.theming.render import Renderer

_PAGES = 25  # other pages than those of articles that a process makes at a time
_FEW = 200  # fewer other pages than this are made here before another process would have begun


class PartitionPages(NamedTuple):
    """The pages of a partition's articles to make; `known` are the fingerprints of those there."""

    partition: Partition
    inputs: PartitionInputs
    known: dict[str, bytes]


class OtherPage(NamedTuple):
    """A page to make, and the fingerprint of what it is made of."""

    path: str
    fingerprint: bytes
    context: Context


Task = PartitionPages | list[OtherPage]
Made = list[tuple[str, SiteFile | None]]  # pages by path; None for those that are there


class SiteWriter:
    """Writes files into the staging folder, unless the site has them; `files` are all of them."""

    def __init__(
        self, staging: Staging, unchanged: SiteFiles, partitions: Collection[bytes]
    ) -> None:
        """Take the unchanged files of the site, and the `partitions` of the last build.

        Each is two fingerprints. The second is of all that the pages of a partition's articles were
        made of. The first is of the same, but of all partitions before it instead of what its pages
        show of them: it is known sooner, and if it is the same, so is the second.
        """
        self.staging = staging
        self.unchanged = unchanged
        self.files: SiteFiles = {}
        self.written = 0
        self.bytes = 0  # of the files that were written
        self.partitions: list[bytes] = []
        self._partitions_before = {
            both[: len(both) // 2]: both[len(both) // 2 :] for both in partitions
        }
        self._pages = 0
        self._results: Iterator[Made] = iter(())

    def add(self, path: str, file: SiteFile | None) -> None:
        """Add a file that was written to those of the site; None for one that is there already."""
        if file is None:
            self.keep([path])
        else:
            self.files[path] = file
            self.written += 1
            self.bytes += file.stamp.size

    def tally(self) -> Tally:
        """What was done so far, in numbers."""
        return Tally(len(self.files), self.written, self.bytes)

    def keep(self, paths: Iterable[str]) -> None:
        """Add files that are in the site as they would be made now."""
        self.files.update((path, self.unchanged[path]) for path in paths)

    def write_if_changed(self, path: str, data: bytes) -> None:
        """Write a file, if the site does not have it with these bytes."""
        made_of = digest(data)
        if self._is_there(path, made_of):
            self.keep([path])
        else:
            self.add(path, SiteFile(made_of, self.staging.write(path, data), sha256(data)))

    def write_made_of(self, path: str, made_of: bytes, make: Callable[[], bytes]) -> None:
        """Make and write a file, if the site does not have the one that is made of this."""
        if self._is_there(path, made_of):
            self.keep([path])
        else:
            data = make()
            self.add(path, SiteFile(made_of, self.staging.write(path, data), sha256(data)))

    def copy(self, file: Attachment, inputs: Inputs) -> None:
        """Copy a file of the source, if the site does not have it; `inputs` learns its digest.

        Raises:
            OutputError: it cannot be read or written.
        """
        with reporting(f"copy {file.path}"):
            if file.page in self.unchanged and self._is_there(file.page, inputs.digest(file.path)):
                self.keep([file.page])
                return
            stamp = self.staging.copy(inputs.source / file.path, file.page)
            place = self.staging.place(file.page)
            made_of, known = digest_of_file(place), sha256_of_file(place)
        inputs.learn((file.path,), (made_of,))
        self.add(file.page, SiteFile(made_of, stamp, known))

    def write_checksums(self) -> None:
        """Write the list of what every file must be, once all are there."""
        known = {path: file.sha256 for path, file in self.files.items()}
        self.write_if_changed(CHECKSUMS, checksums_file(known))

    def begin_pages(
        self, renderer: Renderer, plan: Plan, partitions: Partitions, workers: Workers
    ) -> None:
        """Begin to make the pages that are not in the site, in other processes if they are many."""
        workers.stats.begin("pages")
        templates = _template_fingerprints(renderer)
        articles = list(self._article_pages(plan, partitions, templates[PageInputs.template]))
        others = list(self._other_pages(plan, templates))
        tasks: list[Task] = [*articles, *batches(others, _PAGES)]
        self._pages = sum(len(task.partition) for task in articles) + len(others)
        if tasks:
            workers.progress("write pages", 0, self._pages)
        work = partial(_make, renderer, templates, self.staging, partitions.cache)
        # Few pages are one item, and are made in this process (`Executor.map`).
        items = [tasks] if len(others) < _FEW and len(articles) < 2 else [[one] for one in tasks]
        workers.stats.add("pages", items=self._pages)
        items = items if tasks else []
        self._results = workers.stats.map("pages", workers.executor, work, items)

    def finish_pages(self, workers: Workers) -> None:
        """Wait for the pages that were begun.

        Raises:
            ThemeError: a template fails.
        """
        workers.stats.begin("pages")
        done = 0
        for made in self._results:
            for path, file in made:
                self.add(path, file)
            done += len(made)
            workers.progress("write pages", done, self._pages)

    def _article_pages(
        self, plan: Plan, partitions: Partitions, template: bytes
    ) -> Iterator[PartitionPages]:
        """The partitions whose pages must be compared one by one, because something has changed."""
        made_before, until = {*self._partitions_before.values()}, b""
        for number, (first, last) in enumerate(partitions.ranges):
            inputs = plan.sooner_inputs(first, last)
            until = fingerprint((until, partitions.fingerprints[number]))
            sooner = fingerprint((template, until, inputs))
            paths = [one.page for one in partitions.archive.articles[first:last]]
            are_there = self.unchanged.keys() >= {*paths}
            made_of = self._partitions_before.get(sooner) if are_there else None
            if made_of is None:
                inputs = plan.with_more(first, last, inputs)
                made_of = fingerprint((template, partitions.fingerprints[number], inputs))
            self.partitions.append(sooner + made_of)
            if made_of in made_before and are_there:
                self.keep(paths)
            else:
                known = {
                    path: file.fingerprint
                    for path in paths
                    if (file := self.unchanged.get(path)) is not None
                }
                yield PartitionPages(partitions.partition(number), inputs, known)

    def _other_pages(self, plan: Plan, templates: Mapping[str, bytes]) -> Iterator[OtherPage]:
        for page in plan.others:
            context = page.context()
            made_of = fingerprint((page.path, templates[context.template], context))
            if self._is_there(page.path, made_of):
                self.keep([page.path])
            else:
                yield OtherPage(page.path, made_of, context)

    def _is_there(self, path: str, made_of: bytes) -> bool:
        file = self.unchanged.get(path)
        return file is not None and file.fingerprint == made_of


def _template_fingerprints(renderer: Renderer) -> dict[str, bytes]:
    """The fingerprint of each template with all that it uses besides the page's context."""
    names = {context.template for context in CONTEXTS}
    return {
        name: fingerprint((renderer.closure(name), renderer.data(name), renderer.site))
        for name in names
    }


def _make(
    renderer: Renderer,
    templates: Mapping[str, bytes],
    staging: Staging,
    texts: Cache,
    tasks: list[Task],
) -> Made:
    """Make the pages that the site does not have; `texts` has the HTML. Runs in any process."""
    made: Made = []
    for task in tasks:
        if isinstance(task, PartitionPages):
            made += _make_articles(renderer, templates[PageInputs.template], staging, texts, task)
        else:
            made += [(page.path, _write(renderer, staging, page)) for page in task]
    return made


def _make_articles(
    renderer: Renderer, template: bytes, staging: Staging, texts: Cache, task: PartitionPages
) -> Iterator[tuple[str, SiteFile | None]]:
    for path, inputs, context in ArticlePages(whole_partition(task.partition, texts), task.inputs):
        made_of = fingerprint((path, template, inputs))
        if task.known.get(path) == made_of:
            yield path, None
        else:
            yield path, _write(renderer, staging, OtherPage(path, made_of, context()))


def _write(renderer: Renderer, staging: Staging, page: OtherPage) -> SiteFile:
    data = renderer.render(page.path, page.context)
    return SiteFile(page.fingerprint, staging.write(page.path, data), sha256(data))

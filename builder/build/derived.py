"""What is made of all articles together: the search index and the exports."""

from functools import partial

from builder.archive import Archive
from builder.build.documents import Progress
from builder.build.executor import Executor, batches
from builder.errors import OutputError
from builder.exports import export_files
from builder.search.client import NAME, client_script
from builder.search.invert import MAX_BATCH, Source, invert
from builder.search.lexicon import Files
from builder.search.merge import Merger
from builder.search.shards import build_files
from builder.search.texts import searched_texts
from builder.search.weights import usual_lengths

FOLDER = "search/"


def derived_files(archive: Archive, executor: Executor, progress: Progress) -> Files:
    """All files of the index and of the exports, by path in the site.

    Raises:
        OutputError: there is no room for temporary files.
    """
    files = export_files(archive)
    if archive.has_search:
        try:
            index = build_files(archive, _invert(archive, executor, progress))
        except OSError as error:
            raise OutputError(f"cannot write temporary files: {error.strerror}") from error
        index[NAME] = client_script()
        files |= {FOLDER + path: data for path, data in index.items()}
    return files


def _invert(archive: Archive, executor: Executor, progress: Progress) -> Merger:
    """The postings of all articles; processes get texts, for the archive would be copied."""
    sources = [
        Source(number, article.language, searched_texts(archive, article))
        for number, article in enumerate(archive.articles)
    ]
    work = partial(invert, archive.config.language, usual_lengths(one.texts for one in sources))
    merger = Merger()
    for count, batch in enumerate(executor.map(work, batches(sources, MAX_BATCH)), 1):
        merger.add(batch)
        progress("index articles", min(count * MAX_BATCH, len(sources)), len(sources))
    executor.rest()  # merging needs the memory
    return merger

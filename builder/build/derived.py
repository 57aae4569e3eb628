"""What is made of all articles together: the search index and the exports."""

from functools import partial

from builder.archive import Archive
from builder.build.documents import Progress
from builder.build.executor import Executor, batches
from builder.exports import export_files
from builder.search.client import NAME, client_script
from builder.search.invert import MAX_BATCH, Batch, Source, invert
from builder.search.lexicon import Files
from builder.search.shards import build_files
from builder.search.texts import searched_texts
from builder.search.weights import usual_lengths

FOLDER = "search/"


def derived_files(archive: Archive, executor: Executor, progress: Progress) -> Files:
    """All files of the index and of the exports, by path in the site."""
    files = export_files(archive)
    if archive.has_search:
        index = build_files(archive, _invert(archive, executor, progress)) | {NAME: client_script()}
        files |= {FOLDER + path: data for path, data in index.items()}
    return files


def _invert(archive: Archive, executor: Executor, progress: Progress) -> list[Batch]:
    """The postings of all articles; processes get texts, for the archive would be copied."""
    usual = usual_lengths(searched_texts(archive, article) for article in archive.articles)
    sources = (
        Source(number, article.language, searched_texts(archive, article))
        for number, article in enumerate(archive.articles)
    )
    number = len(archive.articles)
    found: list[Batch] = []
    for batch in executor.map(
        partial(invert, archive.config.language, usual), batches(sources, MAX_BATCH)
    ):
        found.append(batch)
        progress("index articles", min(len(found) * MAX_BATCH, number), number)
    executor.rest()  # merging needs the memory
    return found

"""The browser's index: articles -> terms in several processes -> files."""

from functools import partial

from builder.archive import Archive
from builder.build.documents import Progress
from builder.build.executor import Executor, batches
from builder.search.client import NAME, client_script
from builder.search.invert import MAX_BATCH, Batch, Source, invert
from builder.search.lexicon import Files
from builder.search.shards import build_files
from builder.search.texts import searched_texts
from builder.search.weights import usual_lengths

FOLDER = "search/"


def index_files(archive: Archive, executor: Executor, progress: Progress) -> Files:
    """All files of the index with the client's script, by path in the site."""
    sources = [
        Source(number, article.language, searched_texts(archive, article))
        for number, article in enumerate(archive.articles)
    ]
    work = partial(invert, archive.config.language, usual_lengths(one.texts for one in sources))
    found: list[Batch] = []
    for batch in executor.map(work, batches(sources, MAX_BATCH)):
        found.append(batch)
        progress("index articles", min(len(found) * MAX_BATCH, len(sources)), len(sources))
    files = build_files(archive, found) | {NAME: client_script()}
    return {FOLDER + path: data for path, data in files.items()}

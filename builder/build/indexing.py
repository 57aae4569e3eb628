"""The browser's index: articles -> terms in several processes -> files."""

from functools import partial

from builder.archive import Archive
from builder.build.executor import Executor, batches
from builder.build.load import Progress
from builder.search.client import NAME, client_script
from builder.search.invert import Inverted, Source, average_lengths, invert
from builder.search.shards import FOLDER, Files, build_files
from builder.search.texts import searched_texts


def index_files(archive: Archive, executor: Executor, progress: Progress) -> Files:
    """All files of the index with the client's script, by path in the site."""
    sources = [
        Source(number, article.language, searched_texts(archive, article))
        for number, article in enumerate(archive.articles)
    ]
    averages = average_lengths(source.texts for source in sources)
    work = partial(invert, archive.config.language, averages)
    found: list[Inverted] = []
    for batch in executor.map(work, batches(sources, 400)):
        found.append(batch)
        progress("index articles", min(len(found) * 400, len(sources)), len(sources))
    return {**build_files(archive, found), f"{FOLDER}{NAME}": client_script()}

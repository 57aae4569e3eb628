"""The local index of a source, brought up to date when the source has changed."""

import hashlib
import os
from pathlib import Path

from builder import __version__
from builder.build.cache import NO_CACHE
from builder.build.documents import Progress
from builder.build.executor import Executor
from builder.build.load import load, look
from builder.config import SITE_FILE
from builder.content.files import CONTENT
from builder.errors import ContentError, UsageError, has_errors
from builder.search.local import LocalIndex, Results


def search(
    source: Path,
    cache: Path,
    executor: Executor,
    progress: Progress,
    query: str,
    limit: int,
    offset: int,
    order: str,
) -> Results:
    """Answer a query from the index of a source; read the source only if it has changed.

    Raises:
        ContentError: the content has errors.
        UsageError: there is no source, or no place for the index.
    """
    index = LocalIndex(cache)
    stamp = _stamp(source)
    try:
        if index.stamp() != stamp:
            loaded = load(look(source, NO_CACHE), NO_CACHE, executor, progress)
            if has_errors(loaded.problems):
                raise ContentError(loaded.problems)
            index.refresh(loaded.archive, stamp)
        return index.search(query, limit, offset, order)
    except OSError as error:
        raise UsageError(f"cannot keep the index in {cache}: {error.strerror}") from error


def _stamp(source: Path) -> str:
    """Changes whenever a file of the source does: paths, sizes and times of all of them."""
    digest = hashlib.sha256(__version__.encode())
    for folder, folders, files in os.walk(source / CONTENT):
        folders.sort()
        for name in sorted(files):
            _add(digest, os.path.join(folder, name))
    _add(digest, os.fspath(source / SITE_FILE))
    return digest.hexdigest()


def _add(digest: "hashlib._Hash", path: str) -> None:
    try:
        status = os.stat(path)
        line = f"{path} {status.st_size} {status.st_mtime_ns} {status.st_ino}"
    except OSError:  # a broken link; reading will say so
        line = path
    digest.update(line.encode("utf-8", "surrogateescape"))

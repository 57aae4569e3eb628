"""The local index of a source, brought up to date when the source has changed."""

from dataclasses import replace
from pathlib import Path

from builder.errors import ContentError, failure, has_errors
from builder.hashing import fingerprint
from builder.pipeline.load import load
from builder.pipeline.settings import Settings, Workers
from builder.pipeline.source import Source, scan
from builder.pipeline.uptodate import check_cache
from builder.pipeline.volumes import in_volumes
from builder.search.local.index import LocalIndex
from builder.search.local.results import Question, Results
from builder.store.apart import whole_texts
from builder.store.cache import BUILD, Cache
from builder.store.version import builder_version


def search(source: Path, cache: Path, workers: Workers, question: Question) -> Results:
    """Answer a query from the index of a source; read the source only if it has changed.

    Raises:
        ContentError: the content has errors.
        UsageError: there is no source, or a file is where the index would be.
        MachineError: the index cannot be read or written.
    """
    check_cache(Settings(source, source / "_site", cache=cache / BUILD))
    version = builder_version()
    files = Cache(cache / BUILD, version)
    found = scan(source, files)
    try:
        index = LocalIndex(cache)
        known = index.stamp()
        if not known or known != _stamp(found, version):
            loaded = load(found, files, workers)
            if has_errors(loaded.problems):
                raise ContentError(in_volumes(loaded.problems, found))
            found.inputs.store()
            archive = replace(loaded.archive, texts=whole_texts(loaded.archive, files))
            index.refresh(archive, _stamp(found, version))
        return index.search(*question)
    except OSError as error:
        raise failure(f"keep the index in {cache}", error) from error


def _stamp(source: Source, version: bytes) -> str:
    """What the index is made from; empty where a file cannot be read, as reading it will say."""
    if not source.inputs.read_rest():
        return ""
    return fingerprint((version, source.fingerprint())).hex()

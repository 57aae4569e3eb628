"""Texts with metadata, read and rendered; those that have not changed come from the cache."""

import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Generic, NamedTuple, TypeVar

import msgspec

from builder.config import SiteConfig
from builder.content.articles import read_article
from builder.content.pages import read_page
from builder.content.reader import MAX_BYTES, OneFile, Reader
from builder.content.records import read_record
from builder.content.volumes import files_of
from builder.errors import Problem
from builder.hashing import fingerprint
from builder.markup.render import render
from builder.metadata.own import OwnField
from builder.model import Body, ParsedArticle, ParsedRecord, PlainPage, Text
from builder.pipeline.settings import Workers
from builder.pipeline.soundness import is_sound_article, is_sound_page, is_sound_record
from builder.pipeline.source import Source
from builder.runtime.executor import batches
from builder.runtime.patience import Patience, patience
from builder.store.cache import Cache
from builder.store.storage import LocalStorage

Value = TypeVar("Value")
Digests = tuple[bytes, ...]
# Reads the text at a path with its sidecar: the value, the body, the problems.
_Parse = Callable[[Reader, str, str, SiteConfig], tuple[Value | None, Body, list[Problem]]]

_BATCH = 100  # texts that a process reads at a time
_SECONDS = 60  # for a text; what is counted (`limits`) ends at a fraction of it
_SHARDS = 16  # files that the cache is divided into; a changed text rewrites one
_NAMES = tuple(f"texts-{number}" for number in range(_SHARDS))


class Document(NamedTuple, Generic[Value]):
    """A text, read and rendered; `digests` are those of its file and its sidecar.

    `fingerprint` is that of `value` and `text`: who only asks whether they have changed need not
    encode them again.
    """

    sidecar: str
    digests: Digests
    value: Value | None
    text: Text
    fingerprint: bytes
    problems: tuple[Problem, ...]


class Documents(NamedTuple):
    """All texts of a source, by path."""

    articles: dict[str, Document[ParsedArticle]]
    records: dict[str, Document[ParsedRecord]]
    pages: dict[str, Document[PlainPage]]


class _Task(NamedTuple):
    """A text to read; if its files still have `digests`, its document is known already.

    `line` are the bytes of one that is a line of a volume.
    """

    path: str
    sidecar: str
    digests: Digests
    line: bytes | None = None


class _Reading(NamedTuple, Generic[Value]):
    """How texts of one kind are read: `known` are the documents that the cache has."""

    parse: _Parse[Value]
    kind: type[Document[Value]]
    paths: Mapping[str, str]
    known: Mapping[str, Document[Value]]


def read_documents(source: Source, config: SiteConfig, cache: Cache, workers: Workers) -> Documents:
    """Read all texts; the inputs learn the digests of those that had to be opened."""
    files = source.files
    # Parsing is given these settings and no others, so it cannot depend on others.
    config = SiteConfig(
        language=config.language,
        extra_fields=tuple(OwnField(one.name, type=one.type) for one in config.extra_fields),
        ignored_fields=config.ignored_fields,
        field_map=config.field_map,
        date_from_name=config.date_from_name,
        html=config.html,
        limits=config.limits,
    )
    key = fingerprint(config)
    known = _load(cache, key)
    articles = _Reading(read_article, Document[ParsedArticle], files.articles, known.articles)
    records = _Reading(read_record, Document[ParsedRecord], files.records, known.records)
    pages = _Reading(read_page, Document[PlainPage], files.pages, known.pages)
    quiet = workers._replace(progress=lambda stage, done, total: None)
    found_articles, changed_articles = _read(articles, config, source, workers)
    found_records, changed_records = _read(records, config, source, quiet)
    found_pages, changed_pages = _read(pages, config, source, quiet)
    found = Documents(found_articles, found_records, found_pages)
    changed = changed_articles | changed_records | changed_pages
    for number, shard in _divide(found, set(map(_shard, changed))).items():
        cache.store(_NAMES[number], shard, key)
    return found


def _load(cache: Cache, key: bytes) -> Documents:
    """The documents of the last build, but for those that no text can have been read as."""
    known = Documents({}, {}, {})
    for name in _NAMES:
        if shard := cache.load(name, Documents, key):
            for path, article in shard.articles.items():
                if is_sound_article(path, article.value):
                    known.articles[path] = article
            for path, record in shard.records.items():
                if is_sound_record(path, record.value):
                    known.records[path] = record
            for path, page in shard.pages.items():
                if is_sound_page(path, page.value):
                    known.pages[path] = page
    return known


def _read(
    reading: _Reading[Value], config: SiteConfig, source: Source, workers: Workers
) -> tuple[dict[str, Document[Value]], set[str]]:
    """Take the known documents of texts that have not changed; read the others in processes.

    Gives the documents, and the paths of those that are new, changed or gone.
    """
    known, inputs, lines = reading.known, source.inputs, source.files.lines
    found, tasks = _sort_out(reading, source)
    changed = set(known.keys() - found.keys())
    decoder = msgspec.msgpack.Decoder(list[reading.kind | None])  # type: ignore[name-defined]
    work = partial(_read_batch, reading.parse, LocalStorage(inputs.source), config)
    waiting = iter(tasks)
    if tasks:
        workers.progress("read articles", 0, len(tasks))
    workers.stats.add("read", items=len(tasks))
    given = (_with_line(one, source) if one.path in lines else one for one in tasks)
    for data in workers.stats.map("read", workers.executor, work, batches(given, _BATCH)):
        for document, task in zip(decoder.decode(data), waiting, strict=False):
            if document is None:  # its bytes have not changed
                document = known[task.path]
                changed.discard(task.path)
            else:
                changed.add(task.path)
            found[task.path] = document
            if task.path not in lines:
                inputs.learn(files_of(task.path, task.sidecar), document.digests)
        done = len(found) + len(tasks) - len(reading.paths)
        workers.progress("read articles", done, len(tasks))
    return {path: found[path] for path in reading.paths} if tasks else found, changed


def _with_line(task: _Task, source: Source) -> _Task:
    try:
        return task._replace(line=source.reader.files.get(task.path, MAX_BYTES + 1))
    except OSError:  # reading it will say why
        return task


def _sort_out(
    reading: _Reading[Value], source: Source
) -> tuple[dict[str, Document[Value]], list[_Task]]:
    """The documents of texts whose bytes are known to be unchanged; all others as tasks."""
    found: dict[str, Document[Value]] = {}
    tasks = []
    for path, sidecar in reading.paths.items():
        document = reading.known.get(path)
        if document is None or document.sidecar != sidecar:
            tasks.append(_Task(path, sidecar, ()))
        elif document.digests == tuple(map(source.known_digest, files_of(path, sidecar))):
            found[path] = document
        else:
            tasks.append(_Task(path, sidecar, document.digests))
    return found, tasks


def _read_batch(
    parse: _Parse[Value], storage: LocalStorage, config: SiteConfig, batch: list[_Task]
) -> bytes:
    """The documents as MessagePack, None for those that have not changed; runs in any process."""
    with patience(_SECONDS) as pieces:
        read = [_read_one(parse, storage, config, task, pieces) for task in batch]
    return msgspec.msgpack.encode(read)


def _read_one(
    parse: _Parse[Value], storage: LocalStorage, config: SiteConfig, task: _Task, pieces: Patience
) -> Document[Value] | None:
    pieces.next(f"reading {task.path} takes too long; look what is odd in it")
    reader = Reader(storage)
    if task.line is not None:
        reader = Reader(OneFile(task.path, task.line), noun="line")
    digests = tuple(reader.digest(path) for path in files_of(task.path, task.sidecar))
    if digests == task.digests and all(digests):
        return None
    value, body, problems = parse(reader, task.path, task.sidecar, config)
    text, more = render(body, task.path, config.html, config.limits)
    made_of = fingerprint((value, text))
    return Document(task.sidecar, digests, value, text, made_of, (*problems, *more))


def _divide(documents: Documents, numbers: Iterable[int]) -> dict[int, Documents]:
    """Some shards of the documents; each text is always in the same one."""
    shards = {number: Documents({}, {}, {}) for number in numbers}
    for path, article in documents.articles.items():
        if shard := shards.get(_shard(path)):
            shard.articles[path] = article
    for path, record in documents.records.items():
        if shard := shards.get(_shard(path)):
            shard.records[path] = record
    for path, page in documents.pages.items():
        if shard := shards.get(_shard(path)):
            shard.pages[path] = page
    return shards


def _shard(path: str) -> int:
    return zlib.crc32(path.encode()) % _SHARDS

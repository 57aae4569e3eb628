"""Texts with metadata, read and rendered; those that have not changed come from the cache."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache as remembered
from functools import partial
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

import msgspec

from builder.config import SiteConfig
from builder.content.articles import read_article
from builder.content.pages import read_page
from builder.content.reader import MAX_BYTES, OneFile, Reader
from builder.content.records import read_record
from builder.content.volumes import files_of
from builder.errors import Problem
from builder.hashing import digest, fingerprint
from builder.markup.render import render
from builder.metadata.own import OwnField
from builder.model import Body, ParsedArticle, ParsedRecord, PlainPage, Text
from builder.pipeline.settings import Workers
from builder.pipeline.soundness import is_sound_article, is_sound_page, is_sound_record
from builder.pipeline.source import Source
from builder.runtime.executor import batches
from builder.runtime.patience import Patience, patience
from builder.store.apart import PREFIX as APART
from builder.store.apart import file_of, set_apart, with_html
from builder.store.cache import NO_CACHE, Cache
from builder.store.storage import LocalStorage

Value = TypeVar("Value")
Digests = tuple[bytes, ...]
# Reads the text at a path with its sidecar: the value, the body, the problems.
_Parse = Callable[[Reader, str, str, SiteConfig], tuple[Value | None, Body, list[Problem]]]

_ONE_IN = 100  # texts of a batch, on average
_AT_ONCE = 500  # batches whose results may wait to be taken; of volumes, whose lines may, too
_SECONDS = 60  # for a text; what is counted (`limits`) ends at a fraction of it
_PREFIX = "texts-"  # of the names of batches in the cache


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
    """How texts of one kind are read: `known` are the documents that the cache has.

    `only` makes the documents of a batch, which are all of this kind. `apart` keeps the HTML.
    """

    parse: _Parse[Value]
    kind: type[Document[Value]]
    only: Callable[[dict[str, Document[Value]]], Documents]
    paths: Mapping[str, str]
    known: Mapping[str, Document[Value]]
    apart: Cache = NO_CACHE


class _Kept(NamedTuple):
    """The batches of documents in the cache, and the paths of each that is there, by name."""

    cache: Cache
    key: bytes
    held: dict[str, tuple[str, ...]]


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
    kept = _Kept(cache, fingerprint(config), {})
    known = _load(kept)
    quiet = workers._replace(progress=lambda stage, done, total: None)
    articles: _Reading[ParsedArticle] = _Reading(
        *(read_article, Document[ParsedArticle], lambda own: Documents(own, {}, {})),
        *(files.articles, known.articles, cache),
    )
    records: _Reading[ParsedRecord] = _Reading(
        *(read_record, Document[ParsedRecord], lambda own: Documents({}, own, {})),
        *(files.records, known.records),
    )
    pages: _Reading[PlainPage] = _Reading(
        *(read_page, Document[PlainPage], lambda own: Documents({}, {}, own)),
        *(files.pages, known.pages),
    )
    found = Documents(
        _read(articles, config, source, workers, kept),
        _read(records, config, source, quiet, kept),
        _read(pages, config, source, quiet, kept),
    )
    every = (files.articles, files.records, files.pages)
    cache.prune(_PREFIX, {_name(batch) for paths in every for batch in _batches(paths)})
    cache.prune(APART, {file_of(one.text) for one in found.articles.values()})
    return found


def _batches(paths: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Cut texts into batches; of each batch the cache has a file.

    Whether a text begins a batch is told by its path alone. So one text more or less changes one
    batch or two, and a build that is killed has to read again what it had not finished.
    """
    batch: list[str] = []
    for path in paths:
        if batch and zlib.crc32(path.encode()) % _ONE_IN == 0:
            yield tuple(batch)
            batch = []
        batch.append(path)
    if batch:
        yield tuple(batch)


def _name(batch: Sequence[str]) -> str:
    """The name of a batch in the cache, by its first text."""
    return _PREFIX + digest(batch[0].encode()).hex()


def _load(kept: _Kept) -> Documents:
    """The documents of earlier builds, but for those that no text can have been read as."""
    known = Documents({}, {}, {})
    is_whole = remembered(kept.cache.is_whole)
    for name in kept.cache.names(_PREFIX):
        if batch := kept.cache.load(name, Documents, kept.key):
            kept.held[name] = tuple(path for kind in batch for path in kind)
            for path, article in batch.articles.items():
                if is_sound_article(path, article.value) and _has_html(article.text, is_whole):
                    known.articles[path] = article
            for path, record in batch.records.items():
                if is_sound_record(path, record.value):
                    known.records[path] = record
            for path, page in batch.pages.items():
                if is_sound_page(path, page.value):
                    known.pages[path] = page
    return known


def _has_html(text: Text, is_whole: Callable[[str], bool]) -> bool:
    """Whether the HTML of a text is with it, or in a file that is as it was written."""
    return not text.apart or is_whole(file_of(text))


def _read(
    reading: _Reading[Value], config: SiteConfig, source: Source, workers: Workers, kept: _Kept
) -> dict[str, Document[Value]]:
    """Take the known documents of texts that have not changed; read the others in processes.

    What has changed of a batch is kept as soon as it is read.
    """
    found, tasks = _sort_out(reading, source)
    decoder = msgspec.msgpack.Decoder(list[reading.kind | None])  # type: ignore[name-defined]
    work = partial(
        _read_batch, reading.parse, LocalStorage(source.inputs.source), config, reading.apart
    )
    if tasks:
        workers.progress("read articles", 0, len(tasks))
    workers.stats.add("read", items=len(tasks))
    every = [*_batches(reading.paths)]
    to_read = [[tasks[path] for path in batch if path in tasks] for batch in every]
    given = ([_with_line(one, source) for one in own] for own in to_read if own)
    handed_out = partial(workers.stats.map, "read", workers.executor, work)
    results = chain.from_iterable(map(handed_out, batches(given, _AT_ONCE)))
    done = 0
    for batch, own in zip(every, to_read, strict=True):
        changed = kept.held.get(_name(batch)) != batch
        if own:
            documents = decoder.decode(next(results))
            changed |= _take(reading, source, own, documents, found)
            done += len(own)
            workers.progress("read articles", done, len(tasks))
        if changed:
            is_new = len(own) == len(batch) and not any(one.digests for one in own)
            if not is_new:  # else the process that read all of it has kept the HTML
                _set_apart_anew(batch, found, reading.apart)
            whole = reading.only({path: found[path] for path in batch})
            kept.cache.store(_name(batch), whole, kept.key)
    return {path: found[path] for path in reading.paths} if tasks else found


def _set_apart_anew(batch: Sequence[str], found: dict[str, Document[Value]], apart: Cache) -> None:
    """Keep the HTML of a batch in a file of its own, in which no text is that was taken out."""
    texts = with_html([found[path].text for path in batch], apart)
    for path, text in zip(batch, set_apart(texts, apart), strict=True):
        found[path] = found[path]._replace(text=text)


def _take(
    reading: _Reading[Value],
    source: Source,
    tasks: Sequence[_Task],
    documents: Sequence[Document[Value] | None],
    found: dict[str, Document[Value]],
) -> bool:
    """Add what was read to what is found; tell whether anything has changed."""
    for task, document in zip(tasks, documents, strict=True):
        own = document or reading.known[task.path]  # the latter if its bytes have not changed
        found[task.path] = own
        if task.path not in source.files.lines:
            source.inputs.learn(files_of(task.path, task.sidecar), own.digests)
    return any(document is not None for document in documents)


def _with_line(task: _Task, source: Source) -> _Task:
    if task.path not in source.files.lines:
        return task
    try:
        return task._replace(line=source.reader.files.get(task.path, MAX_BYTES + 1))
    except OSError:  # reading it will say why
        return task


def _sort_out(
    reading: _Reading[Value], source: Source
) -> tuple[dict[str, Document[Value]], dict[str, _Task]]:
    """The documents of texts whose bytes are known to be unchanged, and tasks for all others."""
    found: dict[str, Document[Value]] = {}
    tasks = {}
    for path, sidecar in reading.paths.items():
        document = reading.known.get(path)
        if document is None or document.sidecar != sidecar:
            tasks[path] = _Task(path, sidecar, ())
        elif document.digests == tuple(map(source.known_digest, files_of(path, sidecar))):
            found[path] = document
        else:
            tasks[path] = _Task(path, sidecar, document.digests)
    return found, tasks


def _read_batch(
    parse: _Parse[Value],
    storage: LocalStorage,
    config: SiteConfig,
    apart: Cache,
    batch: list[_Task],
) -> bytes:
    """The documents as MessagePack, None for those that have not changed; runs in any process."""
    with patience(_SECONDS) as pieces:
        read = [_read_one(parse, storage, config, task, pieces) for task in batch]
    new = [one for one in read if one is not None]
    texts = iter(set_apart([one.text for one in new], apart))
    return msgspec.msgpack.encode([one and one._replace(text=next(texts)) for one in read])


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

"""What is made of all articles together: the search index and the exports.

Most of the work is done part by part: a part is some articles beside each other, and what is made
of it depends on nothing else, so it is kept between builds. Parts are cut where the ids of articles
say so; an article more changes one or two.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from builder.archive import Archive
from builder.build.cache import Cache
from builder.build.documents import Progress
from builder.build.executor import Executor, batches
from builder.build.fingerprints import fingerprint
from builder.config import SiteConfig
from builder.errors import reporting
from builder.exports.articles import PATH, Piece, join_pieces, line_of, piece_of
from builder.search.client import NAME, client_script
from builder.search.invert import Batch, Source, invert
from builder.search.lexicon import Files, cut
from builder.search.merge import Merger
from builder.search.results import result_line
from builder.search.shards import build_files
from builder.search.texts import chunks_of, searched_texts
from builder.search.weights import lengths_of

FOLDER = "search/"

_LEAST, _ONE_IN = 256, 64  # articles of a part: at least, and how many then come on average
_PREFIX = "part-"


class Parts(NamedTuple):
    """An archive cut into parts, with the fingerprint of each, and of all that is derived."""

    archive: Archive
    parts: list[Archive]
    marks: list[bytes]
    made_of: bytes


class _Made(NamedTuple):
    """What is made of a part; `lengths` and `lines` have an element for each article.

    There is no batch if the site has no search.
    """

    batch: Batch | None
    lengths: list[list[int]]
    lines: list[str]
    piece: Piece


def cut_archive(archive: Archive) -> Parts:
    """Cut an archive into parts."""
    # They are given what they may depend on, and nothing else.
    config = SiteConfig(language=archive.config.language, search=archive.config.search)
    ids = [article.id for article in archive.articles]
    ranges = cut(ids, [1] * len(ids), _LEAST, _ONE_IN)
    parts = [replace(archive.part(first, last), config=config) for first, last in ranges]
    marks = [fingerprint(part) for part in parts]
    made_of = fingerprint((config, archive.entities, archive.members, marks))
    return Parts(archive, parts, marks, made_of)


class Derived:
    """The index and the exports, made in two steps: part by part, then all together."""

    def __init__(self, parts: Parts) -> None:
        """Begin; it is to be closed at the end."""
        self._parts = parts
        self._archive = parts.archive
        self._merger = Merger() if parts.archive.has_search else None
        self._lengths: list[list[int]] = []
        self._lines: list[str] = []
        self._pieces: list[Piece] = []

    def close(self) -> None:
        """Let go of temporary files."""
        if self._merger:
            self._merger.close()

    def make_parts(self, cache: Cache, executor: Executor, progress: Progress) -> None:
        """Make the parts, in several processes, but for those that the cache has.

        Raises:
            OutputError: there is no room for temporary files.
        """
        with reporting("write temporary files"):
            for made in _make_parts(self._parts, cache, executor):
                self._lengths += made.lengths
                self._lines += made.lines
                self._pieces.append(made.piece)
                if self._merger and made.batch:
                    self._merger.add(made.batch, len(made.lines))
                progress("index articles", len(self._lines), len(self._archive.articles))

    def files(self) -> Files:
        """All files, by path in the site; can be asked for once.

        Raises:
            OutputError: as before.
        """
        files = {PATH: join_pieces(self._pieces)} if self._pieces else {}
        if self._merger:
            with reporting("write temporary files"):
                lengths = np.array(self._lengths)
                index = build_files(self._archive, self._merger, lengths, self._lines)
            index[NAME] = client_script()
            files |= {FOLDER + path: data for path, data in index.items()}
        return files


def _make_parts(parts: Parts, cache: Cache, executor: Executor) -> Iterator[_Made]:
    """What is made of each part, in their order."""
    names = [_PREFIX + mark.hex() for mark in parts.marks]
    known = [cache.load(name, _Made) for name in names]
    missing = [number for number, made in enumerate(known) if made is None]
    work = _Work(parts.parts, names, cache)
    waiting = executor.map_shared(_make_some, work, batches(missing, 1))
    for made in known:
        yield made or next(waiting)
    cache.prune(_PREFIX, names)


class _Work(NamedTuple):
    """What every process needs to make parts."""

    parts: Sequence[Archive]
    names: Sequence[str]
    cache: Cache


def _make_some(work: _Work, numbers: list[int]) -> _Made:
    """Make a part and keep it; runs in any process."""
    (number,) = numbers
    made = _make(work.parts[number])
    work.cache.store(work.names[number], made)
    return made


def _make(part: Archive) -> _Made:
    texts = [searched_texts(part, article) for article in part.articles]
    both = list(zip(part.articles, texts, strict=True))
    sources = [Source(article.language, chunks_of(own)) for article, own in both]
    return _Made(
        batch=invert(part.config.language, sources) if part.config.search else None,
        lengths=[lengths_of(source.texts) for source in sources],
        lines=[result_line(part, article) for article in part.articles],
        piece=piece_of(line_of(part, article, own) for article, own in both),
    )

"""What is made of all articles together: the search index and the exports.

It is put together from parts. When few of them have changed, the index that is in the site is
brought up to date: what differs in these parts tells which keys the change touches, and in all
others nothing but these keys is looked up.
"""

from collections.abc import Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

from builder.errors import reporting
from builder.exports.articles import PATH, Piece, join_pieces
from builder.pipeline.partitions import Parts, Product, forget_others, make_parts, product_of
from builder.runtime.executor import Executor
from builder.runtime.progress import Progress
from builder.search.client import NAME, client_script
from builder.search.fields import FIELDS
from builder.search.index.codec import NO_NUMBERS, Ints, unpack
from builder.search.index.diff import changed_terms
from builder.search.index.files import Change, Index, build_files, from_nothing, with_recoded
from builder.search.index.merge import Merged, SegmentMerger
from builder.search.index.packing import Files, StaleError
from builder.search.index.segments import select, wanted
from builder.search.index.sizes import least_for_pair
from builder.search.weights import Lengths, average_lengths, occurrence_weights
from builder.store.cache import Cache
from builder.store.state import SiteFile

FOLDER = "search/"

_INDEX = "index"  # its name in the cache


class _Kept(NamedTuple):
    """An index, and what it was made of: the parts and their numbers of articles."""

    marks: list[bytes]
    sizes: list[int]
    made: Index


class Derived:
    """The index and the exports, made in two steps: part by part, then all together."""

    def __init__(
        self,
        parts: Parts,
        cache: Cache,
        executor: Executor,
        progress: Progress,
        site: Path,
        unchanged: Mapping[str, SiteFile],
    ) -> None:
        """Take the files that are in the site as an earlier build left them."""
        self._parts = parts
        self._archive = parts.archive
        self._cache = cache
        self._executor = executor
        self._progress = progress
        self._site = site
        self._unchanged = unchanged
        self._change: Change | None = None
        self._merger = SegmentMerger()
        self._lengths: list[Ints] = []
        self._lines: list[str] = []
        self._pieces: list[Piece] = []

    def close(self) -> None:
        """Let go of temporary files."""
        self._merger.close()

    def make_parts(self) -> None:
        """Make the parts, in several processes, but for those that the cache has.

        Raises:
            OutputError: there is no room for temporary files.
        """
        with reporting("write temporary files"):
            self._change = self._find_change()
            self._gather()
            forget_others(self._parts.marks, self._cache)

    def exports(self) -> Files:
        """The exports by path; can be asked for after `make_parts`."""
        return {PATH: join_pieces(self._pieces)} if self._pieces else {}

    def index(self) -> tuple[Files, list[str]]:
        """The files of the index that are not in the site yet, by path, and those that may stay.

        Can be asked for once, after `make_parts`.

        Raises:
            OutputError: as before.
        """
        if not self._archive.has_search:
            return {}, []
        with reporting("write temporary files"):
            try:
                index, kept = self._index()
            except StaleError:
                self._change = None
                self._gather()
                index, kept = self._index()
        index[NAME] = client_script()
        files = {FOLDER + path: data for path, data in index.items()}
        return files, [FOLDER + path for path in kept]

    def _gather(self) -> None:
        """Take what is made of all parts; for a change, of the index only what it touches."""
        change = self._change
        self.close()
        self._merger = SegmentMerger()
        self._lengths, self._lines, self._pieces = [], [], []
        some = wanted(change.changed.keys) if change else None
        numbers = range(len(self._parts.ranges))
        for made in make_parts(self._parts, numbers, self._cache, self._executor):
            self._lengths.append(unpack(made.lengths))
            self._lines += made.lines
            self._pieces.append(made.piece)
            if segment := made.segment:
                if change and some:
                    if gone := change.changed.gone:  # but not what other articles lead to
                        gone.difference_update(segment.stems.split("\n"))
                    segment = select(segment, some)
                self._merger.add(segment, len(made.lines))
            self._progress("index articles", len(self._lines), len(self._archive.articles))

    def _index(self) -> tuple[Files, list[str]]:
        """The new files of the index, and those that may stay."""
        lengths = _table(self._lengths)
        averages = average_lengths(lengths)
        occurrence_weight = occurrence_weights(lengths, averages)
        merged = self._merger.merge(occurrence_weight, least_for_pair(len(lengths)))
        change = self._change or from_nothing(len(lengths))
        files, index = build_files(self._archive, merged, averages.tolist(), self._lines, change)
        self._cache.store(_INDEX, _Kept(self._parts.marks, self._parts.sizes, index))
        return files, [path for path in index.digests if path not in files]

    def _find_change(self) -> Change | None:
        """What leads from the index that is in the site to that of the archive, if it is little."""
        kept = self._cache.load(_INDEX, _Kept) if self._archive.has_search else None
        if kept is None or not self._is_there(kept.made):
            return None
        marks, sizes = self._parts.marks, self._parts.sizes
        start, end = _unequal(kept.marks, marks)
        end_before = end + len(kept.marks) - len(marks)
        first, last = sum(sizes[:start]), sum(sizes[:end])
        if end < len(marks) and last != sum(kept.sizes[:end_before]):
            return None  # all later articles have other numbers
        if not self._parts.are_few(max(end, end_before) - start):
            return None
        before = [product_of(mark, self._cache) for mark in kept.marks[start:end_before]]
        after = make_parts(self._parts, range(start, end), self._cache, self._executor)
        averages = kept.made.averages
        if (old := _merged(before, averages)) is None or (
            new := _merged([*after], averages)
        ) is None:
            return None
        differ = with_recoded(changed_terms(old, new), kept.made, len(self._archive.articles))
        # Nothing here may hold this object: garbage is not looked for, and it holds an archive.
        return Change(kept.made, differ, first, last, partial(_read, self._site))

    def _is_there(self, index: Index) -> bool:
        """Whether the site has all files of an index."""
        files = ((self._unchanged.get(FOLDER + path), sum_) for path, sum_ in index.digests.items())
        return all(made is not None and made.fingerprint == sum_ for made, sum_ in files)


def _read(site: Path, path: str) -> bytes:
    return (site / FOLDER / path).read_bytes()


def _unequal(before: Sequence[bytes], after: Sequence[bytes]) -> tuple[int, int]:
    """Where two sequences begin to differ, and where they end to, in the second."""
    shorter = min(len(before), len(after))
    same = (at for at in range(shorter) if before[at] != after[at])
    start = next(same, shorter)
    tail = (at for at in range(shorter - start) if before[-1 - at] != after[-1 - at])
    return start, len(after) - next(tail, shorter - start)


def _merged(products: Sequence[Product | None], averages: Sequence[float]) -> Merged | None:
    """All postings, pairs and stems of some parts, if they are there."""
    lengths = []
    with closing(SegmentMerger()) as merger:
        for made in products:
            if made is None or made.segment is None:
                return None
            merger.add(made.segment, len(made.lines))
            lengths.append(unpack(made.lengths))
        return merger.merge(occurrence_weights(_table(lengths), np.array(averages)), 1)


def _table(lengths: Sequence[Ints]) -> Lengths:
    rows = [unpack(NO_NUMBERS), *lengths]
    return np.concatenate(rows).reshape(-1, len(FIELDS))

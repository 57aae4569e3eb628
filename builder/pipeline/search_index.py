"""The browser's index as a derivation: made anew or, after a small change, brought up to date.

When few partitions have changed, the old and the new postings of these say which keys differ. Of
all other partitions only the postings of these keys are needed. `docs/internals/index-update.md`
goes through an example.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from functools import partial
from itertools import compress
from typing import NamedTuple

import numpy as np

from builder.archive import Partition
from builder.errors import reporting
from builder.pipeline.derive import Pieces, SiteInputs
from builder.search.client import client_scripts, long_script
from builder.search.fields import FIELDS
from builder.search.index.citations import citations
from builder.search.index.codec import NO_NUMBERS, Ints, Packed, pack, unpack
from builder.search.index.diff import changed_terms
from builder.search.index.documents import result_lines
from builder.search.index.files import Change, Index, build_files, from_nothing, with_recoded
from builder.search.index.invert import invert
from builder.search.index.merge import Merged, SegmentMerger, in_memory
from builder.search.index.packing import File, StaleError, mapped
from builder.search.index.reading import SearchedArticle
from builder.search.index.scratch import Texts
from builder.search.index.segments import (
    Segment,
    Wanted,
    WantedPhrases,
    are_among,
    select,
    wanted,
    wanted_phrases,
)
from builder.search.index.sizes import has_tiers, least_for_pair
from builder.search.records import RecordNames
from builder.search.texts import searched_texts
from builder.search.weights import Lengths, average_lengths, occurrence_weights
from builder.store.storage import LocalStorage, scratch_file

NAME = "search"
VERSION = 5
FOLDER = "search/"

_KEPT = "index"  # the name of a `_Kept` in the cache


class Piece(NamedTuple):
    """What is made of a partition: its segment, for each article lengths, a line, a citation.

    `lengths` has a row of `FIELDS` numbers for each article, packed; `lines` are those of results.
    All are empty if the site has no search.
    """

    segment: Segment | None
    lengths: Packed
    lines: list[str]
    citations: list[str]


class _Kept(NamedTuple):
    """An index, with the fingerprints and numbers of articles of the partitions it was made of."""

    fingerprints: list[bytes]
    sizes: list[int]
    made: Index


def piece(partition: Partition) -> Piece:
    """The postings, lengths, lines of results and citations of some articles."""
    if not partition.has_search:
        return Piece(None, NO_NUMBERS, [], [])
    both = zip(partition.articles, searched_texts(partition), strict=True)
    articles = [SearchedArticle(article.language, texts) for article, texts in both]
    segment, lengths = invert(partition.language, articles)
    return Piece(segment, pack(lengths.ravel()), result_lines(partition), citations(partition))


def files(pieces: Pieces, site: SiteInputs) -> Iterator[tuple[str, bytes | None]]:
    """The files of the index and the client's scripts.

    Raises:
        OutputError: temporary files cannot be written.
    """
    if not site.archive.has_search:
        return
    with reporting("write temporary files"):
        for path, data in SearchIndexUpdate(pieces, site).files():
            yield FOLDER + path, data
    scripts = client_scripts() | (long_script() if has_tiers(len(site.archive.articles)) else {})
    yield from ((FOLDER + name, data) for name, data in scripts.items())


class SearchIndexUpdate:
    """Makes the index of an archive from the one that is in the site, if there is one."""

    def __init__(self, pieces: Pieces, site: SiteInputs) -> None:
        """Take the pieces, and the site with the earlier index."""
        self._pieces = pieces
        self._site = site
        self._articles = len(site.archive.articles)

    def files(self) -> Iterator[tuple[str, bytes | None]]:
        """The files of the index, by path; None for one that is in the site and may stay."""
        made = self._brought_up_to_date()
        yield from self._build(None) if made is None else made

    def _brought_up_to_date(self) -> list[tuple[str, bytes | None]] | None:
        """The files of the index, a few of them new; None if all must be made anew."""
        if change := self._find_change():
            with suppress(StaleError):
                return [*self._build(change)]
        return None

    def _build(self, change: Change | None) -> Iterator[tuple[str, bytes | None]]:
        new = set()

        def note(path: str, data: bytes) -> File:
            new.add(path)
            return path, data

        with (
            closing(SegmentMerger(scratch_file)) as merger,
            closing(Texts(scratch_file)) as lines,
            closing(Texts(scratch_file)) as cited,
        ):
            lengths, records = self._gather(merger, lines, cited, change)
            averages = average_lengths(lengths)
            weights = occurrence_weights(lengths, averages)
            making = build_files(
                self._site.archive,
                merger.merge(weights, least_for_pair(len(lengths))),
                averages.tolist(),
                lines,
                cited,
                change or from_nothing(self._articles),
                records,
                scratch_file,
            )
            index = yield from mapped(note, making)
        partitions = self._pieces.partitions
        kept = _Kept(partitions.fingerprints, partitions.sizes, index)
        self._site.cache.store(_KEPT, kept)
        yield from ((path, None) for path in index.digests if path not in new)

    def _gather(
        self, merger: SegmentMerger, lines: Texts, cited: Texts, change: Change | None
    ) -> tuple[Lengths, set[str]]:
        """Lengths of all articles, and the lines of names of records.

        `lines` and `cited` get those of all articles, `merger` gets the postings; for a change only
        those of the changed keys, and what other articles still have is taken out of what is gone
        from families.
        """
        lengths: list[Ints] = []
        some = _wanted(change) if change else None
        names = RecordNames(self._site.archive)
        asked = _Asked(names.keys())
        own: Piece
        for own in self._pieces:
            lengths.append(unpack(own.lengths))
            lines.extend(own.lines)
            cited.extend(own.citations)
            if segment := own.segment:
                asked.look_in(segment)
                if change and some:
                    if gone := change.changed.gone:  # of the changed articles alone, so far
                        gone.difference_update(segment.families.split("\n"))
                    segment = select(segment, *some)
                merger.add(segment, len(own.lines))
        return _table(lengths), names.lines(asked.written.__contains__)

    def _find_change(self) -> Change | None:
        """The difference to the index in the site; None if there is none, or it is large."""
        kept = self._site.cache.load(_KEPT, _Kept)
        if kept is None or not self._is_there(kept.made):
            return None
        partitions = self._pieces.partitions
        now, sizes = partitions.fingerprints, partitions.sizes
        start, end = _unequal(kept.fingerprints, now)
        end_before = end + len(kept.fingerprints) - len(now)
        first, last = sum(sizes[:start]), sum(sizes[:end])
        if end < len(now) and last != sum(kept.sizes[:end_before]):
            return None  # all later articles have new numbers, so all postings differ
        if not partitions.are_few(max(end, end_before) - start):
            return None
        before = self._pieces.earlier(kept.fingerprints[start:end_before])
        averages = kept.made.averages
        if (old := _merged(before, averages)) is None:
            return None
        if (new := _merged(self._pieces.some(start, end), averages)) is None:
            return None
        terms = changed_terms(old, new)
        differ = with_recoded(terms, kept.made, self._articles)
        return Change(kept.made, differ, first, last, partial(_read, self._storage()))

    def _is_there(self, index: Index) -> bool:
        """Whether the site has all files of an index, unchanged."""
        unchanged = self._site.unchanged
        files = ((unchanged.get(FOLDER + path), own) for path, own in index.digests.items())
        return all(file is not None and file.fingerprint == own for file, own in files)

    def _storage(self) -> LocalStorage:
        return LocalStorage(self._site.folder)


class _Asked:
    """Finds out which of some keys texts have, segment by segment."""

    def __init__(self, keys: Collection[str]) -> None:
        self.written: set[str] = set()
        self._unknown = wanted(keys)

    def look_in(self, segment: Segment) -> None:
        """Take those that are written in the next segment."""
        ids, keys = self._unknown
        found = are_among(ids, segment.written)
        self.written.update(compress(keys, found.tolist()))
        self._unknown = Wanted(ids[~found], [*compress(keys, (~found).tolist())])


def _wanted(change: Change) -> tuple[Wanted, Wanted, WantedPhrases]:
    """The keys that have changed, the terms of the pairs that have, the buckets of phrases."""
    changed, buckets = change.changed, change.old.phrases.number
    terms = {key for pair in changed.pairs for key in pair.split(" ")}
    return wanted(changed.keys), wanted(terms), wanted_phrases(changed.phrases, buckets)


def _read(storage: LocalStorage, path: str) -> bytes:
    return storage.get(FOLDER + path)


def _unequal(before: Sequence[bytes], after: Sequence[bytes]) -> tuple[int, int]:
    """The range of the second sequence in which it differs: the first index, the one after it.

    Of [a, b, c, d] and [a, x, y, c, d] it is 1, 3.
    """
    shorter = min(len(before), len(after))
    same = (at for at in range(shorter) if before[at] != after[at])
    start = next(same, shorter)
    tail = (at for at in range(shorter - start) if before[-1 - at] != after[-1 - at])
    return start, len(after) - next(tail, shorter - start)


def _merged(pieces: Iterable[Piece | None], averages: Sequence[float]) -> Merged | None:
    """The merged segments of some partitions, with all pairs; None if a piece is missing."""
    lengths = []
    with closing(SegmentMerger(scratch_file)) as merger:
        for own in pieces:
            if own is None or own.segment is None:
                return None
            merger.add(own.segment, len(own.lines))
            lengths.append(unpack(own.lengths))
        weights = occurrence_weights(_table(lengths), np.array(averages))
        return in_memory(merger.merge(weights, 1))


def _table(lengths: Sequence[Ints]) -> Lengths:
    rows = [unpack(NO_NUMBERS), *lengths]
    return np.concatenate(rows).reshape(-1, len(FIELDS))

"""Postings in memory, of an archive whose forms are known partition by partition.

It answers whether an article matches, not how well: every form weighs the same.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice, takewhile

import numpy as np

from builder.archive import Archive
from builder.dates.values import day_number
from builder.search.fields import FACETS, LANGUAGE
from builder.search.index.codec import Ints, unpack, view
from builder.search.index.segments import Occurrences, key_ids
from builder.search.inflection import primary
from builder.search.local.postings import Postings


class _Part:
    """The occurrences of a partition, of which the first article has a number."""

    def __init__(self, packed: Occurrences, first: int) -> None:
        self.packed = packed
        self.first = first
        self.ids = unpack(packed.ids)
        self.ends = np.cumsum(view(packed.counts), dtype=np.int64)

    def row(self, id: int) -> int:
        """The number of the form with an id; -1 if it stands nowhere here."""
        at = int(np.searchsorted(self.ids, id))
        return at if at < len(self.ids) and self.ids[at] == id else -1

    def articles(self, row: int) -> Ints:
        """The articles in which a form stands, as often as it does."""
        return view(self.packed.article)[self._span(row)].astype(np.int64) + self.first

    def positions(self, row: int) -> Ints:
        """The positions of a form, one for each of `articles`."""
        return view(self.packed.position)[self._span(row)].astype(np.int64)

    def is_small(self, row: int) -> bool:
        """Whether a form begins with a small letter somewhere."""
        return bool(view(self.packed.small)[row])

    def is_written(self, id: int) -> bool:
        """Whether a text here has a word with a key, by its id."""
        written = view(self.packed.written)
        at = int(np.searchsorted(written, id))
        return at < len(written) and int(written[at]) == id

    def _span(self, row: int) -> slice:
        return slice(int(self.ends[row - 1]) if row else 0, int(self.ends[row]))


class MemoryPostings(Postings):
    """The postings of an archive; its articles are documents, by their positions."""

    def __init__(
        self, archive: Archive, parts: Iterable[Occurrences], sizes: Sequence[int]
    ) -> None:
        """Take the archive, and the occurrences of its partitions with their sizes."""
        self._archive = archive
        firsts = np.cumsum([0, *sizes]).tolist()
        self._parts = [_Part(part, first) for part, first in zip(parts, firsts, strict=False)]
        self._rows: dict[str, list[tuple[_Part, int]]] = {}

    @property
    def size(self) -> int:
        """How many articles there are."""
        return len(self._archive.articles)

    def weights(self, form: str) -> Mapping[int, float]:
        """The articles that have a form, with the same weight each."""
        articles = [part.articles(row).tolist() for part, row in self._places(form)]
        return dict.fromkeys(chain.from_iterable(articles), 1.0)

    def positions(self, form: str) -> Mapping[int, Sequence[int]]:
        """The positions of a form in each article that has it."""
        found: dict[int, list[int]] = {}
        for part, row in self._places(form):
            both = zip(part.articles(row).tolist(), part.positions(row).tolist(), strict=True)
            for article, position in both:
                found.setdefault(article, []).append(position)
        return found

    def has(self, form: str) -> bool:
        """Whether any article has a form."""
        return bool(self._places(form))

    def pair(self, pair: str) -> Sequence[int]:
        """Nothing: pairs say which articles come first, not which match."""
        return ()

    def with_prefix(self, text: str, most: int) -> Sequence[str]:
        """The first forms that begin with a text, at most `most` of them, in order."""
        return [*islice(_beginning(self.forms, text), most)]

    def members(self, family: str) -> Sequence[str]:
        """The forms that the key of a family leads to."""
        begin = f"{family}\t"
        return [line.removeprefix(begin) for line in _beginning(self._families, begin)]

    def is_small(self, form: str) -> bool:
        """Whether a form begins with a small letter somewhere."""
        return any(part.is_small(row) for part, row in self._places(form))

    def is_written(self, key: str) -> bool:
        """Whether a text has a word with a key: a form, or a family that it belongs to there."""
        id = int(key_ids([key])[0])
        return any(part.is_written(id) for part in self._parts)

    def with_facet(self, facet: str, value: str) -> set[int]:
        """The articles with a value of a facet."""
        if facet == LANGUAGE:
            languages = enumerate(self._languages)
            return {at for at, language in languages if language == value}
        return {*self._archive.members[FACETS[facet]].get(value, ())}

    def between(self, first: int, last: int) -> set[int]:
        """The articles whose dates overlap a range of days, both included."""
        begin, end = self._days
        return {*np.flatnonzero((begin <= last) & (end >= first) & (first <= last)).tolist()}

    def everything(self) -> set[int]:
        """All articles."""
        return {*range(self.size)}

    def _places(self, form: str) -> list[tuple[_Part, int]]:
        """The partitions that have a form, with the number that it has there."""
        found = self._rows.get(form)
        if found is None:
            id = int(key_ids([form])[0])
            rows = ((part, part.row(id)) for part in self._parts)
            found = self._rows[form] = [(part, row) for part, row in rows if row >= 0]
        return found

    @cached_property
    def forms(self) -> list[str]:
        """All forms, in order."""
        return _united(part.packed.keys for part in self._parts)

    @cached_property
    def _families(self) -> list[str]:
        return _united(part.packed.families for part in self._parts)

    @cached_property
    def _languages(self) -> list[str]:
        return [primary(article.language) for article in self._archive.articles]

    @cached_property
    def _days(self) -> tuple[Ints, Ints]:
        """The first and the last day of each article, as numbers."""
        dates = [article.date for article in self._archive.articles]
        days = [(day_number(date.first()), day_number(date.last())) for date in dates]
        begin, end = np.array(days, dtype=np.int64).reshape(-1, 2).T
        return begin, end


def _united(texts: Iterable[str]) -> list[str]:
    """The lines of some texts, each once, in the order of their bytes in UTF-8."""
    found: set[str] = set()
    for text in texts:
        found.update(text.split("\n"))
    return sorted(found - {""})


def _beginning(lines: Sequence[str], begin: str) -> Iterator[str]:
    """Those of some lines in order that begin with a text."""
    start = bisect_left(lines, begin)
    return takewhile(lambda line: line.startswith(begin), islice(lines, start, None))

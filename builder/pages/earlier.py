"""What the page of an article shows of older articles: more on what it names, and related ones.

Only older articles decide what is shown, so an article more changes the pages of few others: the
next ones that name the same.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from math import log

from builder.archive import Archive
from builder.model import NAMED, Article, Kind

MORE = 3  # articles of a list
_LATEST = 8  # of what shares a term with an article, these are looked at
_COMMON = 20  # a term is no hint if one in so many articles has it
_RARE = 1.5  # related articles share as much as so many terms that no other article has
_WORD = re.compile(r"[^\W\d_]{4,}")


class Earlier:
    """Finds, for articles by position, the positions of older ones; has no state but its lists."""

    def __init__(self, archive: Archive, positions: Mapping[str, int]) -> None:
        """Take the archive and the position of each article by its id.

        The words of all titles are listed once.
        """
        self._archive = archive
        self._positions = positions
        words: dict[str, list[int]] = defaultdict(list)
        self._titles = [[words[word] for word in _words(one)] for one in archive.articles]
        for at, lists in enumerate(self._titles):
            for own in lists:
                own.append(at)

    def more(self, at: int) -> tuple[tuple[Kind, str], Sequence[int]] | None:
        """Kind and slug of what an article names, with the newest of the older ones that name it.

        It is what fewest of these name, if enough do to fill the list; else what most name; nothing
        if none names the same.
        """
        hidden = self._versions(self._archive.articles[at])
        for _, _, key, positions, end in sorted(self._named(at), key=lambda one: one[:2]):
            shown = self._without_copies(positions[place] for place in range(end - 1, -1, -1))
            if latest := [*islice((one for one in shown if one not in hidden), MORE)]:
                return key, latest
        return None

    def _named(self, at: int) -> Iterator[tuple[bool, int, tuple[Kind, str], Sequence[int], int]]:
        """What an article names that has a page, and what it is sorted by.

        With each the positions of what names it, and how many of them are older.
        """
        entities = self._archive.articles[at].entities
        for kind in self._archive.config.indexes:
            for slug in entities.get(kind, ()) if kind in NAMED else ():
                positions = self._archive.members[kind][slug]
                count = bisect_left(positions, at)
                is_short = count < MORE
                yield is_short, -count if is_short else count, (kind, slug), positions, count

    def related(self, at: int, shown: Iterable[int]) -> list[int]:
        """The older articles that share most with one, without those that are shown already.

        A shared name or word of the title counts by how few of the older articles have it:
        log(older / those that have it), as the inverse document frequency does.
        """
        scores: dict[int, float] = defaultdict(float)
        for positions in self._lists(at):
            count = bisect_left(positions, at)
            if count and (count < _COMMON or count * _COMMON < at):
                weight = log(at / count)
                for other in positions[count - _LATEST if count > _LATEST else 0 : count]:
                    scores[other] += weight
        for one in (*shown, *self._versions(self._archive.articles[at])):
            scores.pop(one, None)
        enough = _RARE * log(at) if at > 1 else 0.0
        some = [(score, other) for other, score in scores.items() if score >= enough]
        found = (other for _, other in sorted(some, reverse=True))
        return [*islice(self._without_copies(found), MORE)]

    def _lists(self, at: int) -> list[Sequence[int]]:
        """The positions of what has each name and each word of an article, from the oldest."""
        entities, members = self._archive.articles[at].entities, self._archive.members
        named = [members[kind][slug] for kind in NAMED for slug in entities.get(kind, ())]
        return [*named, *self._titles[at]]

    def _without_copies(self, positions: Iterable[int]) -> Iterable[int]:
        """Those that are not told of by the row of the article of which they are copies."""
        if not self._archive.has_copies:
            return positions
        return (one for one in positions if not self._archive.articles[one].copy_of)

    def _versions(self, article: Article) -> Sequence[int]:
        """The positions of the same text in other languages, or published again."""
        if not article.translations and not article.copies:  # as of most
            return ()  # a list for each keeps the collector busy
        ids = (*article.translations, *article.copies)
        return [self._positions[id] for id in ids if id in self._positions]


def _words(article: Article) -> dict[str, None]:
    """The words of a title in their order: weights added up in another differ in their last bit."""
    return dict.fromkeys(_WORD.findall(article.title.casefold()))

"""What the page of an article shows of older articles: more on what it names, and related ones.

Only older articles decide what is shown, so an article more changes the pages of few others: the
next ones that name the same.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from math import log

from builder.archive import Archive
from builder.model import NAMED, Article, Kind

MORE = 3  # articles of a list
_LISTS = 2  # of what an article names
_LATEST = 8  # of what shares a term with an article, these are looked at
_COMMON = 20  # a term is no hint if one in so many articles has it
_RARE = 1.5  # related articles share as much as so many terms that no other article has
_WORD = re.compile(r"[^\W\d_]{4,}")

Positions = Sequence[int]


class Earlier:
    """Finds, for articles by position, the positions of older ones; has no state but its lists."""

    def __init__(self, archive: Archive, positions: Mapping[str, int]) -> None:
        """Take the archive and the position of each article by its id.

        The words of all titles are listed once.
        """
        self._archive = archive
        self._positions = positions
        self._words: dict[str, list[int]] = defaultdict(list)
        for at, article in enumerate(archive.articles):
            for word in _words(article):
                self._words[word].append(at)

    def more(self, at: int) -> list[tuple[tuple[Kind, str], Positions]]:
        """Kind and slug of what an article names first, each with the newest of the older ones.

        Each is of another kind, and they show no article twice. They are fewer or none if no older
        article names the same.
        """
        article = self._archive.articles[at]
        shown = {at, *self._translations(article)}
        found: list[tuple[tuple[Kind, str], Positions]] = []
        for kind in NAMED:
            for slug in article.entities.get(kind, ()):
                positions = self._archive.members[kind][slug]
                before = bisect_left(positions, at)
                some = [
                    one for one in positions[max(0, before - 2 * MORE) : before] if one not in shown
                ]
                if some and kind in self._archive.config.indexes:
                    latest = some[: -MORE - 1 : -1]
                    shown.update(latest)
                    found.append(((kind, slug), latest))
                    break
            if len(found) == _LISTS:
                break
        return found

    def related(self, at: int, shown: Iterable[int]) -> list[int]:
        """The older articles that share most with one, without those that are shown already.

        A shared name or word of the title counts by how few of the older articles have it:
        log(older / those that have it), as the inverse document frequency does.
        """
        scores: dict[int, float] = defaultdict(float)
        for positions in self._lists(self._archive.articles[at]):
            count = bisect_left(positions, at)
            if count and (count < _COMMON or count * _COMMON < at):
                weight = log(at / count)
                for other in positions[max(0, count - _LATEST) : count]:
                    scores[other] += weight
        for one in (*shown, *self._translations(self._archive.articles[at])):
            scores.pop(one, None)
        enough = _RARE * log(at) if at > 1 else 0.0
        some = [(score, other) for other, score in scores.items() if score >= enough]
        return [other for _, other in nlargest(MORE, some)]

    def _lists(self, article: Article) -> Iterator[Positions]:
        """The positions of what has each name and each word of an article, from the oldest."""
        for kind in NAMED:
            members = self._archive.members[kind]
            for slug in article.entities.get(kind, ()):
                yield members[slug]
        for word in _words(article):
            yield self._words[word]

    def _translations(self, article: Article) -> list[int]:
        """The positions of the same text in other languages."""
        return [self._positions[id] for id in article.translations if id in self._positions]


def _words(article: Article) -> set[str]:
    return set(_WORD.findall(article.title.casefold()))

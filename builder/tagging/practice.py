"""What an archive said before: which entities its articles name, by dateline, author and source.

It is made of the archive in each run. All of it are counts, so that it is the same everywhere.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from builder.model import Kind
from builder.search.analysis import is_stop_word
from builder.tagging.evidence import Told
from builder.tagging.words import words_of

Context = tuple[str, str]  # of what sort it is, and what

_USUAL = 6  # entities of a context that are thought of
_FEW = 10  # articles with a word in the title; fewer say nothing
_SHORTEST = 3  # letters of such a word
_WEIGHT = 2  # of what the wider context says, in articles


class Share(NamedTuple):
    """How much of like articles name an entity; `named` of `of` articles of the nearest context."""

    value: float
    named: int = 0
    of: int = 0
    context: Context = ("", "")

    @property
    def is_wide(self) -> bool:
        """Whether it rests on nothing but the source."""
        return self.context[0] == "source"


NO_SHARE = Share(0.0)


def contexts_of(told: Told) -> Iterator[Context]:
    """Where an article comes from, the widest first."""
    if told.source:
        yield "source", told.source
    for author in told.authors:
        yield "author", author
    if told.place:
        place = told.place.casefold().replace(".", "")
        if "," in place:
            yield "region", place.rpartition(",")[2].strip()
        yield "dateline", place


@lru_cache(maxsize=1 << 15)
def title_words(title: str, language: str) -> dict[str, str]:
    """The words of a title that say something: the key of a word's forms, and the form."""
    return {
        word.key: word.form
        for word in words_of(title, language)
        if len(word.form) >= _SHORTEST
        and word.form.isalpha()
        and not is_stop_word(word.form, language)
    }


class Practice:
    """Counts of what articles of each context name, of one kind.

    Articles that name nothing at all are not counted: nobody may have said yet what they are about.
    """

    def __init__(self, kind: Kind, articles: Iterable[Told]) -> None:
        """Count."""
        self.kind = kind
        self._articles: Counter[Context] = Counter()
        self._named: dict[Context, Counter[str]] = defaultdict(Counter)
        for told in articles:
            if told.is_tagged:
                for context in (*contexts_of(told), *self._words(told)):
                    self._articles[context] += 1
                    self._named[context].update(told.named.get(kind, ()))

    def share(self, told: Told, slug: str) -> Share:
        """How much of the articles like one name an entity, apart from this article itself."""
        less, less_named = int(told.is_tagged), int(slug in told.named.get(self.kind, ()))
        found = NO_SHARE
        for context in contexts_of(told):
            of = self._articles[context] - less
            if of > 0:
                count = self._named[context][slug] - less_named
                value = (count + _WEIGHT * found.value) / (of + _WEIGHT)
                found = Share(value, count, of, context)
        wide = found.value
        for context, form in self._words(told).items():
            of = self._articles[context] - less
            if of >= _FEW:
                count = self._named[context][slug] - less_named
                value = (count + _WEIGHT * wide) / (of + _WEIGHT)
                found = max(found, Share(value, count, of, (context[0], form)))
        return found

    def _words(self, told: Told) -> dict[Context, str]:
        """The words of a title, each with its form there; they tell the topic, and no more."""
        if self.kind is not Kind.TOPICS:
            return {}
        words = title_words(told.title, told.language)
        return {("title", key): form for key, form in words.items()}

    def usual(self, told: Told) -> set[str]:
        """The entities that articles like one often name."""
        return {
            slug
            for context in (*contexts_of(told), *self._words(told))
            if context in self._named
            for slug, _ in self._named[context].most_common(_USUAL)
        }

"""Of which others articles seem to be copies: proposed as lines to paste, never written."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from builder.archive import Archive
from builder.dates.values import day_count
from builder.markup.render import text_blocks
from builder.metadata.writing import line_of
from builder.model import Article, Text
from builder.pages.near_copies import Version, find_copies
from builder.pipeline.build import examine_source
from builder.pipeline.settings import Settings, Workers
from builder.pipeline.uptodate import cache_of
from builder.store.apart import with_html


class Proposal(NamedTuple):
    """An article that could say of which other one it is a copy; `place` is where it is written.

    `is_same` is whether the words are the same; `corrected` is whether its title says so.
    """

    place: str
    first: str
    id: str
    is_same: bool
    corrected: bool

    def __str__(self) -> str:
        """What it is, then the lines to paste."""
        like = "the same text as" if self.is_same else "nearly the text of"
        lines = [f"{self.place}: {like} {self.first}", line_of("copy_of", self.id)]
        return "\n".join([*lines, *(["corrected: true"] if self.corrected else [])])


def proposed_copies(settings: Settings, workers: Workers) -> list[Proposal]:
    """What the articles of a source could say, in their order, without what they say already.

    Raises:
        ContentError: the source has errors.
    """
    examined = examine_source(settings, workers)
    texts = [examined.archive.texts[one.path] for one in examined.archive.articles]
    lines = examined.files.lines
    places = {path: f"{line.volume}:{line.number}" for path, line in lines.items()}
    parsed = {path: one.value for path, one in examined.documents.articles.items()}
    return [
        one._replace(place=places.get(one.place, one.place), first=places.get(one.first, one.first))
        for one in _proposals(examined.archive, with_html(texts, cache_of(settings)))
        if (own := parsed[one.place]) is None or own.copy_of is None  # if only of a draft
    ]


def _proposals(archive: Archive, texts: Sequence[Text]) -> Iterator[Proposal]:
    articles = archive.articles
    versions = [_version(*both) for both in zip(articles, texts, strict=True)]
    found = find_copies(versions)
    same = {at: group[0] for group in found.equal for at in group}
    groups = _Groups(len(articles))
    for first, *others in found.equal:
        groups.join(first, others)
    for first, second in found.near:
        groups.join(first, [second])
    positions = {one.id: at for at, one in enumerate(articles)}
    for at, one in enumerate(articles):
        groups.join(at, [positions[id] for id in one.copies])
    for group in groups.several():
        firsts = (at for at in group if articles[at].copies and not articles[at].copy_of)
        first = next(firsts, group[0])
        own = articles[first]
        for at in group:
            one = articles[at]
            if at == first or one.copies or one.language != own.language:
                continue
            is_same = at in same and same[at] == same.get(first)
            yield Proposal(one.path, own.path, own.id, is_same, versions[at].is_correction)


def _version(article: Article, text: Text) -> Version:
    return Version(
        article.title, day_count(article.date.first()), "\n".join(text_blocks(text.html))
    )


class _Groups:
    """Numbers in groups, which grow together."""

    def __init__(self, count: int) -> None:
        self._first = [*range(count)]

    def join(self, one: int, others: Sequence[int]) -> None:
        """Let a number and others be in one group."""
        for other in others:
            first, second = sorted((self._of(one), self._of(other)))
            self._first[second] = first

    def _of(self, one: int) -> int:
        while self._first[one] != one:
            one = self._first[one]
        return one

    def several(self) -> list[list[int]]:
        """The groups of two and more, each in order."""
        groups: dict[int, list[int]] = {}
        for one in range(len(self._first)):
            groups.setdefault(self._of(one), []).append(one)
        return [group for group in groups.values() if len(group) > 1]

"""What a text names, sentence by sentence."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from builder.model import Kind
from builder.tagging.names import Named, Names, Sort
from builder.tagging.words import Sentence, Word

Key = tuple[Kind, str]


class Mention(NamedTuple):
    """A name in a sentence: from which word to before which."""

    named: Named
    start: int
    end: int

    @property
    def key(self) -> Key:
        """What is named."""
        return self.named.kind, self.named.slug


def mentions_in(sentence: Sentence, names: Names) -> Iterator[Mention]:
    """What a sentence names, the longest name first; of a kind a word belongs to one name."""
    words = sentence.words
    taken: dict[Kind, tuple[int, int, int]] = {}
    for start in range(len(words)):
        for named in names.at(words[start]):
            own = start, start + len(named.words), named.rank
            before = taken.get(named.kind, (0, 0, 0))
            if before[1] > start and before != own:  # several may have one name
                continue
            if not _are_keys(named, words, start):
                continue
            if named.matches(words[start : own[1]], sentence.is_shouted):
                if named.sort is not Sort.MASK:
                    yield Mention(named, start, own[1])
                taken[named.kind] = own


def _are_keys(named: Named, words: Sequence[Word], start: int) -> bool:
    if len(words) - start < len(named.words):
        return False
    return all(own.key == words[start + at].key for at, own in enumerate(named.words))

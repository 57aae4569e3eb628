"""Texts that are copies of others: with the same words, or nearly, such as a corrected version.

Texts are compared by their shingles, runs of four words. Those that share some rare ones are looked
at closely: how much they have in common, whether the shorter is in the longer, whether they have
the same numbers, similar titles and dates. Forms, such as tables of prices or notices of dividends,
share all their words but the numbers, and are no copies.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

LEAST_EQUAL = 10  # words of texts that are equal by more than chance
LEAST_NEAR = 25  # words of texts that can be nearly equal
DAYS = 10  # between a text and a copy of it

_WORD = re.compile(r"[^\W_]+(?:[.,/][^\W_]+)*")
# Of scripts without spaces each character counts as a word: Chinese, Japanese, Thai, Lao and such.
_UNSPACED = re.compile(
    "[\u0e01-\u0e3a\u0e40-\u0edf\u1000-\u109f\u1780-\u17d3\u3040-\u30ff\u3400-\u9fff]"
)
_DIGIT = re.compile(r"\d")
_CORRECTED = re.compile(r"(?i)\bcorrect(?:ed|ion)\b")
_ONE_IN = np.uint64(4)  # shingles by which candidates are found
_MOST = 12  # texts that share a shingle which tells something
_SHARED = 3  # such shingles that candidates share
_FACTORS = np.uint64(1_000_003), np.uint64(0x9E3779B97F4A7C15)

Shingles = np.ndarray[Any, np.dtype[np.uint64]]


@dataclass(frozen=True)
class Version:
    """A text that may be a copy: its title, its day as a number, its words."""

    title: str
    day: int
    body: str

    @cached_property
    def words(self) -> list[str]:
        """The words and numbers of the text, in small letters."""
        return _WORD.findall(_UNSPACED.sub(r" \g<0> ", self.body.lower()))

    @cached_property
    def distinct(self) -> frozenset[str]:
        """Each of them once."""
        return frozenset(self.words)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers of the text."""
        return frozenset(word for word in self.distinct if _DIGIT.search(word))

    @cached_property
    def topic(self) -> frozenset[str]:
        """The longer words of the title."""
        words = _WORD.findall(self.title.lower())
        return frozenset(one for one in words if len(one) > 2 and not _DIGIT.search(one))

    @cached_property
    def is_correction(self) -> bool:
        """Whether the title says so."""
        return _CORRECTED.search(self.title) is not None


class Copies(NamedTuple):
    """Positions of texts with the same words, and pairs of texts that are nearly the same."""

    equal: list[list[int]]
    near: list[tuple[int, int]]


def find_copies(versions: Sequence[Version]) -> Copies:
    """The copies among some texts; of equal ones only the first is compared with others."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(versions):
        if len(one.words) >= LEAST_EQUAL:
            groups[tuple(one.words)].append(at)
    heads = [some[0] for some in groups.values()]
    numbered: dict[str, int] = {}
    shingles = {at: _shingles(versions[at].words, numbered) for at in heads}
    near = []
    for first, second in sorted(_candidates(shingles)):
        one, other = versions[first], versions[second]
        if _are_near(one, other) and _overlap(one, other, shingles[first], shingles[second]):
            near.append((first, second))
    return Copies([some for some in groups.values() if len(some) > 1], near)


def _shingles(words: Sequence[str], numbered: dict[str, int]) -> Shingles:
    """The hashes of each four words that follow each other, sorted, each once."""
    found = [numbered.setdefault(word, len(numbered)) for word in words]
    ids = np.array(found, dtype=np.uint64)
    first, second = _FACTORS
    hashes = ids[:-3] * first + ids[1:-2]
    hashes = hashes * second + ids[2:-1]
    hashes ^= hashes >> np.uint64(29)
    hashes = hashes * second + ids[3:]
    hashes ^= hashes >> np.uint64(32)
    return np.unique(hashes * second)


def _candidates(shingles: dict[int, Shingles]) -> Iterator[tuple[int, int]]:
    """Pairs of texts that share several shingles which few texts have."""
    if not shingles:
        return
    every = np.concatenate([*shingles.values()])
    owners = np.repeat([*shingles], [len(one) for one in shingles.values()])
    some = (every >> np.uint64(40)) % _ONE_IN == 0
    every, owners = every[some], owners[some]
    order = np.argsort(every, kind="stable")
    every, owners = every[order], owners[order]
    ends = np.append(np.flatnonzero(np.diff(every)) + 1, len(every))
    starts = np.append(0, ends[:-1])
    told = (ends - starts > 1) & (ends - starts <= _MOST)
    shared: Counter[tuple[int, int]] = Counter()
    for start, end in zip(starts[told].tolist(), ends[told].tolist(), strict=True):
        group = owners[start:end].tolist()
        shared.update((one, other) for at, one in enumerate(group) for other in group[at + 1 :])
    yield from (pair for pair, count in shared.items() if count >= _SHARED)


def _are_near(one: Version, other: Version) -> bool:
    """Whether two texts have days and numbers as a text and a copy of it have."""
    if abs(one.day - other.day) > DAYS or min(len(one.words), len(other.words)) < LEAST_NEAR:
        return False
    both, fewer = one.numbers & other.numbers, min(len(one.numbers), len(other.numbers))
    is_corrected = one.is_correction or other.is_correction
    is_table = fewer > min(len(one.distinct), len(other.distinct)) / 5
    least = 0.8 if is_corrected else 1 if is_table else 0.9
    if len(both) < least * fewer:
        return False
    every = len(one.numbers | other.numbers)
    return is_corrected or not is_table or every - len(both) <= max(1, every / 2)


def _overlap(one: Version, other: Version, own: Shingles, its: Shingles) -> bool:
    """Whether two texts have enough in common; the less alike their titles, the more it takes."""
    both = len(np.intersect1d(own, its, assume_unique=True))
    of_all, of_shorter = both / (len(own) + len(its) - both), both / min(len(own), len(its))
    titles = one.topic, other.topic
    alike = len(titles[0] & titles[1]) / max(1, min(map(len, titles)))
    return (of_all >= 0.5 or of_shorter >= 0.7) and (alike >= 0.3 or of_all >= 0.7)

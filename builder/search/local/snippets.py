"""The piece of a text that shows best why it was found."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from builder.folding import fold
from builder.search.analysis import analyze
from builder.search.local.results import Snippet

LENGTH = 240  # characters

Shown = tuple[frozenset[str], ...]  # words that stand together, each with what it stands for


class _Hit(NamedTuple):
    """What matches: its characters from `start` to `end`, and its folded text."""

    start: int
    end: int
    text: str


def make_snippet(text: str, language: str, wanted: Sequence[Shown]) -> Snippet:
    """The window with the most different terms of a query, the earliest of the best."""
    hits = list(_hits(text, language, wanted))
    best: tuple[int, int] = (0, 0)
    for at, hit in enumerate(hits):
        inside = {one.text for one in hits[at:] if one.end <= hit.start + LENGTH}
        if len(inside) > best[0]:
            best = (len(inside), hit.start)
    start = _word_start(text, max(0, best[1] - LENGTH // 4))
    end = _word_end(text, start + LENGTH)
    before, after = "\u2026" if start else "", "\u2026" if end < len(text) else ""
    shift = len(before) - start
    spans = sorted({(hit.start, hit.end) for hit in hits if start <= hit.start and hit.end <= end})
    marks = tuple((first + shift, last + shift) for first, last in _merge(spans))
    return Snippet(before + text[start:end] + after, marks)


def _hits(text: str, language: str, wanted: Sequence[Shown]) -> Iterator[_Hit]:
    """Where any of some words stand together, in order."""
    positions = groupby(analyze(text, language), key=lambda term: term.position)
    words = [list(same) for _, same in positions]
    forms = [{term.text for term in own} for own in words]
    for at, own in enumerate(words):
        for shown in wanted:
            ends = at + len(shown)
            together = zip(shown, forms[at:ends], strict=False)
            if ends <= len(words) and all(one & two for one, two in together):
                start, end = own[0].start, words[ends - 1][0].end
                yield _Hit(start, end, fold(text[start:end]))


def _merge(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for first, last in spans:
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _word_start(text: str, at: int) -> int:
    return text.rfind(" ", max(0, at - 40), at) + 1 or at


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", at - 40, at)
    return space if space >= 0 else at

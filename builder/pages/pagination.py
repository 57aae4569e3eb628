"""Long lists in slices: numbered from the oldest, the newest on the list's own page.

A numbered slice is full and keeps its articles; so a new article changes the list's own page alone.
Every hundredth article makes a new slice, which the one before it leads to from then on; after that
its page never changes again.
"""

from collections.abc import Sequence
from typing import NamedTuple

from builder.urls import numbered_page

SLICE_SIZE = 100


class Slice(NamedTuple):
    """A slice of a list.

    `page` is its page, `number` is 0 on the list's own page, `positions` are those of its articles
    from the oldest; `newer` and `older` are the pages of the slices beside it, `oldest` is that of
    the first one; each is empty if there is none or if it is this page.
    """

    page: str
    number: int
    positions: tuple[int, ...]
    newer: str
    older: str
    oldest: str


def slices_of(page: str, positions: Sequence[int]) -> list[Slice]:
    """The slices of a list: first its own page, with up to 199 articles, then from the newest."""
    full = max(0, len(positions) // SLICE_SIZE - 1)
    pages = [page, *(numbered_page(page, number) for number in range(full, 0, -1)), ""]
    slices = []
    for index, number in enumerate([0, *range(full, 0, -1)]):
        start = full * SLICE_SIZE if number == 0 else (number - 1) * SLICE_SIZE
        end = len(positions) if number == 0 else number * SLICE_SIZE
        newer = pages[index - 1] if index else ""
        oldest = pages[-2] if index < full else ""
        members = tuple(positions[start:end])
        slices.append(Slice(pages[index], number, members, newer, pages[index + 1], oldest))
    return slices

"""Long lists in slices: numbered from the oldest, the newest on the list's own page.

A numbered slice is full and never changes; so a new article changes the list's own page alone, and
every hundredth article makes a new slice.
"""

from collections.abc import Sequence
from typing import NamedTuple

from builder.urls import numbered_page

SLICE_SIZE = 100


class Slice(NamedTuple):
    """A slice of a list.

    `page` is its page, `number` is 0 on the list's own page, `positions` are those of its articles
    from the oldest; `newer` and `older` are the pages of the slices beside it, or empty.
    """

    page: str
    number: int
    positions: tuple[int, ...]
    newer: str
    older: str


def slices_of(page: str, positions: Sequence[int]) -> list[Slice]:
    """The slices of a list: first its own page, with up to 199 articles, then from the newest."""
    full = max(0, len(positions) // SLICE_SIZE - 1)
    pages = [page, *(numbered_page(page, number) for number in range(full, 0, -1)), ""]
    slices = []
    for index, number in enumerate([0, *range(full, 0, -1)]):
        start = full * SLICE_SIZE if number == 0 else (number - 1) * SLICE_SIZE
        end = len(positions) if number == 0 else number * SLICE_SIZE
        newer = pages[index - 1] if index else ""
        members = tuple(positions[start:end])
        slices.append(Slice(pages[index], number, members, newer, pages[index + 1]))
    return slices

"""Long lists in parts: numbered from the oldest, the newest on the list's own page.

A numbered part, once full, never changes; so a new article touches the own page alone, and every
hundredth one makes a new part.
"""

from collections.abc import Sequence
from typing import NamedTuple

from builder.urls import numbered_page

PART_SIZE = 100


class Slice(NamedTuple):
    """A part of a list: its page, its number (0: the own page), positions from the oldest."""

    page: str
    number: int
    positions: tuple[int, ...]
    newer: str
    older: str


def slices_of(page: str, positions: Sequence[int]) -> list[Slice]:
    """The parts of a list, the own page with 1 to 199 articles first, then from the newest."""
    full = max(0, len(positions) // PART_SIZE - 1)
    pages = [page, *(numbered_page(page, number) for number in range(full, 0, -1)), ""]
    parts = []
    for index, number in enumerate([0, *range(full, 0, -1)]):
        start = full * PART_SIZE if number == 0 else (number - 1) * PART_SIZE
        end = len(positions) if number == 0 else number * PART_SIZE
        newer = pages[index - 1] if index else ""
        members = tuple(positions[start:end])
        parts.append(Slice(pages[index], number, members, newer, pages[index + 1]))
    return parts

"""Rings that share borders: what they share as arcs, and how much each point of an arc matters."""

from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from itertools import pairwise
from math import cos, floor, log2, radians

Point = tuple[int, int]  # in hundredths of a degree: of longitude, of latitude
Ring = list[Point]  # closed: its last point is joined to its first

_UNIT = 100  # in a degree
_LEAST = 0.003  # square degrees at the equator: what is smaller cannot be seen on any map


def rank_of(area: float) -> int:
    """How much something of an area in square degrees matters: -1 to 9, one more if it is twice."""
    return max(-1, min(9, floor(log2(area / _LEAST)))) if area > 0 else -1


def area_of(ring: Sequence[Point]) -> float:
    """The area within a ring, in square degrees at the equator."""
    twice = sum(
        (x * next_y - next_x * y) for (x, y), (next_x, next_y) in pairwise([*ring, ring[0]])
    )
    latitude = sum(y for _, y in ring) / len(ring) / _UNIT
    return abs(twice) / 2 / _UNIT**2 * cos(radians(latitude))


def arcs_of(rings: Sequence[Ring]) -> tuple[list[Ring], list[list[int]]]:
    """The arcs of rings, and for each ring the numbers of its arcs; `~number` for one turned round.

    Arcs end where a point has not the same neighbours in all rings that have it.
    """
    neighbours: dict[Point, set[frozenset[Point]]] = {}
    for ring in rings:
        for before, point, after in zip(
            [ring[-1], *ring], ring, [*ring[1:], ring[0]], strict=False
        ):
            neighbours.setdefault(point, set()).add(frozenset((before, after)))
    ends = {point for point, found in neighbours.items() if len(found) > 1}
    arcs: list[Ring] = []
    known: dict[tuple[Point, ...], int] = {}
    paths = []
    for ring in rings:
        path = []
        for arc in _cut(ring, ends):
            key = tuple(arc)
            if key not in known:
                known[key] = len(arcs)
                known.setdefault(key[::-1], ~len(arcs))
                arcs.append(arc)
            path.append(known[key])
        paths.append(path)
    return arcs, paths


def _cut(ring: Ring, ends: set[Point]) -> list[Ring]:
    """A ring in pieces between ends; one without any begins where the same ring always does."""
    starts = [at for at, point in enumerate(ring) if point in ends] or [ring.index(min(ring))]
    turned = ring[starts[0] :] + ring[: starts[0]] + [ring[starts[0]]]
    cuts = [at - starts[0] for at in starts] + [len(ring)]
    return [turned[first : last + 1] for first, last in pairwise(cuts)]


def effective_areas(arc: Sequence[Point]) -> list[float]:
    """For each point of an arc between its ends the area that is lost without it, square degrees.

    The points go one by one, the one first whose triangle with its neighbours is smallest
    (Visvalingam and Whyatt, "Line generalisation by repeated elimination of points", 1993); none
    counts less than one that went before.
    """
    before, after = list(range(-1, len(arc) - 1)), list(range(1, len(arc) + 1))
    found = [0.0] * len(arc)
    current = [0.0, *(_triangle(arc, at - 1, at, at + 1) for at in range(1, len(arc) - 1)), 0.0]
    heap = [(current[at], at) for at in range(1, len(arc) - 1)]
    heapify(heap)
    largest = 0.0
    while heap:
        area, at = heappop(heap)
        if area != current[at] or found[at]:
            continue
        largest = found[at] = max(largest, area, 1e-12)
        left, right = before[at], after[at]
        after[left], before[right] = right, left
        for one in (left, right):
            if 0 < one < len(arc) - 1:
                current[one] = _triangle(arc, before[one], one, after[one])
                heappush(heap, (current[one], one))
    return found[1:-1]


def _triangle(arc: Sequence[Point], left: int, at: int, right: int) -> float:
    return area_of((arc[left], arc[at], arc[right]))

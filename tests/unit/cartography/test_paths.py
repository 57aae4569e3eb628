"""Rings cut to a box and written as paths, against what is simpler and slower."""

import re

from hypothesis import given
from hypothesis import strategies as st

from builder.cartography.paths import Point, area_of, clipped, path_of

NUMBERS = st.integers(-60, 160)
RINGS = st.lists(st.tuples(NUMBERS, NUMBERS), min_size=3, max_size=12)
BOX = (0.0, 0.0, 100.0, 100.0)


def is_inside(ring: list[Point], x: float, y: float) -> bool:
    found = False
    for at, (to_x, to_y) in enumerate(ring):
        from_x, from_y = ring[at - 1]
        if (from_y > y) != (to_y > y):
            found ^= from_x + (y - from_y) / (to_y - from_y) * (to_x - from_x) > x
    return found


def parsed(path: str) -> list[list[tuple[int, int]]]:
    """The rings of a path."""
    rings = []
    for one in filter(None, path.split("z")):
        numbers = [int(number) for number in re.findall(r"-?\d+", one)]
        x, y = 0, 0
        ring = []
        for step_x, step_y in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + step_x, y + step_y
            ring.append((x, y))
        rings.append(ring)
    return rings


@given(RINGS, st.integers(0, 99), st.integers(0, 99))
def test_what_is_within_the_box_stays(ring: list[Point], x: int, y: int) -> None:
    cut = [*clipped(ring, BOX, range(4))]
    assert all(-1e-9 <= one <= 100 + 1e-9 for point in cut for one in point)
    assert is_inside(cut, x + 0.37, y + 0.41) == is_inside(ring, x + 0.37, y + 0.41)


@given(RINGS)
def test_edges_that_a_ring_does_not_go_over_need_no_look(ring: list[Point]) -> None:
    beyond = [min(x for x, _ in ring) < 0, min(y for _, y in ring) < 0]
    beyond += [max(x for x, _ in ring) > 100, max(y for _, y in ring) > 100]
    sides = [side for side, is_beyond in enumerate(beyond) if is_beyond]
    assert [*clipped(ring, BOX, sides)] == [*clipped(ring, BOX, range(4))]


@given(st.lists(RINGS, max_size=3))
def test_a_path_has_the_rings(rings: list[list[tuple[int, int]]]) -> None:
    expected = []
    for ring in rings:
        points = [point for at, point in enumerate(ring) if point != ring[at - 1]]
        if len(points) > 2:
            expected.append(points)
    assert parsed(path_of(rings)) == expected


def test_a_path_is_short() -> None:
    assert path_of([[(1, 2), (4.2, -2.4), (9, 4)]]) == "M1 2l3-4 5 6z"
    assert path_of([[(1, 2), (1.2, 2.3), (0.9, 1.8)]]) == ""


def test_the_area_of_a_ring() -> None:
    assert area_of([(0, 0), (0, 5), (4, 5), (4, 0)]) == 20

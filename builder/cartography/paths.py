"""Closed lines of whole numbers: cut to a frame, and written as a path of SVG."""

from collections.abc import Iterable, Sequence

Point = tuple[float, float]
Edges = tuple[float, float, float, float]  # of a box: left, top, right, bottom


def clipped(ring: Sequence[Point], edges: Edges, sides: Iterable[int]) -> Sequence[Point]:
    """The part of a ring within a box; `sides` are the numbers of the edges that it goes over.

    Sutherland and Hodgman, "Reentrant polygon clipping", 1974: where a ring is cut into several,
    they stay joined along the edge of the box, which has to be out of sight.
    """
    for side in sides:
        if ring:
            ring = _within(ring, side % 2, edges[side], 1 if side < 2 else -1)
    return ring


def _within(ring: Sequence[Point], axis: int, edge: float, sign: int) -> list[Point]:
    """The part of a ring on one side of an edge, which is a line along the other axis."""
    kept: list[Point] = []
    before = ring[-1]
    was_inside = (before[axis] - edge) * sign >= 0
    for point in ring:
        is_inside = (point[axis] - edge) * sign >= 0
        if is_inside != was_inside:
            part = (edge - before[axis]) / (point[axis] - before[axis])
            other = before[1 - axis] + part * (point[1 - axis] - before[1 - axis])
            kept.append((edge, other) if axis == 0 else (other, edge))
        if is_inside:
            kept.append(point)
        before, was_inside = point, is_inside
    return kept


def path_of(rings: Iterable[Sequence[Point]]) -> str:
    """Rings as the data of a path: `M1 2l3-4 5 6z`; those that vanish are left out."""
    return "".join(map(_ring_path, rings))


def _ring_path(ring: Sequence[Point]) -> str:
    rounded = [(round(x), round(y)) for x, y in ring]
    points = [point for at, point in enumerate(rounded) if point != rounded[at - 1]]
    if len(points) < 3:
        return ""
    x, y = points[0]
    pieces = [f"M{x} {y}l"]
    for next_x, next_y in points[1:]:
        pieces.append(f"{next_x - x} {next_y - y}")
        x, y = next_x, next_y
    return f"{pieces[0]}{' '.join(pieces[1:])}z".replace(" -", "-")


def area_of(ring: Sequence[Point]) -> float:
    """The area within a ring."""
    twice, (x, y) = 0.0, ring[-1]
    for next_x, next_y in ring:
        twice += x * next_y - next_x * y
        x, y = next_x, next_y
    return abs(twice) / 2

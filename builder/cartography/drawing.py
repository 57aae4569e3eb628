"""The countries within a frame, as rings on the page."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from builder.cartography.atlas import Atlas
from builder.cartography.frames import Frame
from builder.cartography.paths import Edges, Point, area_of, clipped
from builder.cartography.projections import Numbers

_AROUND = 5  # units of the page beyond the frame, where the lines along which rings are cut are

Shape = list[Sequence[Point]]  # rings on the page


@dataclass(frozen=True, slots=True)
class Drawing:
    """The parts of countries that a frame shows, by their codes; `disputed` belong to some, too."""

    frame: Frame
    shapes: dict[str, Shape] = field(default_factory=dict)
    disputed: Shape = field(default_factory=list)

    def area(self, code: str) -> float:
        """How much of a country is shown, in square units of the page."""
        return sum(map(area_of, self.shapes.get(code, ())))


def draw(atlas: Atlas, frame: Frame, detail: float = 1) -> Drawing:
    """Draw what a frame shows; with less `detail` as if it were smaller."""
    rings = atlas.rings(frame.degree * detail)
    numbers = rings.within(frame.window)
    drawing = Drawing(frame)
    if not numbers:
        return drawing
    lengths = [rings.starts[number + 1] - rings.starts[number] for number in numbers]
    starts = np.cumsum([0, *lengths])
    some = np.concatenate([np.arange(*rings.starts[number : number + 2]) for number in numbers])
    x, y = frame.place(rings.longitudes[some], rings.latitudes[some])
    points = list(zip(x.tolist(), y.tolist(), strict=True))
    edges = (-_AROUND, -_AROUND, frame.width + _AROUND, frame.height + _AROUND)
    sides = _sides(x, y, starts[:-1], edges)
    for at, number in enumerate(numbers):
        ring = clipped(points[starts[at] : starts[at + 1]], edges, np.flatnonzero(sides[at]))
        if ring:
            drawing.shapes.setdefault(rings.codes[number], []).append(ring)
            if number in rings.disputed:
                drawing.disputed.append(ring)
    return drawing


def _sides(x: Numbers, y: Numbers, starts: NDArray[np.intp], edges: Edges) -> NDArray[np.bool]:
    """For each ring whether it has points beyond each of the edges."""
    beyond = (
        np.minimum.reduceat(x, starts) < edges[0],
        np.minimum.reduceat(y, starts) < edges[1],
        np.maximum.reduceat(x, starts) > edges[2],
        np.maximum.reduceat(y, starts) > edges[3],
    )
    return np.stack(beyond, axis=1)

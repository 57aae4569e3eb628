"""What a map shows of the world, and where on the page it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from builder.cartography.atlas import Atlas, Box
from builder.cartography.projections import Numbers, Projection, azimuthal, equal_earth

_WIDEST = 100  # degrees of longitude; what needs more is on a map of the world
_LEAST_PART = 0.01  # of all articles: so many make a country a part of what the map is about
_ENOUGH = 0.75  # of all mentions: a map of a part of the world shows so many at least
_NEARLY_ALL = 0.9  # of all mentions: what comes after these has no influence on the map
_MUCH_HIGHER = 1.25  # times the height that a map would have without a country beside it
_PADDING, _LOCATOR_PADDING = 0.04, 0.08  # of a map's width
_LOCATOR = 16  # degrees of latitude that a locator shows at least
_LEAST_SIDE = 12  # degrees of latitude that a map of a region shows at least
_LOWEST, _HIGHEST = 440, 560  # units of the page
_STEPS = 25  # points on each edge of a box, to see how far its curves go

_WORLD = Box(-169, -56, 191, 83.5)


@dataclass(frozen=True, slots=True)
class Frame:
    """A map's projection, and its place on the page: `left` and `top` are of the projection.

    `width` and `height` are units of the page, `scale` those of one unit of the projection. What
    is wholly outside of `window`, a box of degrees, cannot be seen.
    """

    project: Projection
    left: float
    top: float
    scale: float
    width: int
    height: int
    window: Box

    @property
    def degree(self) -> float:
        """How many units of the page a degree has, about."""
        return self.scale * np.pi / 180

    def place(self, longitudes: Numbers, latitudes: Numbers) -> tuple[Numbers, Numbers]:
        """Degrees as units of the page, from its upper left corner."""
        x, y = self.project(longitudes, latitudes)
        return (x - self.left) * self.scale, (self.top - y) * self.scale

    def point(self, longitude: float, latitude: float) -> tuple[int, int] | None:
        """A place on the page; None if it is not on the map."""
        x, y = (
            round(float(one[0])) for one in self.place(np.array([longitude]), np.array([latitude]))
        )
        return (x, y) if 0 <= x <= self.width and 0 <= y <= self.height else None


class _Plane(NamedTuple):
    """A rectangle of a projection."""

    project: Projection
    left: float
    bottom: float
    right: float
    top: float


class Extent(NamedTuple):
    """What a map of a part of the world is about, and the countries that go further."""

    box: Box
    beside: list[str]


def extent_of(atlas: Atlas, counts: Mapping[str, int], total: int) -> Extent | None:
    """What a map of the coverage shows; None for the whole world.

    `counts` are the articles of each country by its code, of `total`. Countries with at least a
    hundredth of the articles are looked at from the one with the most, until nearly all mentions
    were looked at. One that would make the map wider than a part of the world can be is left out;
    if too much is left out, it is the whole world.
    """
    box: Box | None = None
    seen, beside, mentions = 0, [], sum(counts.values())
    for code in sorted(counts, key=lambda code: (-counts[code], code)):
        own = atlas.box(atlas.codes(code))
        is_enough = counts[code] >= _LEAST_PART * total
        if own is None or not is_enough or seen >= _NEARLY_ALL * mentions:
            continue
        seen += counts[code]
        wider = own.with_other(box) if box else own
        if wider.width > _WIDEST:
            beside.append(code)
        else:
            box = wider
    if box is None:
        return None
    shown = sum(counts[code] for code in counts if any(map(box.has, _places(atlas, code))))
    return Extent(box, beside) if shown >= _ENOUGH * mentions else None


def _places(atlas: Atlas, code: str) -> list[tuple[float, float]]:
    """A place in each country of today where a country is or was."""
    return [point for one in atlas.codes(code) if (point := atlas.point(one))]


def world_frame(width: int) -> Frame:
    """The whole world, without Antarctica, as high as it must be."""
    plane = _plane(equal_earth, _WORLD)
    scale = width / (plane.right - plane.left)
    height = round((plane.top - plane.bottom) * scale)
    return Frame(equal_earth, plane.left, plane.top, scale, width, height, _WORLD)


def region_frame(atlas: Atlas, extent: Extent, width: int) -> Frame:
    """A part of the world, in the middle of a map that is as high as it must be."""
    box = _grown(extent.box, _LEAST_SIDE, width / _HIGHEST)
    plane = _plane(_centred(box), box)
    for code in extent.beside:
        plane = _with_country(atlas, plane, code)
    height = round(width * (plane.top - plane.bottom) / (plane.right - plane.left))
    return _around(plane, box, width, min(max(height, _LOWEST), _HIGHEST), _PADDING)


def _with_country(atlas: Atlas, plane: _Plane, code: str) -> _Plane:
    """A plane as high as a country that goes beyond its sides, if it is not much higher then.

    Else the upper edge would cut off a little of it.
    """
    outlines = [ring for one in atlas.codes(code) for ring in atlas.outline(one)]
    places = [plane.project(x, y) for x, y in outlines]
    inside = [y[(x > plane.left) & (x < plane.right)] for x, y in places]
    seen = np.concatenate([*inside, [plane.bottom, plane.top]])
    wanted = plane._replace(bottom=float(seen.min()), top=float(seen.max()))
    is_close = wanted.top - wanted.bottom < _MUCH_HIGHER * (plane.top - plane.bottom)
    return wanted if is_close else plane


def locator_frame(box: Box, width: int, height: int) -> Frame:
    """A country among those around it: so much of them that one knows where it is."""
    box = _grown(box, _LOCATOR, width / height)
    return _around(_plane(_centred(box), box), box, width, height, _LOCATOR_PADDING)


def _grown(box: Box, tall: float, ratio: float) -> Box:
    """A box that is at least so tall, in degrees of latitude, and in proportion so wide."""
    middle = (box.south + box.north) / 2
    wide = min(tall * ratio / np.cos(np.radians(middle)), _WIDEST)
    more_x, more_y = max(0, wide - box.width) / 2, max(0, tall - box.north + box.south) / 2
    north, south = min(box.north + more_y, 90), max(box.south - more_y, -90)
    return Box(box.west - more_x, south, box.east + more_x, north)


def _centred(box: Box) -> Projection:
    return azimuthal((box.west + box.east) / 2, (box.south + box.north) / 2)


def _plane(project: Projection, box: Box) -> _Plane:
    """The rectangle around a box of degrees."""
    x, y = project(*_outline(box))
    return _Plane(project, *(float(edge) for edge in (x.min(), y.min(), x.max(), y.max())))


def _around(plane: _Plane, box: Box, width: int, height: int, padding: float) -> Frame:
    """The frame of a rectangle with a padding around it, which is a part of the width."""
    _, left, bottom, right, top = plane
    padding *= width
    scale = min((width - 2 * padding) / (right - left), (height - 2 * padding) / (top - bottom))
    left = (left + right) / 2 - width / 2 / scale
    top = (bottom + top) / 2 + height / 2 / scale
    x, y = (left, left + width / scale), (top, top - height / scale)
    reach = max(np.hypot(corner_x, corner_y) for corner_x in x for corner_y in y)
    return Frame(plane.project, left, top, scale, width, height, _window(box, reach))


def _window(box: Box, reach: float) -> Box:
    """The box of all that is not further from the centre of another one than some reach.

    In Lambert's projection what is `c` away from the centre on the sphere is drawn 2 sin(c/2) away.
    """
    angle = 2 * np.arcsin(min(reach / 2, 1))
    longitude, latitude = (box.west + box.east) / 2, (box.south + box.north) / 2
    south, north = latitude - np.degrees(angle), latitude + np.degrees(angle)
    if north >= 90 or south <= -90:  # the map has a pole
        return Box(longitude - 180, south, longitude + 180, north)
    wide = np.degrees(np.arcsin(min(np.sin(angle) / np.cos(np.radians(latitude)), 1)))
    return Box(longitude - wide, south, longitude + wide, north)


def _outline(box: Box) -> tuple[Numbers, Numbers]:
    """Points on the edges of a box."""
    longitudes = np.linspace(box.west, box.east, _STEPS)
    latitudes = np.linspace(box.south, box.north, _STEPS)
    sides = [(longitudes, np.full(_STEPS, edge)) for edge in (box.south, box.north)]
    sides += [(np.full(_STEPS, edge), latitudes) for edge in (box.west, box.east)]
    return np.concatenate([x for x, _ in sides]), np.concatenate([y for _, y in sides])

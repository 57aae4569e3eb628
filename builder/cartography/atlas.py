"""The shapes of countries: what stands in `theme/data/countries.json`.

Longitudes go from -169 to 191 degrees, so that no country is cut where the date changes.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property, reduce
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from builder.cartography.projections import Numbers

_LEAST = 0.003  # square degrees at the equator that a point or a ring of rank 0 is worth
_ROUGH, _HIGHEST = 7, 9  # ranks


class Box(NamedTuple):
    """What lies between two meridians and two parallels, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def width(self) -> float:
        """In degrees of longitude."""
        return self.east - self.west

    def has(self, point: tuple[float, float]) -> bool:
        """Whether a longitude and latitude are within the box."""
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north

    def with_other(self, other: "Box") -> "Box":
        """The smallest box around both."""
        return Box(
            min(self.west, other.west),
            min(self.south, other.south),
            max(self.east, other.east),
            max(self.north, other.north),
        )


class Rings:
    """Closed lines in one array: ring `n` has the points from `starts[n]` to before the next start.

    `codes` are those of their countries; `disputed` are the numbers of rings of disputed areas,
    which may belong to no country.
    """

    def __init__(self, rings: list[Numbers], codes: list[str], disputed: frozenset[int]) -> None:
        """Take the points of each ring, longitudes and latitudes in degrees."""
        points = np.concatenate(rings)
        self.longitudes, self.latitudes = points[:, 0], points[:, 1]
        self.starts = np.cumsum([0, *map(len, rings)])
        self.codes = codes
        self.disputed = disputed
        first = self.starts[:-1]
        self._south = np.minimum.reduceat(self.latitudes, first)
        self._north = np.maximum.reduceat(self.latitudes, first)
        self._west = np.minimum.reduceat(self.longitudes, first)
        self._east = np.maximum.reduceat(self.longitudes, first)

    def within(self, box: Box) -> list[int]:
        """The numbers of the rings of which a box may have a part."""
        beside = [
            (self._west < box.east + turn) & (self._east > box.west + turn)
            for turn in (-360, 0, 360)
        ]
        found = (self._south < box.north) & (self._north > box.south) & np.any(beside, 0)
        return np.flatnonzero(found).tolist()


class _File(msgspec.Struct):
    """The file as it is written; `tests/atlas.py` says what is in it."""

    scale: int
    points: dict[str, tuple[int, int]]
    boxes: dict[str, tuple[int, int, int, int]]
    neighbours: dict[str, list[str]]
    former: dict[str, list[str]]
    areas: dict[str, list[list[int]]]
    disputed: dict[str, list[list[int]]]
    arcs: list[list[int]]
    ranks: list[str]


class Atlas:
    """The countries of the world in as much detail as a map can show."""

    def __init__(self, data: bytes) -> None:
        """Read the file.

        Raises:
            ValueError: it is not one of shapes.
        """
        try:
            self._file = msgspec.json.decode(data, type=_File)
        except msgspec.DecodeError as error:
            raise ValueError(str(error)) from error
        self._kept: dict[int, Rings] = {}
        self.former: Mapping[str, list[str]] = self._file.former

    def point(self, code: str) -> tuple[float, float] | None:
        """The longitude and latitude of a place within a country; None if it is not known."""
        point = self._file.points.get(code)
        return (point[0] / self._file.scale, point[1] / self._file.scale) if point else None

    def codes(self, code: str) -> list[str]:
        """The countries of today where a country is or was, those of which there is a place."""
        return [one for one in self.former.get(code, [code]) if one in self._file.points]

    def box(self, codes: Iterable[str]) -> Box | None:
        """The box around the main parts of countries; of those without shapes, around a place."""
        boxes = [box for code in codes if (box := self._box(code))]
        return reduce(Box.with_other, boxes) if boxes else None

    def _box(self, code: str) -> Box | None:
        if box := self._file.boxes.get(code):
            return Box(*(edge / self._file.scale for edge in box))
        point = self.point(code)
        return Box(*point, *point) if point else None

    def neighbours(self, codes: Iterable[str]) -> list[str]:
        """The codes of the countries that have a border with some countries, sorted."""
        own = {*codes}
        known = self._file.neighbours
        return sorted({other for code in own for other in known.get(code, ())} - own)

    def outline(self, code: str) -> list[tuple[Numbers, Numbers]]:
        """The longitudes and latitudes of the larger rings of a country, roughly."""
        arcs = [points[ranks >= _ROUGH] for points, ranks in self._arcs]
        found = self._file.areas.get(code, ())
        rings = [_joined(arcs, numbers) for rank, *numbers in found if rank >= _ROUGH]
        return [(ring[:, 0], ring[:, 1]) for ring in rings]

    def rings(self, scale: float) -> Rings:
        """All shapes for a map on which a degree has `scale` units.

        What changes less than a square unit is left out.
        """
        wanted = np.ceil(np.log2(1 / (scale * scale * _LEAST)))
        rank = int(min(max(wanted, 0), _HIGHEST))
        if rank not in self._kept:
            self._kept[rank] = self._rings(rank)
        return self._kept[rank]

    @cached_property
    def _numbers(self) -> list[tuple[str, list[int]]]:
        """The code of each ring, with its rank and arcs, those of disputed areas last."""
        tables = (self._file.areas, self._file.disputed)
        return [(code, ring) for table in tables for code, rings in table.items() for ring in rings]

    @cached_property
    def _arcs(self) -> list[tuple[Numbers, NDArray[np.uint8]]]:
        """The points of each arc in degrees, one in a line; and the rank of each point."""
        arcs = []
        for differences, ranks in zip(self._file.arcs, self._file.ranks, strict=True):
            points = np.array(differences, float).reshape(-1, 2).cumsum(0) / self._file.scale
            arcs.append((points, np.frombuffer(ranks.encode(), np.uint8) - ord("0")))
        return arcs

    def _rings(self, rank: int) -> Rings:
        """The rings of at least a rank, of their points those of at least the rank."""
        arcs = [points[ranks >= rank] for points, ranks in self._arcs]
        first_disputed = sum(map(len, self._file.areas.values()))
        pieces: list[Numbers] = []
        codes: list[str] = []
        disputed = set()
        for number, (code, (own, *numbers)) in enumerate(self._numbers):
            if own >= rank and len(ring := _joined(arcs, numbers)) > 2:
                if number >= first_disputed:
                    disputed.add(len(codes))
                pieces.append(ring)
                codes.append(code)
        return Rings(pieces, codes, frozenset(disputed))


def _joined(arcs: list[Numbers], numbers: list[int]) -> Numbers:
    """A ring of arcs; each begins where the one before it ends."""
    pieces = [arcs[one][:-1] if one >= 0 else arcs[~one][:0:-1] for one in numbers]
    return pieces[0] if len(pieces) == 1 else np.concatenate(pieces)

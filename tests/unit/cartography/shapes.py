"""The shapes that the theme has, for tests, and in which of them a place is."""

from functools import cache

import numpy as np

from builder.cartography.atlas import Atlas
from tests.helpers import ROOT

FINEST = 1000  # units a degree


@cache
def atlas() -> Atlas:
    return Atlas((ROOT / "theme/data/countries.json").read_bytes())


def countries_at(longitude: float, latitude: float) -> set[str]:
    """The codes of the countries in whose shapes a place is; or `disputed`."""
    rings = atlas().rings(FINEST)
    inside: dict[str, int] = {}
    for number, code in enumerate(rings.codes):
        points = slice(*rings.starts[number : number + 2])
        x, y = rings.longitudes[points], rings.latitudes[points]
        next_x, next_y = np.roll(x, -1), np.roll(y, -1)
        crosses = (y > latitude) != (next_y > latitude)
        with np.errstate(divide="ignore", invalid="ignore"):
            at = x + (latitude - y) / (next_y - y) * (next_x - x)
        crossings = int((crosses & (at > longitude)).sum())
        if crossings % 2:
            for one in {code, "disputed"} if number in rings.disputed else {code}:
                inside[one] = inside.get(one, 0) + 1
    return {code for code, times in inside.items() if times % 2}

"""From degrees to a plane on which areas keep their proportions: maps here compare areas by shade.

Both projections give units of the radius of a sphere, x to the east and y to the north.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Projection = Callable[[Numbers, Numbers], tuple[Numbers, Numbers]]  # of longitudes and latitudes

WORLD_MERIDIAN = 11.0  # degrees: at the opposite one no land but Antarctica is cut

# Savric, Patterson and Jenny, "The Equal Earth map projection", 2018.
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796


def equal_earth(longitudes: Numbers, latitudes: Numbers) -> tuple[Numbers, Numbers]:
    """The whole world, around `WORLD_MERIDIAN`."""
    angle = np.arcsin(np.sqrt(3) / 2 * np.sin(np.radians(latitudes)))
    square = angle**2
    sixth = square**3
    slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    east = np.radians(longitudes - WORLD_MERIDIAN)
    x = 2 * np.sqrt(3) * east * np.cos(angle) / (3 * slope)
    return x, angle * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))


def azimuthal(longitude: float, latitude: float) -> Projection:
    """A part of the world around a centre: Lambert's azimuthal equal-area projection.

    J. P. Snyder, "Map projections: a working manual", 1987, formulas 24-2 and 22-4 to 22-5. What is
    opposite to the centre is infinitely stretched; it is not for maps of more than a hemisphere.
    """
    sin, cos = np.sin(np.radians(latitude)), np.cos(np.radians(latitude))

    def project(longitudes: Numbers, latitudes: Numbers) -> tuple[Numbers, Numbers]:
        east, north = np.radians(longitudes - longitude), np.radians(latitudes)
        sines, cosines = np.sin(north), np.cos(north)
        towards = cosines * np.cos(east)
        scale = np.sqrt(2 / np.maximum(1 + sin * sines + cos * towards, 1e-9))
        return scale * cosines * np.sin(east), scale * (cos * sines - sin * towards)

    return project

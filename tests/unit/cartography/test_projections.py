"""Both projections keep areas; known points are where their authors have them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.cartography.projections import WORLD_MERIDIAN, Projection, azimuthal, equal_earth

LONGITUDES = st.floats(-60, 60)
LATITUDES = st.floats(-80, 80)
SMALL = 0.001  # degrees


def area_of_cell(project: Projection, longitude: float, latitude: float) -> float:
    """The projected area of a small cell, compared with the one on the sphere."""
    east, north = np.array([0.0, SMALL, 0]), np.array([0.0, 0, SMALL])
    x, y = project(longitude + east, latitude + north)
    cross = (x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0])
    return float(cross / (np.radians(SMALL) ** 2 * np.cos(np.radians(latitude))))


@given(LONGITUDES, LATITUDES)
def test_the_world_keeps_areas(longitude: float, latitude: float) -> None:
    assert area_of_cell(equal_earth, longitude, latitude) == pytest.approx(1, abs=2e-3)


@given(LONGITUDES, LATITUDES, LONGITUDES, st.floats(-70, 70))
def test_a_part_of_it_keeps_areas(
    longitude: float, latitude: float, middle: float, parallel: float
) -> None:
    project = azimuthal(middle, parallel)
    assert area_of_cell(project, longitude, latitude) == pytest.approx(1, abs=2e-3)


@given(LONGITUDES, LATITUDES)
def test_the_centre_of_a_part_is_its_origin(longitude: float, latitude: float) -> None:
    x, y = azimuthal(longitude, latitude)(np.array([longitude]), np.array([latitude]))
    assert abs(x[0]) < 1e-12
    assert abs(y[0]) < 1e-12


def test_a_hemisphere_reaches_the_root_of_two() -> None:
    x, y = azimuthal(0, 0)(np.array([90.0, 0]), np.array([0.0, 90]))
    assert np.hypot(x, y).tolist() == pytest.approx([2**0.5] * 2)


def test_the_edges_of_the_world_are_those_of_its_authors() -> None:
    x, y = equal_earth(np.array([WORLD_MERIDIAN + 180, WORLD_MERIDIAN]), np.array([0.0, 90]))
    assert x[0] == pytest.approx(2.70663, abs=1e-5)
    assert y[1] == pytest.approx(1.31736, abs=1e-5)

"""What a map shows: the part of the world that articles are about, and the whole of it."""

import numpy as np
import pytest

from builder.cartography.atlas import Box
from builder.cartography.frames import (
    Frame,
    extent_of,
    locator_frame,
    region_frame,
    world_frame,
)
from tests.unit.cartography.shapes import atlas

CENTRAL_ASIA = {"TJ": 42, "UZ": 41, "KG": 39, "KZ": 36, "TM": 18}
EUROPE = {"DE": 50, "FR": 40, "IT": 20, "GB": 20, "ES": 11, "SE": 9}


def frame_of(counts: dict[str, int], total: int = 100) -> Frame:
    extent = extent_of(atlas(), counts, total)
    return region_frame(atlas(), extent, 1000) if extent else world_frame(1000)


def is_on(frame: Frame, code: str) -> bool:
    point = atlas().point(code)
    return point is not None and frame.point(*point) is not None


def test_the_map_is_of_the_part_of_the_world_that_articles_are_about() -> None:
    frame = frame_of(CENTRAL_ASIA)
    assert all(is_on(frame, code) for code in CENTRAL_ASIA)
    assert not any(is_on(frame, code) for code in ("FR", "JP", "US", "ZA"))


def test_what_is_far_away_does_not_widen_it() -> None:
    frame = frame_of({**CENTRAL_ASIA, "US": 19, "RU": 18})
    assert all(is_on(frame, code) for code in CENTRAL_ASIA)
    assert not is_on(frame, "US")


def test_a_country_of_few_articles_does_not_widen_it() -> None:
    assert extent_of(atlas(), EUROPE, 100) == extent_of(atlas(), {**EUROPE, "EG": 2}, 100)
    assert extent_of(atlas(), EUROPE, 100) != extent_of(atlas(), {**EUROPE, "EG": 30}, 100)


def test_what_is_all_over_the_world_is_on_a_map_of_the_world() -> None:
    everywhere = {"US": 30, "FR": 20, "JP": 20, "BR": 20, "ZA": 10}
    assert extent_of(atlas(), everywhere, 100) is None
    frame = frame_of(everywhere)
    assert all(is_on(frame, code) for code in (*everywhere, "NZ", "IS", "RU", "FJ", "AR"))


@pytest.mark.parametrize("counts", [{}, {"AQ": 5}, {"SUHH": 9}])
def test_where_there_is_nothing_to_show_it_is_the_world(counts: dict[str, int]) -> None:
    assert extent_of(atlas(), counts, 10) is None


def test_small_countries_have_others_around_them() -> None:
    frame = frame_of({"EE": 5, "LV": 5, "LT": 5})
    assert all(is_on(frame, code) for code in ("EE", "LV", "LT", "FI", "PL"))


def test_a_map_is_neither_low_nor_high() -> None:
    for counts in (CENTRAL_ASIA, {"CL": 5, "AR": 5}, {"US": 9, "CA": 5}, {"NZ": 5, "FJ": 4}):
        frame = frame_of(counts)
        assert frame.width == 1000
        assert 440 <= frame.height <= 560


@pytest.mark.parametrize("code", ["TJ", "RU", "US", "SG", "CL", "FJ", "IS", "EH", "KI", "GL"])
def test_a_locator_has_its_country_in_the_middle(code: str) -> None:
    box = atlas().box([code])
    assert box is not None
    frame = locator_frame(box, 360, 225)
    x, y = frame.point((box.west + box.east) / 2, (box.south + box.north) / 2) or (0, 0)
    assert abs(x - 180) < 25
    assert abs(y - 112) < 40


def test_all_that_is_on_a_map_is_within_its_window() -> None:
    for box in (Box(60, 30, 80, 50), Box(-20, 60, 40, 80), Box(170, -40, 190, -10)):
        frame = locator_frame(box, 360, 225)
        x, y = (axis.ravel() for axis in np.meshgrid(np.arange(-179.7, 180, 2), np.arange(-89, 90)))
        seen_x, seen_y = frame.place(x, y)
        seen = (seen_x >= 0) & (seen_x <= 360) & (seen_y >= 0) & (seen_y <= 225)
        turned = x + 360 * np.round((box.west - x) / 360)
        beside = [
            (turned + turn >= frame.window.west) & (turned + turn <= frame.window.east)
            for turn in (-360, 0, 360)
        ]
        within = np.any(beside, 0) & (y > frame.window.south) & (y < frame.window.north)
        assert not (seen & ~within).any()

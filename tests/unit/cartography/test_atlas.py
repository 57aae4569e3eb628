"""The shapes of countries: whose a place is, which there are, and in how much detail."""

import numpy as np
import pytest

from builder.authority.countries import all_countries
from builder.cartography.atlas import Atlas, Box
from tests.unit.cartography.shapes import FINEST, atlas, countries_at

# Longitude and latitude of places, and whose the documents of the United Nations say they are.
PLACES = {
    "Simferopol, in Crimea": ((34.1, 44.95), {"UA"}),
    "Kerch, in Crimea": ((36.2, 45.25), {"UA"}),
    "Donetsk": ((37.8, 48.0), {"UA"}),
    "Krasnodar": ((38.98, 45.04), {"RU"}),
    "Smara, in Western Sahara": ((-11.67, 26.74), {"EH", "disputed"}),
    "Marrakesh": ((-8.0, 31.63), {"MA"}),
    "Pristina": ((21.16, 42.66), {"XK"}),
    "Belgrade": ((20.46, 44.8), {"RS"}),
    "Taichung": ((120.7, 24.0), {"TW"}),
    "Fuzhou": ((119.2, 26.1), {"CN"}),
    "Hebron": ((35.1, 31.53), {"PS"}),
    "Haifa": ((35.1, 32.75), {"IL"}),
    "Kyrenia range, in Cyprus": ((33.4, 35.27), {"CY", "disputed"}),
    "Troodos, in Cyprus": ((32.87, 34.93), {"CY"}),
    "Hargeisa": ((44.06, 9.56), {"SO", "disputed"}),
    "Mogadishu": ((45.2, 2.15), {"SO"}),
    "Cayenne's hinterland": ((-53.2, 4.0), {"GF"}),
    "Lyon": ((4.83, 45.76), {"FR"}),
    "Spitsbergen": ((17.5, 79.0), {"SJ"}),
    "Anadyr, east of the date line's meridian": ((182.0, 66.5), {"RU"}),
    "Siachen": ((77.2, 35.4), {"", "disputed"}),
    "the Caspian Sea": ((50.5, 41.5), set()),
    "Juba": ((31.6, 4.85), {"SS"}),
    "Dili": ((125.57, -8.7), {"TL"}),
}
# The states that came out of the Soviet Union, and places in them.
SUCCESSORS = {
    "AM": (44.9, 40.2),
    "AZ": (48.5, 40.4),
    "BY": (28.0, 53.6),
    "EE": (25.8, 58.7),
    "GE": (43.5, 42.1),
    "KG": (75.5, 41.6),
    "KZ": (67.0, 48.0),
    "LT": (24.0, 55.3),
    "LV": (26.0, 56.9),
    "MD": (28.6, 47.2),
    "RU": (40.0, 56.0),
    "TJ": (70.5, 38.5),
    "TM": (59.0, 39.0),
    "UA": (32.0, 49.0),
    "UZ": (65.5, 40.5),
}


@pytest.mark.parametrize("name", PLACES)
def test_a_place_is_in_the_country_whose_it_is(name: str) -> None:
    place, expected = PLACES[name]
    assert countries_at(*place) == expected


def test_the_soviet_union_is_all_states_that_came_out_of_it() -> None:
    assert atlas().codes("SUHH") == sorted(SUCCESSORS)
    for code, place in SUCCESSORS.items():
        assert countries_at(*place) == {code}


def test_every_country_of_the_list_has_a_place() -> None:
    today = {code for code in all_countries() if len(code) == 2}
    assert {code for code in today if not atlas().point(code)} == {"AQ", "UM"}  # nobody lives there


def test_every_code_is_one_of_the_list() -> None:
    rings = atlas().rings(FINEST)
    assert {*rings.codes} - {""} <= {*all_countries()}
    former = atlas().former
    assert {*former} <= {*all_countries()}
    assert all(atlas().point(code) for codes in former.values() for code in codes)


def test_a_place_of_a_country_is_in_it() -> None:
    large = {code for code in atlas().rings(3).codes if code}
    assert len(large) > 150
    for code in sorted(large):
        assert code in countries_at(*(atlas().point(code) or (0, 0)))


def test_no_ring_leaps_over_the_world() -> None:
    rings = atlas().rings(FINEST)
    assert rings.longitudes.min() >= -170
    assert rings.longitudes.max() <= 192
    steps = np.abs(np.diff(rings.longitudes))
    within = np.ones(len(steps), bool)
    within[rings.starts[1:-1] - 1] = False
    assert steps[within].max() <= 3.01


def test_less_detail_has_fewer_points_of_the_same_lines() -> None:
    fine, rough = atlas().rings(50), atlas().rings(2)
    assert 0 < len(rough.longitudes) < len(fine.longitudes) / 5
    known = {*zip(fine.longitudes.tolist(), fine.latitudes.tolist(), strict=True)}
    assert {*zip(rough.longitudes.tolist(), rough.latitudes.tolist(), strict=True)} <= known


def test_neighbours_have_a_border_with_each_other() -> None:
    assert atlas().neighbours(["TJ"]) == ["AF", "CN", "KG", "UZ"]
    assert atlas().neighbours(["IS"]) == []
    assert atlas().neighbours(["EH"]) == ["DZ", "MA", "MR"]
    soviet = atlas().neighbours(atlas().codes("SUHH"))
    assert {"FI", "PL", "TR", "AF"} <= {*soviet}
    assert not {*SUCCESSORS} & {*soviet}


def test_the_box_of_a_country_is_that_of_its_main_parts() -> None:
    box = atlas().box(["US"])
    assert box is not None
    assert (round(box.west), round(box.north)) == (-125, 49)  # without Alaska and Hawaii
    assert atlas().box(["GI"]) == Box(-5.35, 36.14, -5.35, 36.14)
    assert atlas().box(["AQ"]) is None
    russia = atlas().box(["RU"])
    assert russia is not None
    assert russia.east > 180


def test_rings_are_found_by_boxes_on_either_side_of_the_date_line() -> None:
    rings = atlas().rings(5)
    for box in (Box(178, 60, 185, 70), Box(-182, 60, -175, 70)):
        assert "RU" in {rings.codes[number] for number in rings.within(box)}


def test_what_is_no_file_of_shapes_is_refused() -> None:
    with pytest.raises(ValueError, match="required field `scale`"):
        Atlas(b"{}")

"""What templates draw: the countries that articles name, and where a country is."""

import pytest

from builder.errors import ThemeError
from builder.pages.contexts import Coverage, Covered, Map
from builder.theming.maps import Maps
from builder.theming.theme import Theme
from tests.helpers import ROOT

THEME = Theme({}, {}, {}, {"countries.json": (ROOT / "theme/data/countries.json").read_bytes()})
MAPS = Maps(THEME, "en")
COUNTS = {"TJ": 42, "UZ": 41, "KG": 39, "KZ": 36, "TM": 18, "AF": 4, "BH": 3, "US": 2, "SUHH": 1}


def map_of(counts: dict[str, int], total: int = 97) -> Map:
    countries = (Covered(code, code, f"countries/{code}.html", counts[code]) for code in counts)
    return MAPS.map_of(Coverage(tuple(countries), total))


def test_countries_are_on_the_map_with_the_shades_of_their_classes() -> None:
    found = map_of(COUNTS)
    shades = {area.country.code: area.shade for area in found.areas}
    assert shades["TJ"] == shades["UZ"] == 5
    assert shades["TM"] == 4
    assert shades["AF"] == 3
    assert [(one.shade, one.first, one.last) for one in found.classes] == [
        (2, 1, 2),
        (3, 3, 4),
        (4, 5, 19),
        (5, 20, 42),
    ]


def test_every_country_is_on_the_map_or_is_named_beside_it() -> None:
    found = map_of(COUNTS)
    drawn = {area.country.code for area in found.areas}
    outside = [country.code for country in found.outside]
    assert drawn | {*outside} == {*COUNTS}
    assert outside == ["BH", "US", "SUHH"]


def test_a_country_that_is_no_more_has_the_shapes_of_those_that_came_out_of_it() -> None:
    found = map_of({"US": 90, "SUHH": 40, "JP": 30, "CSHH": 5, "CZ": 1, "DDDE": 1})
    [soviet] = [area for area in found.areas if area.country.code == "SUHH"]
    assert soviet.path.count("M") > 15
    # One of today that articles name has its own place.
    assert {area.country.code for area in found.areas} == {"US", "SUHH", "JP", "CZ"}
    assert [country.code for country in found.outside] == ["CSHH", "DDDE"]


def test_a_country_that_is_too_small_is_a_dot_above_the_others() -> None:
    found = map_of({"FR": 30, "US": 40, "JP": 20, "BR": 20, "SG": 3, "MT": 2})
    assert [area.country.code for area in found.areas if area.is_dot] == ["SG", "MT"]
    assert [area.is_dot for area in found.areas] == sorted(area.is_dot for area in found.areas)
    assert found.areas[-1].path.endswith("a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z")


def test_a_map_of_the_world_is_small() -> None:
    found = map_of({"FR": 30, "US": 40, "JP": 20, "BR": 20})
    paths = [found.land, found.disputed, *(area.path for area in found.areas)]
    assert (found.width, found.height) == (1000, 432)
    assert sum(map(len, paths)) < 30_000


def test_where_a_country_is_and_what_is_around_it() -> None:
    found = MAPS.locator_of("TJ")
    assert found
    assert found.neighbours == "Afghanistan, China, Kyrgyzstan, and Uzbekistan"
    assert found.here
    assert found.land
    assert not found.ring


def test_names_of_neighbours_are_in_the_language_of_the_site() -> None:
    found = Maps(THEME, "de").locator_of("TJ")
    assert found
    assert found.neighbours == "Afghanistan, China, Kirgisistan und Usbekistan"


@pytest.mark.parametrize("code", ["SG", "MT", "VA", "GI"])
def test_around_a_small_country_there_is_a_ring(code: str) -> None:
    found = MAPS.locator_of(code)
    assert found
    assert found.ring


def test_a_country_that_is_no_more_is_what_came_out_of_it() -> None:
    found = MAPS.locator_of("SUHH")
    assert found
    assert found.here.count("z") > 15
    assert found.neighbours == "", "those of today were not its own"


@pytest.mark.parametrize("code", ["AQ", "DDDE", "NTHH", "UM"])
def test_what_has_no_shape_has_no_locator(code: str) -> None:
    assert MAPS.locator_of(code) is None


def test_a_locator_takes_few_bytes() -> None:
    for code in ("RU", "SUHH", "UA", "LU", "IT", "ID", "CA", "NO", "GR", "YUCS"):
        found = MAPS.locator_of(code)
        assert found
        assert len(found.land) + len(found.here) < 8000, code


def test_a_theme_without_shapes_cannot_draw() -> None:
    with pytest.raises(ThemeError, match=r"has no data/countries\.json"):
        Maps(Theme(), "en").locator_of("TJ")
    with pytest.raises(ThemeError, match="has no shapes of countries: "):
        Maps(Theme({}, {}, {}, {"countries.json": b"{}"}), "en").locator_of("TJ")

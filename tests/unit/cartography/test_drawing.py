"""The countries that a frame shows, on the page."""

from builder.cartography.drawing import draw
from builder.cartography.frames import locator_frame, world_frame
from tests.unit.cartography.shapes import atlas


def test_the_world_has_all_countries_that_are_large_enough() -> None:
    drawing = draw(atlas(), world_frame(1000))
    assert len(drawing.shapes) > 160
    assert drawing.area("RU") > drawing.area("CA") > drawing.area("KZ") > drawing.area("TJ") > 0
    # On a map that keeps areas: 17.1 and 2.7 million square kilometres.
    assert 5.5 < drawing.area("RU") / drawing.area("KZ") < 7
    assert drawing.area("MC") == 0


def test_a_locator_has_a_country_and_what_is_around_it_and_no_more() -> None:
    box = atlas().box(["CL"])
    assert box is not None
    drawing = draw(atlas(), locator_frame(box, 360, 225))
    assert {"CL", "AR", "BO", "PE"} <= {*drawing.shapes}
    # What is opposite on the globe is not drawn inside out.
    assert not {"CN", "MN", "RU", "US"} & {*drawing.shapes}
    for shape in drawing.shapes.values():
        assert all(-6 < x < 366 and -6 < y < 231 for ring in shape for x, y in ring)


def test_disputed_areas_are_drawn_by_themselves_too() -> None:
    box = atlas().box(["EH"])
    assert box is not None
    drawing = draw(atlas(), locator_frame(box, 360, 225))
    assert drawing.disputed == drawing.shapes["EH"]


def test_the_map_of_the_sea_is_empty() -> None:
    box = atlas().box(["PN"])
    assert box is not None
    assert "FR" not in draw(atlas(), locator_frame(box, 360, 225)).shapes

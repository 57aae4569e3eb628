"""The tool that makes the file of shapes: what rings share, and how much each point matters."""

from hypothesis import given
from hypothesis import strategies as st

from tests.atlas import Area, made_of
from tests.topology import Ring, arcs_of, area_of, effective_areas, rank_of

# Two squares beside each other, and an island.
LEFT: Ring = [(0, 0), (0, 100), (100, 100), (100, 50), (100, 0)]
RIGHT: Ring = [(100, 0), (100, 50), (100, 100), (200, 100), (200, 0)]
ISLAND: Ring = [(300, 0), (300, 90), (390, 90), (390, 0)]


def test_rings_share_the_arc_of_their_border() -> None:
    arcs, paths = arcs_of([LEFT, RIGHT, ISLAND])
    assert len(arcs) == 4
    left, right, island = ({max(one, ~one) for one in path} for path in paths)
    assert len(left & right) == 1
    [border] = left & right
    assert sorted(arcs[border]) == [(100, 0), (100, 50), (100, 100)]
    assert not island & (left | right)


@given(st.integers(0, 4))
def test_arcs_make_the_rings_again(turn: int) -> None:
    rings = [LEFT[turn:] + LEFT[:turn], RIGHT, ISLAND]
    arcs, paths = arcs_of(rings)
    for ring, path in zip(rings, paths, strict=True):
        points = []
        for one in path:
            points += arcs[one][:-1] if one >= 0 else arcs[~one][:0:-1]
        start = points.index(ring[0])
        assert points[start:] + points[:start] == ring


def test_a_point_on_a_straight_line_matters_least() -> None:
    zigzag = [(0, 0), (100, 0), (200, 300), (300, 0), (400, 5), (500, 0)]
    areas = effective_areas(zigzag)
    assert len(areas) == 4
    assert max(areas) == areas[1]
    assert min(areas) == areas[3]


def test_ranks_grow_with_areas() -> None:
    assert rank_of(0) == -1
    ranks = [rank_of(0.003 * 2**power * 1.01) for power in range(12)]
    assert ranks == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9]


def test_areas_are_those_on_the_sphere() -> None:
    assert area_of([(0, -50), (0, 50), (100, 50), (100, -50)]) == 1
    assert 0.49 < area_of([(0, 5950), (0, 6050), (100, 6050), (100, 5950)]) < 0.51


def test_the_file_has_borders_and_neighbours() -> None:
    made = made_of(
        [Area("AA", False, [LEFT]), Area("BB", False, [RIGHT]), Area("CC", True, [ISLAND])]
    )
    assert made["neighbours"] == {"AA": ["BB"], "BB": ["AA"], "CC": []}
    assert made["boxes"] == {
        "AA": (0, 0, 100, 100),
        "BB": (100, 0, 200, 100),
        "CC": (300, 0, 390, 90),
    }
    assert made["disputed"].keys() == {"CC"}  # type: ignore[attr-defined]

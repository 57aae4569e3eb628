from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from builder.pages.pagination import SLICE_SIZE, slices_of

PAGE = "countries/kenya.html"


def numbered(count: int) -> dict[str, tuple[int, ...]]:
    return {part.page: part.positions for part in slices_of(PAGE, range(count)) if part.number}


@given(st.integers(0, 1500))
def test_the_parts_are_the_list(count: int) -> None:
    own, *older = slices_of(PAGE, range(count))
    positions = [position for part in reversed(older) for position in part.positions]
    assert positions + list(own.positions) == list(range(count))
    assert own.page == PAGE
    assert len(own.positions) < 2 * SLICE_SIZE
    assert own.positions or count == 0


@given(st.integers(0, 1500), st.integers(0, 300))
def test_a_numbered_part_stays_when_articles_are_added(count: int, more: int) -> None:
    assert numbered(count).items() <= numbered(count + more).items()


@given(st.integers(0, 1500))
def test_following_the_links_shows_every_part_in_order(count: int) -> None:
    parts = {part.page: part for part in slices_of(PAGE, range(count))}
    page, seen = PAGE, []
    while page:
        seen.append(page)
        page = parts[page].older
    assert seen == list(parts)
    for newer, older in pairwise(seen):
        assert parts[older].newer == newer
    assert [parts[page].oldest for page in seen] == [seen[-1]] * (len(seen) - 1) + [""]


@given(st.integers(0, 1500), st.integers(0, 300))
def test_the_page_of_a_part_stays_once_there_is_a_newer_one(count: int, more: int) -> None:
    before = {part.page: part for part in slices_of(PAGE, range(count))[2:]}
    after = {part.page: part for part in slices_of(PAGE, range(count + more))}
    assert before.items() <= after.items()

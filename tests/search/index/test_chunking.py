"""Where sequences are cut: a scan from the left says the same."""

from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from builder.search.index.chunking import boundary_hashes, chunk, chunk_groups
from tests.search.index.model import KEYS, integers

ROWS = st.lists(st.tuples(st.integers(0, 63), st.integers(0, 12)), max_size=60)
RARITIES = st.sampled_from([1, 2, 4, 16, 64])


def scanned(rows: list[tuple[int, int]], least: int, one_in: int) -> list[tuple[int, int]]:
    starts, length = [0], 0
    for row, (mark, own) in enumerate(rows):
        is_allowed = mark % one_in == 0
        if (length >= least and is_allowed) or length >= 2 * least:
            starts.append(row)
            length = 0
        length += own
    return list(zip(starts, [*starts[1:], len(rows)], strict=True)) if rows else []


def ranges(rows: list[tuple[int, int]], least: int, one_in: int) -> list[tuple[int, int]]:
    hashes, lengths = integers(mark for mark, _ in rows), integers(own for _, own in rows)
    return chunk(hashes, lengths, least, one_in)


@given(ROWS, st.integers(1, 30), RARITIES)
def test_ranges_are_those_of_a_scan(rows: list[tuple[int, int]], least: int, one_in: int) -> None:
    assert ranges(rows, least, one_in) == scanned(rows, least, one_in)


@given(ROWS, st.integers(1, 30), RARITIES)
def test_ranges_are_neither_short_nor_long(
    rows: list[tuple[int, int]], least: int, one_in: int
) -> None:
    found = ranges(rows, least, one_in)
    assert [row for first, last in found for row in range(first, last)] == [*range(len(rows))]
    lengths = [sum(own for _, own in rows[first:last]) for first, last in found]
    assert all(length >= least for length in lengths[:-1])
    # The last key of a range may be as long as it likes.
    assert all(sum(own for _, own in rows[a : b - 1]) < 2 * least for a, b in found)


@given(ROWS, ROWS, st.integers(1, 30), RARITIES)
def test_what_comes_later_moves_no_cut_before_it(
    rows: list[tuple[int, int]], more: list[tuple[int, int]], least: int, one_in: int
) -> None:
    before, after = ranges(rows, least, one_in), ranges(rows + more, least, one_in)
    starts = [first for first, _ in before]
    assert [first for first, _ in after][: len(starts)] == starts


@given(ROWS, ROWS, ROWS, st.integers(1, 30), RARITIES)
def test_from_a_cut_in_common_on_all_cuts_are_in_common(
    one: list[tuple[int, int]],
    two: list[tuple[int, int]],
    rest: list[tuple[int, int]],
    least: int,
    one_in: int,
) -> None:
    """Else one change would move every later cut."""
    found = [
        {first - len(before) for first, _ in ranges(before + rest, least, one_in)}
        for before in (one, two)
    ]
    if both := {start for start in found[0] & found[1] if start >= 0}:
        assert {s for s in found[0] if s > min(both)} == {s for s in found[1] if s > min(both)}


@given(st.lists(KEYS))
def test_boundary_hashes(keys: list[str]) -> None:
    assert boundary_hashes(keys).tolist() == [crc32(key.encode()) for key in keys]


def large_groups(rows: list[tuple[int, int]], least: int) -> list[tuple[int, int]]:
    """The rows from the first to after the last of each group that has a range of its own."""
    found = []
    for group in {group for group, _ in rows}:
        own = [row for row, (other, _) in enumerate(rows) if other == group]
        first, end = own[0], own[-1] + 1
        length = sum(rows[row][1] for row in own)
        if length >= least // 2 and sum(size for _, size in rows[first:end]) <= 2 * length:
            found.append((first, end))
    apart: list[tuple[int, int]] = []
    for first, end in sorted(found):
        if not apart or first >= apart[-1][1]:
            apart.append((first, end))
    return apart


@given(
    st.lists(st.tuples(st.integers(0, 7), st.integers(1, 12)), max_size=60),
    st.integers(2, 30),
    RARITIES,
)
def test_large_groups_have_ranges_of_their_own(
    rows: list[tuple[int, int]], least: int, one_in: int
) -> None:
    groups, lengths = integers(group for group, _ in rows), integers(own for _, own in rows)
    expected, done = [], 0
    for first, end in [*large_groups(rows, least), (len(rows), len(rows))]:
        between = scanned(rows[done:first], least, one_in)
        expected += [(done + start, done + stop) for start, stop in between]
        expected += [(first, end)] if first < end else []
        done = end
    assert chunk_groups(groups, lengths, least, one_in) == expected

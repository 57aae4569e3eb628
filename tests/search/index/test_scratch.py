"""What is divided among temporary files is there again, in order."""

from io import BytesIO
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.search.index import scratch
from builder.search.index.scratch import Column, Regions, Spool, Texts, into_regions, slices

NUMBERS = st.integers(-(2**31), 2**31 - 1)


@given(st.lists(st.lists(NUMBERS, max_size=5)), st.integers(1, 7))
def test_a_column_is_read_as_often_as_wanted(arrays: list[list[int]], at_once: int) -> None:
    column, other = Column(np.int32, BytesIO), Column(np.int64, BytesIO)
    for own in arrays:
        column.add(np.array(own, dtype=np.int32))
        other.add(np.array(own, dtype=np.int64) * 2)
    numbers = [number for own in arrays for number in own]
    assert len(column) == len(numbers)
    with patch.object(scratch, "AT_ONCE", at_once):
        for _ in range(2):
            found = [*slices(column, other)]
            assert all(len(one) == len(two) <= at_once for one, two in found)
            assert [one for some, _ in found for one in some.tolist()] == numbers
            assert [two for _, some in found for two in some.tolist()] == [2 * n for n in numbers]


# Rows in none of the regions have their number; there may be more regions than fit 16 bits.
@given(
    st.lists(st.lists(st.tuples(st.integers(-2, 2), NUMBERS, st.floats(width=32)), max_size=8)),
    st.sampled_from([4, 70_000]),
)
def test_rows_come_back_by_region(tables: list[list[tuple[int, int, float]]], number: int) -> None:
    tables = [[(own % (number + 1), a, b) for own, a, b in table] for table in tables]
    rows = [row for table in tables for row in table]
    sizes = [sum(own == region for own, _, _ in rows) for region in range(number)]
    regions = Regions([np.int32, np.float32], sizes, BytesIO)
    for table in tables:
        own, numbers, floats = (
            (list(some) for some in zip(*table, strict=True)) if table else [[]] * 3
        )
        columns = np.array(numbers, dtype=np.int32), np.array(floats, dtype=np.float32)
        regions.add(*into_regions(np.array(own, dtype=np.int64), number, columns))
    for region in {own for own, _, _ in rows} - {number}:
        found = [column.tolist() for column in regions.read(region)]
        assert repr([*zip(*found, strict=True)]) == repr(
            [(whole, part) for own, whole, part in rows if own == region]
        )


@given(st.lists(st.binary(max_size=5)), st.data())
def test_a_spool_gives_any_bytes(pieces: list[bytes], data: st.DataObject) -> None:
    spool = Spool(BytesIO)
    for piece in pieces:
        spool.add(piece)
    whole = b"".join(pieces)
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    assert spool.read(start, end) == whole[start:end]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=5)), st.data())
def test_a_list_of_texts_is_a_list(texts: list[str], data: st.DataObject) -> None:
    kept = Texts(BytesIO)
    kept.extend(texts)
    start, end = data.draw(st.slices(len(texts)).map(lambda own: (own.start, own.stop)))
    assert len(kept) == len(texts)
    assert [*kept] == texts
    assert kept[start:end] == texts[start:end]
    if texts:
        assert kept[0] == texts[0]
    kept.close()


def test_a_file_that_is_cut_short_is_told() -> None:
    column = Column(np.int32, BytesIO)
    column.add(np.arange(2, dtype=np.int32))
    with pytest.raises(OSError, match="shorter than it was"):
        column.read(0, 3)


def test_a_region_takes_no_more_than_it_was_told() -> None:
    regions = Regions([np.int32], [1, 1], BytesIO)
    with pytest.raises(AssertionError, match="too many rows"):
        regions.add([2, 0], [np.arange(2)])

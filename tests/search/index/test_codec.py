"""Numbers, lists and bytes come out of the codes as they went in."""

import json
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.search.index import codec
from builder.search.index.codec import (
    bytes_of,
    content_hash,
    distinct,
    each_of,
    encode_lists,
    encode_numbers,
    hashed_script,
    number_sizes,
    pack,
    pieces,
    recoded,
    rice_parameter,
    rice_parameters,
    script,
    script_of,
    spans,
    to_json,
    to_text,
    together,
    unpack,
    unpack_some,
    view,
)
from tests.search.index.model import (
    from_base64,
    integers,
    naive_rice,
    number_bytes,
    read_list,
    read_numbers,
    value_of,
)

EDGES = [2**bits - less for bits in (7, 8, 14, 16, 21, 28, 32) for less in (1, 0)]
NUMBERS = st.lists(st.integers(0, 2**35 - 1) | st.sampled_from(EDGES), max_size=30)
COUNTS = st.lists(st.integers(0, 9), max_size=20)
LISTS = st.lists(
    st.tuples(
        st.sets(st.integers(0, 90), min_size=1, max_size=20).map(sorted),
        st.integers(0, 7),  # the Rice parameter
        st.integers(0, 6),  # the bits of a tail
        st.integers(0, 63),  # what tails are made of
    ),
    max_size=8,
)
JSON = st.recursive(
    st.text() | st.integers(-(2**53), 2**53) | st.booleans(), st.lists, max_leaves=5
)


@given(st.lists(st.integers(0, 2**63 - 1) | st.sampled_from(EDGES), max_size=10), st.data())
def test_packed_numbers(numbers: list[int], data: st.DataObject) -> None:
    packed = pack(integers(numbers))
    assert unpack(packed).tolist() == view(packed).tolist() == numbers
    size = next(size for size in (1, 2, 4, 8) if max(numbers, default=0) < 256**size)
    assert packed[0] == size
    assert len(packed) == 1 + size * len(numbers)
    some = data.draw(st.lists(st.sampled_from(range(len(numbers)))) if numbers else st.just([]))
    assert unpack_some(packed, integers(some)).tolist() == [numbers[at] for at in some]


@given(NUMBERS)
@example([])
@example(EDGES)
def test_variable_length_numbers(numbers: list[int]) -> None:
    data = encode_numbers(integers(numbers)).tobytes()
    assert read_numbers(data) == numbers
    assert data == b"".join(map(number_bytes, numbers))
    assert number_sizes(integers(numbers)).tolist() == [len(number_bytes(n)) for n in numbers]


@given(st.integers(1, 2000), st.integers(1, 200_000))
@example(2, 3)
@example(1, 1)
def test_the_rice_parameter(count: int, limit: int) -> None:
    assert rice_parameter(count, limit) == naive_rice(count, limit)


@given(st.lists(st.integers(0, 50)), st.integers(1, 2000))
def test_the_rice_parameter_of_each_list(counts: list[int], limit: int) -> None:
    expected = [naive_rice(count, limit) if count else 0 for count in counts]
    assert rice_parameters(integers(counts), limit).tolist() == expected


@given(st.lists(st.integers(0, 9)))
def test_a_function_is_called_once_for_each_number(numbers: list[int]) -> None:
    calls = []

    def function(number: int) -> int:
        calls.append(number)
        return number * number + 1

    assert each_of(integers(numbers), function).tolist() == [n * n + 1 for n in numbers]
    assert calls == sorted({*numbers})


@given(
    st.dictionaries(st.text("abc", min_size=1), st.integers(0, 60), min_size=1),
    st.integers(1, 300),
    st.integers(1, 300),
)
def test_what_is_recoded(counts: dict[str, int], before: int, after: int) -> None:
    packed = pack(integers(counts.values()))
    assert recoded("\n".join(counts), packed, before, after) == {
        key
        for key, count in counts.items()
        if count and naive_rice(count, before) != naive_rice(count, after)
    }


def test_of_nothing_nothing_is_recoded() -> None:
    assert recoded("", codec.NO_NUMBERS, 1, 1000) == set()


@given(COUNTS, st.integers(1, 12))
def test_lists_worked_on_at_a_time(counts: list[int], at_once: int) -> None:
    items = [(row, number) for row, count in enumerate(counts) for number in range(count)]
    with patch.object(codec, "_AT_ONCE", at_once):
        found = list(together(integers(counts)))
    rows = list(range(len(counts)))
    assert [row for own, _ in found for row in rows[own]] == rows
    assert [item for _, own in found for item in items[own]] == items
    for lists, own in found:
        assert {row for row, _ in items[own]} <= {*rows[lists]}
        assert len(items[own]) <= at_once or len(rows[lists]) == 1


@given(LISTS)
@example([([0], 0, 0, 0)])
@example([(list(range(64)), 0, 0, 0), ([90], 0, 6, 63), (list(range(65)), 0, 0, 0)])
def test_lists_of_rising_numbers(lists: list[tuple[list[int], int, int, int]]) -> None:
    tails = [[(seed + n) % 2**bits for n in numbers] for numbers, _, bits, seed in lists]
    encoded = encode_lists(
        integers(number for numbers, *_ in lists for number in numbers),
        integers(tail for own in tails for tail in own),
        integers(len(numbers) for numbers, *_ in lists),
        integers(rice for _, rice, _, _ in lists),
        integers(bits for _, _, bits, _ in lists),
    )
    for (numbers, rice, bits, _), own, data in zip(lists, tails, encoded, strict=True):
        assert read_list(data, len(numbers), rice, bits) == dict(zip(numbers, own, strict=True))


@given(st.sets(st.integers(0, 2**31 - 1), min_size=1, max_size=40).map(sorted))
def test_lists_of_large_numbers(numbers: list[int]) -> None:
    rice = naive_rice(len(numbers), 2**31)
    tails, counts = integers(n & 63 for n in numbers), integers([len(numbers)])
    (data,) = encode_lists(integers(numbers), tails, counts, integers([rice]), integers([6]))
    assert read_list(data, len(numbers), rice, 6) == {number: number & 63 for number in numbers}


@given(st.lists(st.integers(0, 20)))
def test_distinct_numbers(numbers: list[int]) -> None:
    assert distinct(integers(numbers)).tolist() == sorted({*numbers})


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 5))))
def test_spans(some: list[tuple[int, int]]) -> None:
    starts, sizes = integers(start for start, _ in some), integers(size for _, size in some)
    expected = [at for start, size in some for at in range(start, start + size)]
    assert spans(starts, sizes).tolist() == expected


@given(st.lists(st.binary(max_size=5)))
def test_pieces(parts: list[bytes]) -> None:
    assert pieces(b"".join(parts), integers(map(len, parts))) == parts


@given(JSON)
@example("\u2028\u2029</script>")
def test_scripts(value: Any) -> None:
    assert value_of({"a-b.js": script("a-b", value)}, "a-b") == value
    name, data = hashed_script("c-", value)
    assert value_of({f"{name}.js": data}, name) == value
    assert name[:2] == "c-"
    assert name[2:].isalnum()
    assert len(name) == 12


@given(JSON)
def test_json_has_no_line_ends(value: Any) -> None:
    text = to_json(value)
    assert json.loads(text) == value
    assert not {"\n", "\r", "\u2028", "\u2029"} & {*text}


@given(JSON, JSON)
def test_scripts_with_other_contents_have_other_names(one: Any, two: Any) -> None:
    names = hashed_script("c-", one)[0], hashed_script("c-", two)[0]
    assert (names[0] == names[1]) == (to_json(one) == to_json(two))


@given(st.binary())
def test_bytes_of_scripts(data: bytes) -> None:
    assert from_base64(to_text(data)) == data
    assert bytes_of(script_of("p-x", to_text(data))) == data


@pytest.mark.parametrize("value", [{"keys": "a"}, ["a"], 1, "no base64", "YQ"])
def test_a_script_without_bytes(value: Any) -> None:
    with pytest.raises(ValueError, match=r".+"):
        bytes_of(script("p-x", value))


@given(st.binary(), st.binary())
def test_hashes_are_short_and_differ(one: bytes, two: bytes) -> None:
    assert (content_hash(one) == content_hash(two)) == (one == two)
    assert len(content_hash(one)) == codec.HASH_LENGTH
    assert np.isin([*content_hash(one)], [*"abcdefghijklmnopqrstuvwxyz234567"]).all()

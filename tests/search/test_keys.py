"""Keys of both indexes: sorted as JavaScript sorts, and pairs without an order of their own."""

from hypothesis import example, given
from hypothesis import strategies as st

from builder.search.keys import in_utf16_order, pair_key, utf16_order

KEYS = st.text(st.characters(exclude_characters=" "), max_size=4)


def units(key: str) -> list[int]:
    """The code units of UTF-16, by which JavaScript compares."""
    data = key.encode("utf-16-le", "surrogatepass")
    return [data[at] | data[at + 1] << 8 for at in range(0, len(data), 2)]


@given(st.lists(KEYS))
@example(["\ue000", "\U0001d4b6"])  # UTF-16 puts these the other way round
def test_the_order_is_that_of_code_units(keys: list[str]) -> None:
    assert in_utf16_order(keys) == sorted(keys, key=units)
    assert sorted(keys, key=utf16_order) == sorted(keys, key=units)


@given(KEYS, KEYS)
@example("\ue000", "\U0001d4b6")
def test_a_pair_has_its_lower_key_first(one: str, two: str) -> None:
    assert pair_key(one, two) == pair_key(two, one)
    assert pair_key(one, two).split(" ") == sorted([one, two], key=units)

"""Keys without what they share with the one before."""

from hypothesis import given
from hypothesis import strategies as st

from builder.search.index.front_coding import front_coded, front_coded_lines
from tests.search.index.model import KEYS, read_lines


@given(st.lists(st.tuples(KEYS, KEYS)))
def test_front_coding(both: list[tuple[str, str]]) -> None:
    before, keys = [one for one, _ in both], [two for _, two in both]
    for one, two, coded in zip(before, keys, front_coded(before, keys), strict=True):
        shared = int(coded[0], 16)
        assert one[:shared] + coded[1:] == two
        assert all(ord(letter) <= 0xFFFF for letter in one[:shared])  # else JavaScript differs
        if shared < 15 and one[shared : shared + 1] == two[shared : shared + 1]:
            assert not one[shared:] or ord(one[shared]) > 0xFFFF, "more is shared"


@given(st.dictionaries(KEYS, st.lists(st.text("0:af"), max_size=2)))
def test_front_coded_lines(lines: dict[str, list[str]]) -> None:
    rests = ["".join(f"\t{field}" for field in fields) for fields in lines.values()]
    assert read_lines(front_coded_lines([*lines], rests)) == list(lines.items())

"""A line of JSON has the keys and values that Python reads in it, each at its place."""

import json

from hypothesis import given
from hypothesis import strategies as st

from builder.metadata.block import Block
from builder.metadata.json_entries import read_json

keys = st.text("abc_", min_size=1, max_size=8).filter(lambda key: key != "text")
values = st.text('ab\u00e9\u0436\\"\u4e2d ', max_size=12) | st.integers(0, 9999)


@given(st.dictionaries(keys, values, max_size=6), st.booleans())
def test_every_key_and_value_is_where_it_is_written(
    written: dict[str, object], is_ascii: bool
) -> None:
    line = json.dumps(written, ensure_ascii=is_ascii)
    entries, problems = read_json(line, Block("a.jsonl", 4), "text")
    assert [one for one in problems if one.severity == "error"] == []
    assert {key: one.value.value for key, one in entries.items()} == {
        key: str(value) for key, value in written.items()
    }
    for key, one in entries.items():
        assert (one.place.line, line[one.place.column - 1 :][: len(key) + 2]) == (5, f'"{key}"')


def test_what_is_no_object_says_where() -> None:
    for line, column in (("", 1), ("[1]", 1), ('{"a": }', 7), ('{"a": 1', 8)):
        entries, (problem,) = read_json(line, Block("a.jsonl", 4), "text")
        assert entries == {}
        assert (problem.code, problem.line, problem.column) == ("json-syntax", 5, column)

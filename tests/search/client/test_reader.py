"""The browser knows the names of blocks and buckets, however many there are."""

import base64
from collections.abc import Iterator
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.search.client import FILES
from builder.search.index import files
from builder.search.index.codec import checked_name
from builder.search.index.sizes import CHECKS
from tests.search.index.model import made, value_of
from tests.search.node import Browser, running

# The name of the file that is loaded, instead of what it has; lists of checks are there.
NAME = """async (checks, lists, count, number, each) => {
  load = async (folder, name) => (lists[name] ? JSON.stringify(lists[name]) : name);
  const reader = new Reader("", { shards: "", lexicon: "", columns: {}, names: {}, months: [] });
  return reader.numbered("d/", checks, count, number, (text) => text, each);
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running(*FILES) as browser:
        yield browser


@settings(max_examples=50)
@given(
    st.integers(1, 3 * CHECKS),
    st.integers(0, 2**32 - 1),
    st.sampled_from([CHECKS, 4_096]),
    st.sampled_from([1, 2, 4]),
)
def test_names_of_blocks(browser: Browser, count: int, number: int, most: int, each: int) -> None:
    checks = [base64.b64encode((at * 77_777).to_bytes(4)[1:])[:3].decode() for at in range(count)]
    with patch.object(files, "MOST_CHECKS", most):
        said, more = made(files.said_of(checks))
    assert isinstance(said, str) == (count <= most)
    lists = {name: value_of(more, name) for name in (said if isinstance(said, list) else ())}
    at = number % (count * each)
    expected = checked_name(f"d/{at}", checks[at // each])
    assert browser.call(NAME, said, lists, count * each, number, each) == expected

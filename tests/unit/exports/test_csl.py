"""CSL-JSON: what the search page saves."""

import json

from hypothesis import given
from hypothesis import strategies as st

from builder.exports.csl import csl
from builder.exports.entries import Entry
from tests.unit.exports.as_saved import ENTRIES, saved, scripts


def test_it_is_what_the_search_page_saves() -> None:
    with scripts() as browser:

        @given(st.lists(ENTRIES, max_size=4))
        def compare(entries: list[Entry]) -> None:
            items = [*map(csl, entries)]
            assert items == json.loads(saved(browser, "csl", entries))
            keys = [[*one] for one in items]
            assert keys == [[*one] for one in json.loads(saved(browser, "csl", entries))]

        compare()

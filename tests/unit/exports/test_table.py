"""CSV: what the search page saves, and what a reader of CSV makes of it."""

import csv

from hypothesis import given
from hypothesis import strategies as st

from builder.exports.entries import Entry
from builder.exports.table import BETWEEN, COLUMNS, HEADER, row
from tests.unit.exports.as_saved import ENTRIES, saved, scripts


def test_it_is_what_the_search_page_saves() -> None:
    with scripts() as browser:

        @given(st.lists(ENTRIES, max_size=4))
        def compare(entries: list[Entry]) -> None:
            assert HEADER + "".join(map(row, entries)) == saved(browser, "csv", entries)

        compare()


@given(ENTRIES)
def test_a_reader_gets_the_columns(entry: Entry) -> None:
    ((*values,),) = csv.reader([row(entry)], strict=True)
    assert len(values) == len(COLUMNS)
    written = BETWEEN.join(entry.countries)
    found = values[COLUMNS.index("countries")]
    assert found == written or "'" in found  # before what a spreadsheet would run

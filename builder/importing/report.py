"""`import-report.csv`: what became of every row of an input."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

_COLUMNS = ("file", "row", "result", "article", "mapped", "dropped", "doubtful", "reason")
_FORMULAS = ("=", "+", "-", "@", "\t")
RESULTS = ("new", "changed", "unchanged", "conflict", "repeat", "left out", "refused")


class Row(NamedTuple):
    """A row of the input: where it stands, what became of it, and why."""

    file: str
    row: int
    result: str
    article: str = ""
    mapped: str = ""
    dropped: str = ""
    doubtful: str = ""
    reason: str = ""


def table(rows: Sequence[Row]) -> bytes:
    """The report as a table that spreadsheets open."""
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(_COLUMNS)
    for row in rows:
        writer.writerow([_harmless(str(cell)) for cell in row])
    return ("\ufeff" + lines.getvalue()).encode("utf-8", "replace")


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULAS) else cell


def counts(rows: Sequence[Row]) -> dict[str, int]:
    """How many rows had each result, in the order of `RESULTS`."""
    found = Counter(row.result for row in rows)
    return {result: found[result] for result in RESULTS if found[result]}

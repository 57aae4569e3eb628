"""The report is a table that no spreadsheet runs."""

from builder.importing.report import Row, counts, table


def test_the_table() -> None:
    rows = [Row("a.csv", 2, "new", reason="=1+1"), Row("a.csv", 3, "refused")]
    lines = table(rows).decode("utf-8-sig").splitlines()
    assert lines[0] == "file,row,result,article,mapped,dropped,doubtful,reason"
    assert lines[1] == "a.csv,2,new,,,,,'=1+1"
    assert counts(rows) == {"new": 1, "refused": 1}

"""`builder import` says what it would do, and what is left to decide."""

from builder.cli import importing
from tests.helpers import SiteTest


def test_what_is_said(site: SiteTest) -> None:
    site.write("t.csv", "title,date,Shelf\nA,2015,x\n,,\n,soon,\n")
    result = site.run("import", "csv", "t.csv")
    assert result.stdout.splitlines() == [
        "t.csv:4: refused: it has neither a title nor an address; give it one of them",
        "Left out until import.yaml says what they are: Shelf",
        "2 rows: 1 new, 1 refused; each is in import-report.csv",
        "Nothing was imported yet; look at the report, then call it with --write",
    ]
    result = site.run("import", "csv", "t.csv", "--write")
    assert result.stdout.splitlines()[-1].endswith("each is in import-report.csv")


def test_kinds_that_are_not_there(site: SiteTest) -> None:
    result = site.run("import", "docx", "x")
    assert result.exit_code == 2
    assert "'docx' is not one of 'csv'" in result.stderr
    assert importing.importing_command.name == "import"

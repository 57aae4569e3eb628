"""Workbooks: days and numbers as they are meant, each sheet a table, no bomb."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from builder.importing.kinds import xlsx
from tests.helpers import SiteTest
from tests.unit.importing.importing import article, imported, refused, report


def book(*sheets: list[list[object]]) -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for rows in sheets:
        sheet = made.create_sheet()
        for row in rows:
            sheet.append(row)
    return made


def save(made: openpyxl.Workbook, path: Path) -> None:
    made.save(path)


def test_cells_are_as_they_are_meant(site: SiteTest) -> None:
    rows: list[list[object]] = [
        ["Headline", "Link", "Published", "Pages", "Ready"],
        ["A", "https://e.org/a", datetime(2015, 1, 20), 2015.0, True],
        [],
        ["B", None, datetime(2015, 1, 21, 10, 5, 3, 999999), 2.5, False],
        ["C", None, date(2015, 1, 22), 3, None],
        ["D", None, "2015~", None, None],
    ]
    save(book(rows), site.source / "t.xlsx")
    imported(site, "xlsx", "t.xlsx")
    assert "title: A\ndate: 2015-01-20\n" in article(site, "2015/01/a")
    assert "date: 2015-01-21T10:05:04\n" in article(site, "2015/01/b")
    assert "date: 2015-01-22\n" in article(site, "2015/01/c")
    assert [row["row"] for row in report(site)] == ["2", "4", "5", "6"]
    assert 'Pages: "?"  # 3, such as 2015\n' in (site.source / "import.yaml").read_text()


def test_what_stands_above_the_headings_is_left_out(site: SiteTest) -> None:
    rows: list[list[object]] = [["My links"], ["of 2015"], ["Title", "Date"], ["A", 2015]]
    save(book([*rows, ["B", 2015, "more"]]), site.source / "t.xlsx")
    imported(site, "xlsx", "t.xlsx")
    above = ("left out", "it stands above the headings")
    cells = "this row has 3 cells, and there are 2 headings; give each column a heading"
    told = [(row["result"], row["reason"]) for row in report(site)]
    assert told == [above, above, ("new", ""), ("refused", cells)]


def test_faults_of_formulas_and_signs_of_the_format_are_no_text(site: SiteTest) -> None:
    rows: list[list[object]] = [["Title", "Date", "Summary"], ["A", 2015, "#N/A"]]
    save(book([*rows, ["B", 2015, "One_x000D_\nTwo"]]), site.source / "t.xlsx")
    imported(site, "xlsx", "t.xlsx")
    assert "summary" not in article(site, "2015/01/a")
    assert "summary: One Two\n" in article(site, "2015/01/b")


def test_sheets(site: SiteTest) -> None:
    made = book([["title"], ["A"]], [["title"], ["B"]], [["a note"]], [["title"], ["C"]], [])
    made.worksheets[3].sheet_state = "hidden"
    save(made, site.source / "t.xlsx")
    imported(site, "xlsx", "t.xlsx")
    told = [(row["file"], row["result"], row["reason"]) for row in report(site)]
    assert told == [
        ("t.xlsx, Sheet", "new", ""),
        ("t.xlsx, Sheet1", "new", ""),
        ("t.xlsx, Sheet2", "left out", "the sheet has one row, and no table"),
        (
            "t.xlsx, Sheet3",
            "left out",
            "the sheet is hidden; show it in Excel, save, and import again",
        ),
    ]


def test_cells_that_lead_somewhere(site: SiteTest) -> None:
    made = book([["Headline"], ["A"], ["B"], ["C"]])
    for place, address in (("A2", "https://e.org/a?x=1&y=2"), ("A3", "mailto:x@e.org")):
        made.worksheets[0][place].hyperlink = address
    save(made, site.source / "t.xlsx")
    imported(site, "xlsx", "t.xlsx")
    first, second, _ = report(site)
    assert first["mapped"] == "Headline: title; hyperlink: source_url"
    assert second["mapped"] == "Headline: title"
    text = (site.source / first["article"]).read_text()
    assert "source_url: https://e.org/a?x=1&y=2\n" in text


def test_notes_above_the_headings(site: SiteTest) -> None:
    made = book([["Our list", None, "of 2015"], [], ["Headline", "Date", "Page"], ["A", "2015", 3]])
    save(made, site.source / "t.xlsx")
    imported(site, "xlsx", "t.xlsx")
    told = [(row["row"], row["result"], row["reason"]) for row in report(site)]
    assert told == [("1", "left out", "it stands above the headings"), ("4", "new", "")]


def test_a_cell_far_away_costs_nothing(site: SiteTest) -> None:
    made = book([["title"], ["A"]])
    made.worksheets[0]["XFD1048576"] = "far"
    save(made, site.source / "t.xlsx")
    imported(site, "xlsx", "t.xlsx")
    assert [row["result"] for row in report(site)] == ["new"]


def packed(**files: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "input is no workbook of Excel (.xlsx)"),
        (b"title,date\n", "save its sheet as CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "a workbook of Excel before 2007, or has a password"),
        (packed(a=b"x"), "input is no workbook that can be read"),
    ],
)
def test_what_is_wrong_is_said(data: bytes, said: str, site: SiteTest) -> None:
    assert said in refused(site, "xlsx", data)


def test_a_bomb_is_not_unpacked(site: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_MOST_UNPACKED", 10_000_000)
    assert "unpacks to more than 10 MB" in refused(site, "xlsx", packed(a=b"\0" * 11_000_000))

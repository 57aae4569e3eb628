"""Tables as people and programs write them, with and without headings."""

from pathlib import Path

import pytest

from builder.exports.table import COLUMNS
from builder.importing.kinds import tables
from tests.helpers import SiteTest
from tests.unit.importing.importing import article, imported, refused, report, results


def test_a_column_of_addresses_is_enough(site: SiteTest) -> None:
    site.write(
        "links.csv", "https://example.org/2015/01/20/syria-calling/\nhttps://b.org/x_y.html\n"
    )
    imported(site, "csv", "links.csv")
    assert "title: Syria calling\ndate: 2015-01-20\n" in article(site, "2015/01/syria-calling")
    row = report(site)[1]
    assert row["doubtful"] == "title: made of its address or name; date: unknown, so until today"
    assert 'date: "../' in (site.source / row["article"]).read_text()
    site.build()


def test_a_column_of_titles_is_enough(site: SiteTest) -> None:
    site.write("titles.csv", "One thing\nAnother thing\n")
    imported(site, "csv", "titles.csv")
    assert results(site) == ["new", "new"]


@pytest.mark.parametrize(
    "table",
    [
        "Headline,Link,Published,Outlet,Tags\nA,https://e.org/a,20.01.2015,Paper,x; z\n",
        "Headline\tLink\tPublished\tOutlet\tTags\nA\thttps://e.org/a\t20 Jan 2015\tPaper\tx, z\n",
        'sep=;\nHeadline;Link;Published;Outlet;Tags\n"A";e.org/a;2015-01-20;Paper;"x, z"\n',
        "\ufeffTITLE|URL|Date|Source|Topics\r\nA|https://e.org/a|2015/01/20|Paper|x;z\r\n",
    ],
)
def test_headings_are_known_by_synonyms(table: str, site: SiteTest) -> None:
    site.write_as_it_is("t.csv", table.encode())
    imported(site, "csv", "t.csv")
    text = article(site, "2015/01/a")
    assert "title: A\ndate: 2015-01-20\n" in text
    assert "source: Paper\nsource_url: https://e.org/a\ntopics: [x, z]\n" in text


def test_the_table_of_excel_in_utf_16(site: SiteTest) -> None:
    site.write_as_it_is("t.csv", "title\tdate\nОш\t2015\n".encode("utf-16"))
    imported(site, "csv", "t.csv")
    assert "title: Ош\n" in article(site, "2015/01/osh")


def test_a_date_that_can_be_two_is_not_guessed(site: SiteTest) -> None:
    table = "title,date\nA,03/04/2015\n"
    assert refused(site, "csv", table) == (
        "date: '03/04/2015' is 2015-04-03 or 2015-03-04; write date_order: dmy (day first) or "
        "date_order: mdy into import.yaml"
    )
    site.remove("import.yaml")
    site.write("t.csv", f"{table}B,25/04/2015\n")  # which tells what is first
    imported(site, "csv", "t.csv")
    assert "date: 2015-04-03\n" in article(site, "2015/04/a")


def test_repeats_are_listed_once(site: SiteTest) -> None:
    site.article("old", "source_url: https://example.org/there")
    table = "url\nhttps://a.org/x?utm_source=y\nhttp://www.a.org/x/\nhttps://example.org/there\n"
    site.write("t.csv", f"{table}doi:10.1000/ABC\nhttps://dx.doi.org/10.1000/abc\n")
    imported(site, "csv", "t.csv")
    assert [row["reason"] for row in report(site) if row["result"] == "repeat"] == [
        "the same as t.csv:2",
        "the address of content/articles/old.md",
        "the same as t.csv:5",
    ]
    site.run("import", "csv", "t.csv", "--duplicates=keep")
    assert results(site) == ["new", "new", "new", "unchanged", "unchanged"]


def test_what_an_archive_exports_comes_back(site: SiteTest) -> None:
    table = (
        "\ufeffid,title,authors,date,source,url,source_url,archived_url,language,summary,countries,"
        "organizations,people,topics\r\nx/1,A,B; C,2015~,P,https://e.org/articles/deep/a.html,"
        'https://p.org/,,ru,"S, t",Kyrgyzstan; Norway,,,\'=war\r\n'
    )
    site.write_as_it_is("t.csv", table.encode())
    imported(site, "csv", "t.csv")
    text = article(site, "deep/a")
    assert "id: x/1\nsource: P\nsource_url: https://p.org/\nauthors: [B, C]\n" in text
    assert 'topics: ["=war"]\n' in text
    assert 'summary: "S, t"\n' in text or "summary: S, t\n" in text


def test_identifiers_come_back_and_those_of_others_are_left_to_people(site: SiteTest) -> None:
    row = "x/1,A,,2015,P,https://e.org/articles/a.html,,,en,,,,,,"
    table = f"\ufeff{','.join(COLUMNS)}\r\n{row}doi:10.1000/a; ark:12148/b\r\n"
    site.write_as_it_is("t.csv", table.encode())
    imported(site, "csv", "t.csv")
    site.build()
    assert 'content="10.1000/a"' in site.page("articles/a.html")
    assert "https://n2t.net/ark:12148/b" in site.page("articles/a.html")
    site.write("u.csv", "title,date,identifiers\nB,2015,page 3\n")
    imported(site, "csv", "u.csv")
    assert "'page 3' is no identifier; write it as doi:" in report(site)[0]["doubtful"]


def test_a_draft_of_others_is_one_here(site: SiteTest) -> None:
    site.write("t.csv", "title,date,draft\nA,2015,true\nB,2015,\n")
    imported(site, "csv", "t.csv")
    assert "status: draft\n" in article(site, "2015/01/a")
    assert "status" not in article(site, "2015/01/b")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("", "Error: input is empty; a table has headings, and a row for each article"),
        ("title,date\n", "nothing below its first row"),
        ('title,url\n"abc,def\nx\n', "input:2: a quotation mark of this row is never closed"),
        ('title\n"a"b\n', "input:2: something stands behind the quotation mark"),
        (b"PK\x03\x04\xc7", "input is a workbook of Excel; import it as 'xlsx'"),
        ("title\na\0b\n", "input:2: a zero byte"),
        ("Привет как дела\n".encode("cp1251"), "input:1: the byte 0xCF is not UTF-8"),
        ("title,date\na,2015,x\n", "this row has 3 cells, and there are 2 headings; give"),
        ("title;date\na;2015;x\n", "put a cell with a semicolon in quotation marks"),
        ("title,url\n,\n ,x\n", "it has neither a title nor an address"),
        ("a," * 2000, "at most 500 are read"),
        ("title,date\na,2015-02-30\n", "2015-02 has 28 days"),
        ("title,id,date\na,../../x,2015\n", "cannot be an id"),
    ],
)
def test_what_is_wrong_is_said_with_the_row(table: str | bytes, said: str, site: SiteTest) -> None:
    assert said in refused(site, "csv", table)


def test_a_cell_may_be_large_and_the_limit_of_the_library_stays(site: SiteTest) -> None:
    import csv

    before = csv.field_size_limit()
    site.write("t.csv", f"title,date,text\nA,2015,{'word ' * 60_000}\n")
    imported(site, "csv", "t.csv")
    assert len(article(site, "2015/01/a")) > 290_000
    assert csv.field_size_limit() == before
    assert callable(tables.items)


@pytest.mark.parametrize(
    "lines",
    [
        ["https://example.org/story/0,,123,00.html", "https://example.org/story/0,,124,00.html"],
        ["Osh, a city", "Batken", "Talas"],
        ["https://example.org/a", "https://example.org/b,c"],
    ],
)
def test_commas_in_a_list_cut_nothing(lines: list[str], tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("\n".join([*lines, ""]))
    found = [value for one in tables.items(path) for value in one.fields.values()]
    assert found == lines


def test_a_table_of_which_no_row_could_be_read_leaves_no_rules(site: SiteTest) -> None:
    row = "Headline;Tags\nOne;war; peace\n"
    site.write("t.csv", row)
    assert site.run("import", "csv", "t.csv").exit_code == 0
    assert not (site.source / "import.yaml").exists()
    site.write("t.csv", row.replace("war; peace", '"war; peace"'))
    imported(site, "csv", "t.csv")
    assert results(site) == ["new"]

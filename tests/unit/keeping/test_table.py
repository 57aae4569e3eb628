"""The table of `export --csv` comes back as the same articles, and these as the same table."""

from pathlib import Path

from builder.importing.texts import read_file
from builder.keeping import table
from tests.helpers import SiteTest
from tests.unit.importing.importing import imported, report

SETTINGS = """\
title: Test archive
extra_fields: [shelf, number, parts]
field_map: {tags: topics}
"""
SECRET = f"{'Shown. ' * 90}\n\nSecret."
LINKS = """\
Headline,Link,Published,Outlet,Tags
A,https://e.org/a,2015-01-20,Paper,war; peace
"B, c",https://e.org/b,2015,,
"""


def exported(site: SiteTest, name: str = "t.csv") -> str:
    result = site.run("export", f"--csv={name}", f"--output={site.output}", "--no-cache")
    assert result.exit_code == 0, result.output
    return (site.source / name).read_text(encoding="utf-8-sig")


def again(tmp_path: Path, text: str) -> SiteTest:
    """An archive of nothing but a table."""
    (tmp_path / "again").mkdir()
    other = SiteTest(tmp_path / "again").write("site.yaml", SETTINGS)
    other.write("t.csv", f"\ufeff{text}")
    imported(other, "csv", "t.csv")
    return other


def test_everything_that_a_file_says_comes_back(site: SiteTest, tmp_path: Path) -> None:
    site.write("site.yaml", SETTINGS)
    more = """\
authors: ["Ann; Example", "=Bob"]
tags: [x, "y, z"]
source: A & b <i>c</i>
source_url: https://e.org/?a=1&amp=2
shelf: "017"
number: 17
parts: [a, {b: 1}]
redirects: [/old/]
noindex: true
identifiers: {doi: 10.1000/182, archive_org: syria-2015}
corrections: [{date: 2016-01-01, note: Wrong.}]
"""
    body = "- a\n- b; =c\n\n| x |\n|---|\n| y |\n\n[b](b.md) `&amp;`"
    site.article("2015/a", more, body, date="2015~")
    site.article("2015/b", "rights: excerpt\nsource_url: https://e.org/b", SECRET)
    site.article("2015/c", "status: draft")
    text = exported(site)
    assert text.startswith("path,id,title,date,source,source_url,identifiers,authors,")
    assert "Shown." in text
    assert "Secret" not in text
    other = again(tmp_path, text)
    assert [row["result"] for row in report(other)] == ["new", "new"]
    assert {row["doubtful"] for row in report(other)} == {""}
    assert exported(other, "u.csv") == text
    made = (other.source / "content/articles/2015/a.md").read_text()
    assert read_file(made).keys["authors"] == ["Ann; Example", "=Bob"]
    assert 'number: 17\nparts: ["a", {"b": 1}]\nshelf: "017"\n' in made
    assert made.endswith(f"\n\n{body}\n")


def test_a_table_of_links_comes_back(site: SiteTest, tmp_path: Path) -> None:
    site.write("links.csv", LINKS)
    imported(site, "csv", "links.csv")
    text = exported(site)
    for line in (
        "A,2015-01-20,Paper,https://e.org/a,war; peace,",
        '"B, c",2015,,https://e.org/b,,',
    ):
        assert line in text
    assert exported(again(tmp_path, text), "u.csv") == text


def test_what_is_there_stays(site: SiteTest) -> None:
    site.article("a").write("t.csv", "mine")
    result = site.run("export", "--csv=t.csv", f"--output={site.output}", "--no-cache")
    assert result.exit_code == 2
    assert "there is t.csv already" in result.stderr
    assert (site.source / "t.csv").read_text() == "mine"
    assert callable(table.table)

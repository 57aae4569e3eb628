"""References as Zotero and others export them."""

import json

import pytest

from builder.importing.kinds import csl
from tests.helpers import SiteTest
from tests.unit.importing.importing import article, imported, refused, report

ITEM = {
    "id": "http://zotero.org/users/1/items/ABC",
    "type": "article-journal",
    "title": "On <i>Osh</i> &amp; more",
    "author": [
        {"family": "Rashid", "given": "Ahmed"},
        {"literal": "International Crisis Group"},
        {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"},
    ],
    "issued": {"date-parts": [["2015", "3"], [2015, 4]]},
    "container-title": "Survey",
    "DOI": "10.1000/xyz",
    "URL": "https://example.org/x",
    "keyword": "war, peace",
    "volume": "12",
}


def test_a_reference_becomes_an_article(site: SiteTest) -> None:
    site.write("l.json", json.dumps([ITEM]))
    imported(site, "csl", "l.json")
    text = article(site, "2015/03/on-osh-more")
    assert "title: On Osh & more\ndate: 2015-03/2015-04\n" in text
    assert "source: Survey\nsource_url: https://doi.org/10.1000/xyz\n" in text
    names = "authors: [Ahmed Rashid, International Crisis Group, Ludwig van Beethoven]\n"
    assert names in text
    assert "topics: [war, peace]\n" in text
    row = report(site)[0]
    assert "volume (no rule)" in row["dropped"]
    assert 'volume: "?"  # 1, such as 12' in (site.source / "import.yaml").read_text()
    site.build()


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[2015]], "circa": True}, '"2015~"'),
        ({"date-parts": [[2015]], "season": 2}, "2015-22"),
        ({"date-parts": [[-44, 3, 15]]}, '"-0044-03-15"'),
        ({"raw": "20 January 2015"}, "2015-01-20"),
        ({"literal": "2015-01-20"}, "2015-01-20"),
        ("2015-01", "2015-01"),
    ],
)
def test_dates(issued: object, date: str, site: SiteTest) -> None:
    site.write("l.json", json.dumps([{"title": "A", "issued": issued}]))
    imported(site, "csl", "l.json")
    text = (site.source / report(site)[0]["article"]).read_text()
    assert f"date: {date}\n" in text.replace("2015~\n", '"2015~"\n').replace('""', '"')


@pytest.mark.parametrize("year", ["1e999", "99999999999999", '"soon"'])
def test_parts_that_are_no_date_are_not_lost(year: str, site: SiteTest) -> None:
    text = f'[{{"title": "A", "issued": {{"date-parts": [[{year}, 1]]}}}}]'
    shown = year.strip('"')
    assert f"date: '{shown}-1' is not a date" in refused(site, "csl", text)


def test_what_is_exported_comes_back(site: SiteTest) -> None:
    site.article("a", "source: Paper\nauthors: [Ann Example]").build()
    from gzip import decompress

    data = decompress((site.output / "data/articles.csl.json.gz").read_bytes())
    site.remove("content/articles/a.md")
    site.write_as_it_is("l.json", data)
    imported(site, "csl", "l.json")
    assert "authors: [Ann Example]\n" in (site.source / report(site)[0]["article"]).read_text()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "input:1: this is not JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("5", "is no list of references"),
        ("[5]", "item 1 is"),
        ('[{"publisher": "x"}]', "it has neither a title nor an address"),
    ],
)
def test_what_is_wrong_is_said(text: str, said: str, site: SiteTest) -> None:
    assert said in refused(site, "csl", text)
    assert callable(csl.items)

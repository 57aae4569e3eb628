"""Pages tell citation managers, previews and search engines what they hold."""

from itertools import product
from pathlib import Path

import pytest
import yaml

from builder.exports.opensearch import PATH as OPENSEARCH
from tests.citing import Head, block_of, item_of
from tests.helpers import SiteTest

URL = "https://example.org/archive/"

AUTHORS = [[], ["Ahmed Rashid"], ["Rashid, Ahmed", "Жанна Ережепова"]]
DATES = ["1991", "1991-12", "1991-12-25", "2015-01-20T14:05:00+06:00", "2015~", "2015-01/2015-02"]
LANGUAGES = ["en", "ru", "ky"]
SOURCES = ["", "Daily News", "Institute"]


def values_of(number: int) -> dict[str, object]:
    """The front matter of an article; no two have the same."""
    every = list(product(AUTHORS, DATES, LANGUAGES, SOURCES))
    authors, date, language, source = every[number * 7 % len(every)]
    values: dict[str, object] = {
        "title": f'Title "{number}" & <Osh>',
        "date": date,
        "language": language,
        "summary": f"What number {number} says: 'a' & \"b\" <c>.",
        "source_url": f"https://example.com/{number}?a=1&b=2",
        "archived_url": f"https://example.net/{number}",
    }
    values |= {"authors": authors} if authors else {}
    values |= {"source": source} if source else {}
    values |= {"countries": ["KG"], "topics": ["Water"]} if number % 2 else {}
    return values


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """An archive of a hundred articles."""
    site = SiteTest(tmp_path_factory.mktemp("citing"))
    site.write("site.yaml", f"title: Archive of tests\nurl: {URL}\n")
    site.write("content/sources/institute.yaml", "name: Institute\ntype: Think tank\n")
    site.write("content/countries/kyrgyzstan.yaml", "name: Kyrgyzstan\nwikidata: Q813\n")
    for number in range(100):
        text = yaml.safe_dump(values_of(number), allow_unicode=True)
        site.write(f"content/articles/a{number:02}.md", f"---\n{text}---\nThe *body*.\n")
    site.build()
    return site


def pages(site: SiteTest) -> list[Path]:
    return [site.output / f"articles/a{number:02}.html" for number in range(100)]


def start_of(date: str) -> str:
    """What ISO 8601 can say of a date."""
    return date.removesuffix("~").partition("/")[0]


def test_zotero_gets_all_of_a_hundred_articles(built: SiteTest) -> None:
    for number, page in enumerate(pages(built)):
        values, item = values_of(number), item_of(page)
        source = values.get("source", "")
        assert item.type == ("report" if source == "Institute" else "newspaperArticle")
        assert item.title == values["title"]
        assert item.authors == values.get("authors", [])
        assert item.date == start_of(str(values["date"]))
        assert item.publication == (source or "Archive of tests")
        assert item.language == values["language"]
        assert item.abstract == values["summary"]
        assert item.tags == (["Kyrgyzstan", "Water"] if number % 2 else [])
        assert item.url == f"{URL}articles/a{number:02}.html"
        assert item.original == values["source_url"]


def test_the_block_of_an_article_says_the_same(built: SiteTest) -> None:
    for number, page in enumerate(pages(built)):
        values, block = values_of(number), block_of(page)
        source = values.get("source", "")
        assert block["@type"] == ("Report" if source == "Institute" else "NewsArticle")
        assert block["identifier"] == f"a{number:02}"
        assert block["headline"] == values["title"]
        assert [one["name"] for one in block.get("author", [])] == values.get("authors", [])
        assert block["datePublished"] == start_of(str(values["date"]))
        assert block.get("temporal", block["datePublished"]) == values["date"]
        assert block["isBasedOn"] == values["source_url"]
        assert block["archivedAt"] == values["archived_url"]
        assert block.get("publisher", {}).get("name", "") == source
        if number % 2:
            country = {"@type": "Country", "name": "Kyrgyzstan"}
            assert block["about"] == [
                {**country, "sameAs": "https://www.wikidata.org/wiki/Q813"},
                {"@type": "DefinedTerm", "name": "Water"},
            ]


def test_previews_and_colours(built: SiteTest) -> None:
    head = Head(pages(built)[1].read_text(encoding="utf-8"))
    assert head.property("og:type") == "article"
    assert head.property("og:description") == values_of(1)["summary"]
    assert head.property("article:section") == "Water"
    assert head.tags["name theme-color"] == ["#fffdf9", "#171613"]
    assert head.property("og:locale") == "ky_KG"
    home = Head((built.output / "index.html").read_text(encoding="utf-8"))
    assert home.property("og:type") == "website"
    assert home.property("og:url") == URL
    assert home.property("og:locale") == ""  # English as in America is taken for granted


def test_pages_of_every_type_have_their_block(built: SiteTest) -> None:
    found = {
        path: block_of(built.output / path)["@type"]
        for path in ("index.html", "countries/kyrgyzstan.html", "dates/1991.html", "downloads.html")
    }
    assert [*found.values()] == ["WebSite", "CollectionPage", "CollectionPage", "Dataset"]
    country = block_of(built.output / "countries/kyrgyzstan.html")["about"]
    assert country["sameAs"] == "https://www.wikidata.org/wiki/Q813"


def test_versions_in_other_languages_name_each_other_and_themselves(site: SiteTest) -> None:
    site.write("site.yaml", f"title: T\nurl: {URL}\n")
    site.article("ru", "language: ru\ntranslation_of: en")
    site.article("en")
    site.build()
    expected = [
        ("en", f"{URL}articles/en.html"),
        ("ru", f"{URL}articles/ru.html"),
        ("x-default", f"{URL}articles/en.html"),
    ]
    for name in ("en", "ru"):
        head = Head(site.page(f"articles/{name}.html"))
        links = [(one["hreflang"], one["href"]) for one in head.links if "hreflang" in one]
        assert sorted(links) == expected


def test_an_article_that_shows_a_picture_has_it_in_previews(site: SiteTest) -> None:
    site.write("site.yaml", f"title: T\nurl: {URL}\n")
    site.write("content/articles/map.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    site.article("a", body="![A map](map.svg)")
    site.build()
    head = Head(site.page("articles/a.html"))
    assert head.property("og:image") == f"{URL}articles/map.svg"


def test_without_an_address_pages_claim_none(site: SiteTest) -> None:
    site.article("a", "topics: [Water]")
    site.build()
    page = site.page("articles/a.html")
    assert item_of(site.output / "articles/a.html").url == ""
    assert "url" not in block_of(site.output / "articles/a.html")
    assert "og:url" not in page
    assert not (site.output / OPENSEARCH).exists()

"""What search engines are told of a site's pages."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import pytest

from builder.archive import Archive
from builder.config import SiteConfig
from builder.dates.edtf import parse_date
from builder.exports import sitemap
from builder.exports.addresses import FILE, GONE, PAGE, REDIRECT
from builder.exports.sitemap import files, last_change, piece
from builder.model import Article, Correction, Listed
from tests.archives import archive_of, article_of
from tests.helpers import SiteTest
from tests.unit.exports.sitemaps import read_sitemap

HOME = "https://example.org/archive/"
ADDRESSES = [
    Listed(PAGE, "index.html"),
    Listed(PAGE, "topics/a & b.html"),
    Listed(REDIRECT, "old.html", "index.html"),
    Listed(GONE, "gone.html"),
    Listed(FILE, "report.pdf"),
]


class Site(NamedTuple):
    archive: Archive
    addresses: list[Listed]


def made(
    articles: Iterable[Article], addresses: list[Listed] = ADDRESSES, **config: Any
) -> dict[str, bytes]:
    archive = archive_of(*articles, config=SiteConfig(**{"url": HOME, **config}))
    pieces = [piece(archive.partition(at, at + 1)) for at in range(len(archive.articles))]
    return dict(files(pieces, Site(archive, addresses)))


def of_years(*years: int) -> list[Article]:
    return [
        article_of(f"{year}/{at}", f"{year}-01-20", added=parse_date(f"2020-01-{at + 10}"))
        for at, year in enumerate(years)
    ]


def test_it_has_all_pages_that_are_to_be_found() -> None:
    found = made([*of_years(2015), article_of("hidden", noindex=True), article_of("d", draft=True)])
    assert [*found] == ["sitemap.xml"]
    assert read_sitemap(found["sitemap.xml"]).addresses == {
        HOME: "",
        f"{HOME}topics/a%20&%20b.html": "",
        f"{HOME}articles/2015/0.html": "2020-01-10",
    }


@pytest.mark.parametrize(
    ("more", "day"),
    [
        ({}, ""),  # added on the day of its own date, as far as is known
        ({"added": "2016-02-03"}, "2016-02-03"),
        ({"added": "2016-02"}, "2016-02"),
        ({"added": "2016~"}, ""),
        ({"added": "2016-02-03T04:05:06"}, "2016-02-03"),
        ({"added": "2016-02-03", "updated": "2017-01-01"}, "2017-01-01"),
        ({"corrected": "2018-01-01", "updated": "2017-01-01"}, "2018-01-01"),
    ],
)
def test_the_last_change_is_told_where_it_is_known(more: dict[str, str], day: str) -> None:
    dates: dict[str, Any] = {key: parse_date(text) for key, text in more.items()}
    if corrected := dates.pop("corrected", None):
        dates["corrections"] = (Correction(corrected, "Spelling."),)
    assert last_change(article_of("a", **dates)) == day


def test_many_addresses_have_an_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MAX_ADDRESSES", 3)
    found = made(of_years(2014, 2014, 2015, 2015, 2015, 2015))
    index = read_sitemap(found.pop("sitemap.xml"))
    assert index == (
        "sitemapindex",
        {
            f"{HOME}sitemap-pages.xml": "",
            f"{HOME}sitemap-2014.xml": "2020-01-11",
            f"{HOME}sitemap-2015.xml": "2020-01-14",
            f"{HOME}sitemap-2015-2.xml": "2020-01-15",
        },
    )
    assert [HOME + path for path in found] == [*index.addresses]
    sizes = [len(read_sitemap(data).addresses) for data in found.values()]
    assert sizes == [2, 2, 3, 1]
    later = made(of_years(2014, 2014, 2015, 2015, 2015, 2015, 2016))
    assert {path for path in found if later[path] != found[path]} == set()


def test_the_limits_are_those_of_the_protocol() -> None:
    pages = [Listed(PAGE, f"{number}.html") for number in range(50_001)]
    assert read_sitemap(made([], pages[1:])["sitemap.xml"]).element == "urlset"
    found = made([], pages)
    assert read_sitemap(found["sitemap.xml"]).element == "sitemapindex"
    assert [*found] == ["sitemap.xml", "sitemap-pages.xml", "sitemap-pages-2.xml"]
    long = [Listed(PAGE, f"{'a' * 1900}{number}.html") for number in range(28_000)]
    assert read_sitemap(made([], long)["sitemap.xml"]).element == "sitemapindex"


def test_there_is_none_without_an_address_or_where_it_is_not_wanted() -> None:
    assert made(of_years(2015), url="") == {}
    assert made(of_years(2015), sitemap=False) == {}


def test_a_site_tells_where_its_sitemap_is(site: SiteTest) -> None:
    site.write("site.yaml", f"title: Archive\nurl: {HOME}\n")
    site.write("content/topics/oil.yaml", "name: Oil\n")
    site.article("a", "redirects: [/old.html]\ntopics: [Oil]").article("b", "noindex: true")
    gone = "status: withdrawn\nwithdrawn_reason: It was wrong."
    site.article("c", gone).article("d", "status: draft").build()
    assert site.page("robots.txt") == f"User-agent: *\nAllow: /\n\nSitemap: {HOME}sitemap.xml\n"
    found = {*read_sitemap((site.output / "sitemap.xml").read_bytes()).addresses}
    assert {HOME, f"{HOME}articles/a.html", f"{HOME}topics/oil.html"} <= found
    files = {one.removeprefix(HOME) or "index.html" for one in found}
    files = {f"{one}index.html" if one.endswith("/") else one for one in files}
    for path in files:
        assert "noindex" not in site.page(path)
        assert f'<link rel="canonical" href="{HOME}' in site.page(path)
    indexed = {path for path in site.pages() if "noindex" not in site.page(path)}
    assert files == indexed
    site.write("site.yaml", f"title: Archive\nurl: {HOME}\nsitemap: false\n").build()
    assert not (site.output / "robots.txt").exists()
    assert not (site.output / "sitemap.xml").exists()

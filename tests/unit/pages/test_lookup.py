"""The archive as its pages see it: links with and without pages, rows, navigation."""

import pytest

from builder.config import SiteConfig, parse_config
from builder.model import Entity, Kind
from builder.pages.contexts import EntityLink, NavItem, Row, When
from builder.pages.lookup import ArchiveLookup
from builder.pages.pagination import slices_of
from tests.archives import about, archive_of, article_of, page_of

A = article_of("a", entities=about(countries="kz kg", topics="war", sources="paper"))
B = article_of("b", "2015-02", language="ru", entities=about(countries="kg", sources="wire"))
GONE = article_of("gone", entities=about(countries="fr"), withdrawn=True)
ONLY_COUNTRIES = SiteConfig(indexes=(Kind.COUNTRIES,))


def test_who_has_a_page() -> None:
    lookup = ArchiveLookup(archive_of(A, GONE, config=ONLY_COUNTRIES))
    assert lookup.page_of(Kind.COUNTRIES, "kg") == "countries/kg.html"
    assert lookup.page_of(Kind.COUNTRIES, "fr") == "", "only a withdrawn article names it"
    assert lookup.page_of(Kind.TOPICS, "war") == "", "there is no index of topics"
    assert lookup.kinds == [Kind.COUNTRIES]


def test_a_name_without_a_page_is_shown_without_a_link() -> None:
    lookup = ArchiveLookup(archive_of(A, config=ONLY_COUNTRIES))
    countries = (EntityLink("KZ", "countries/kz.html"), EntityLink("KG", "countries/kg.html"))
    assert lookup.links(Kind.COUNTRIES, ["kz", "kg"]) == countries
    assert lookup.link(Kind.TOPICS, "war") == EntityLink("WAR", "")
    assert lookup.link(Kind.SOURCES, "paper") == EntityLink("PAPER", "")


def test_counts_are_of_published_articles() -> None:
    lookup = ArchiveLookup(archive_of(A, B, GONE))
    assert lookup.counted(Kind.COUNTRIES, "kg").articles == 2
    assert lookup.counted(Kind.COUNTRIES, "fr") == EntityLink("FR", "", 0)
    assert [link.articles for link in lookup.links(Kind.COUNTRIES, ["kg"])] == [0]


def test_rows_name_the_source_if_there_are_several_and_a_language_that_is_not_the_site_s() -> None:
    alone, both = ArchiveLookup(archive_of(A)), ArchiveLookup(archive_of(A, B))
    when = When("January 20, 2015", "2015-01-20")
    assert alone.rows == [Row(A.page, A.title, when, "", "")]
    assert [(row.source, row.language) for row in both.rows] == [("PAPER", ""), ("WIRE", "ru")]


def test_a_part_is_newest_first() -> None:
    lookup = ArchiveLookup(archive_of(A, B))
    (own,) = slices_of("x.html", [0, 1])
    [group] = lookup.part(own).groups
    assert [row.page for row in group.rows] == ["articles/b.html", "articles/a.html"]
    assert group[:3] == ("", "", ""), "a short list of one year needs no heading"


def test_a_part_has_headings_and_those_of_days_say_what_rows_need_not_say_again() -> None:
    dates = ["2013-12-31"] * 60 + ["2014-01"] * 60 + ["2014-01-02T10:30"] * 50
    articles = [article_of(f"{at:03}", date) for at, date in enumerate(dates)]
    lookup = ArchiveLookup(archive_of(*articles))
    (days,) = slices_of("x.html", range(60, 170))
    groups = lookup.part(days).groups
    assert [(one.label, one.id, one.day, len(one.rows)) for one in groups] == [
        ("January 2, 2014", "2014-01-02", "January 2, 2014", 50),
        ("January 1, 2014", "2014-01-01", "January 1, 2014", 60),
    ]
    assert {row.when.text for row in groups[0].rows} == {groups[0].day}
    assert {row.when.text for row in groups[1].rows} == {"January 2014"}
    (years,) = slices_of("x.html", range(50, 70))
    assert [(one.label, one.id, one.day) for one in lookup.part(years).groups] == [
        ("2014", "2014", ""),
        ("2013", "2013", ""),
    ]


def test_relations_both_ways() -> None:
    entities = [
        Entity(Kind.COUNTRIES, "kg", "KG", parent="su"),
        Entity(Kind.COUNTRIES, "kz", "KZ", parent="su"),
        Entity(Kind.COUNTRIES, "su", "SU", successors=("kz", "kg")),
    ]
    lookup = ArchiveLookup(archive_of(A, entities=entities))
    assert lookup.children == {(Kind.COUNTRIES, "su"): ("kg", "kz")}
    assert lookup.predecessors == {
        (Kind.COUNTRIES, "kg"): ("su",),
        (Kind.COUNTRIES, "kz"): ("su",),
    }


def labels(navigation: str | None, *pages: str, articles: bool = True) -> list[str]:
    text = "" if navigation is None else f"navigation: {navigation}\n"
    config, problems = parse_config(text)
    assert problems == []
    own = [page_of(name, name.upper()) for name in pages]
    archive = archive_of(*([A] if articles else []), pages=own, config=config)
    return [item.label for item in ArchiveLookup(archive).site().navigation]


def test_navigation_is_of_all_that_there_is() -> None:
    pages = ("about", "help/more", "index")
    assert labels(None, *pages) == ["Countries", "Topics", "Sources", "Dates", "ABOUT"]
    assert labels(None, articles=False) == []


def test_navigation_as_the_settings_say_without_what_there_is_not() -> None:
    names = "[help/more, dates, people, nothing, topics]"
    assert labels(names, "about", "help/more") == ["HELP/MORE", "Dates", "Topics"]
    assert labels("[]", "about") == []


def test_where_navigation_leads() -> None:
    lookup = ArchiveLookup(archive_of(A, pages=[page_of("about", "About us")]))
    assert lookup.nav_item("dates") == NavItem("Dates", "dates/index.html")
    assert lookup.nav_item("countries") == NavItem("Countries", "countries/index.html")
    assert lookup.nav_item("about") == NavItem("About us", "about.html")
    assert lookup.nav_item("people") is None


@pytest.mark.parametrize(
    ("license", "url"),
    [("CC BY 4.0", ""), ("https://x.org/by", "https://x.org/by"), ("http://[x", ""), ("", "")],
)
def test_a_licence_that_is_an_address_is_a_link(license: str, url: str) -> None:
    site = ArchiveLookup(archive_of(config=SiteConfig(content_license=license))).site()
    assert (site.license, site.license_url) == (license, url)


def test_the_site_of_an_archive_without_articles() -> None:
    site = ArchiveLookup(
        archive_of(config=SiteConfig(language="fa", url="https://x.org/a/"))
    ).site()
    assert (site.search, site.downloads) == (False, False)
    assert (site.direction, site.base_path) == ("rtl", "/a/")


def test_of_two_front_pages_the_first_path_counts() -> None:
    pages = [page_of("index", "First"), page_of("index", "Second")]
    assert ArchiveLookup(archive_of(pages=pages)).pages["index.html"].title == "First"

"""Which addresses a site has, and what answers at each."""

from dataclasses import replace

from builder.archive import Archive
from builder.config import SiteConfig
from builder.errors import Place
from builder.model import Entity, Gone, Kind, Listed, Redirect
from builder.pages.addresses import all_addresses, other_addresses
from builder.pages.lookup import ArchiveLookup
from builder.pages.plan import Plan
from tests.archives import about, archive_of, article_of, page_of

PLACE = Place("content/addresses.yaml")


def listed(archive: Archive) -> dict[str, Listed]:
    return all_addresses(archive, other_addresses(archive, Plan(ArchiveLookup(archive))))


def test_of_an_empty_archive() -> None:
    assert {*listed(archive_of())} == {"accessibility.html", "index.html", "data/checksums.txt"}


def test_what_answers() -> None:
    redirects = [Redirect("old.html", "about.html", "", PLACE)]
    withdrawn = article_of("w", withdrawn=True)
    archive = archive_of(article_of("a"), withdrawn, pages=[page_of("about")], redirects=redirects)
    found = listed(archive)
    assert {path: one.answers for path, one in found.items() if one.answers != "page"} == {
        "old.html": "redirect",
        "articles/w.html": "gone",
        "data/articles.bib.gz": "file",
        "data/articles.csl.json.gz": "file",
        "data/articles.csv.gz": "file",
        "data/articles.jsonl.gz": "file",
        "data/checksums.txt": "file",
        "data/datapackage.json": "file",
    }
    assert found["old.html"].target == "about.html"
    assert found["about.html"].title == "about"
    assert {"articles/a.html", "search.html", "downloads.html", "dates/2015-01.html"} <= {*found}


def test_a_file_that_is_gone_has_no_page_and_is_known() -> None:
    gone = (Gone("map.png", "Old.", PLACE), Gone("x.html", "Old.", PLACE))
    archive = replace(archive_of(), gone=gone)
    plan = Plan(ArchiveLookup(archive))
    assert "map.png" not in plan.paths()
    assert {Listed("gone", "map.png"), Listed("gone", "x.html")} <= {
        *other_addresses(archive, plan)
    }


def test_an_entity_is_known_by_its_articles_whatever_it_is_called() -> None:
    one, two, other = (
        archive_of(article_of(id, entities=about(topics=topic)))
        for id, topic in [("a", "war"), ("a", "wars"), ("b", "war")]
    )
    hashes = [listed(one)["topics/war.html"].text, listed(two)["topics/wars.html"].text]
    assert hashes[0] == hashes[1] != listed(other)["topics/war.html"].text
    entity = Entity(Kind.TOPICS, "war", "War", wikidata="Q198")
    archive = archive_of(article_of("a", entities=about(topics="war")), entities=[entity])
    page = listed(archive)["topics/war.html"]
    assert (page.id, page.title) == ("Q198", "War")


def test_numbered_parts_of_lists_may_change() -> None:
    articles = [article_of(f"{number}", entities=about(topics="war")) for number in range(250)]
    archive = archive_of(*articles, config=SiteConfig(search=False))
    paths = Plan(ArchiveLookup(archive)).paths()
    numbered = {"topics/war/1.html", "dates/2015-01/1.html"}
    assert {*paths} - {*listed(archive)} == {*numbered, "404.html"}

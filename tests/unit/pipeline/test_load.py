"""Reading a whole source: the archive that it gives, and what is said of the rest."""

from dataclasses import replace
from pathlib import Path

import pytest

from builder.model import Kind
from builder.pipeline.load import load
from builder.pipeline.settings import Workers
from builder.pipeline.source import scan
from builder.runtime.executor import Executor
from builder.store.apart import whole_texts
from builder.store.cache import NO_CACHE, Cache
from tests.helpers import SiteTest
from tests.unit.pipeline.reading import codes_of, load_of

ORGANIZATIONS = "content/organizations"


def redirects(site: SiteTest) -> dict[str, str]:
    """Which page answers for which earlier address."""
    return {one.page: one.target for one in load_of(site).archive.redirects}


def slugs(site: SiteTest, kind: Kind) -> set[str]:
    """The entities of a kind that the archive knows."""
    return {slug for of_kind, slug in load_of(site).archive.entities if of_kind is kind}


# Settings.


def test_settings_are_read(site: SiteTest) -> None:
    loaded = load_of(site.write("site.yaml", "title: Mine\nsearch: false\n"))
    assert loaded.archive.config.title == "Mine"
    assert not loaded.archive.config.search
    assert loaded.problems == []


def test_without_settings_the_rest_is_read_all_the_same(site: SiteTest) -> None:
    loaded = load_of(site.article("a", more="contries: [KZ]").remove("site.yaml"))
    assert codes_of(loaded) == ["no-settings", "unknown-key"]
    assert [article.id for article in loaded.archive.articles] == ["a"]


@pytest.mark.parametrize(
    ("text", "code"), [(b"\xff", "not-utf-8"), (b"title: a\x01", "control-character")]
)
def test_so_it_is_with_settings_that_cannot_be_read(text: bytes, code: str, site: SiteTest) -> None:
    loaded = load_of(site.article("a").write("site.yaml", text))
    assert codes_of(loaded) == [code]
    assert loaded.archive.config.title == "Archive"
    assert len(loaded.archive.articles) == 1


# Texts.


def test_articles_are_in_the_order_of_their_dates(site: SiteTest) -> None:
    site.article("a", date="2016").article("b", date="2014").article("c", date="2014-05")
    assert [article.id for article in load_of(site).archive.articles] == ["b", "c", "a"]


def test_texts_and_fingerprints_are_those_of_the_articles(site: SiteTest) -> None:
    site.article("a", date="2016", body="New.").article("b", date="2014", body="Old.")
    archive = load_of(site).archive
    texts = [archive.texts[article.path].summary for article in archive.articles]
    assert texts == ["Old.", "New."]
    assert archive.fingerprints == load_of(site).archive.fingerprints
    later = load_of(site.article("a", date="2016", body="Newer.")).archive
    assert later.fingerprints[0] == archive.fingerprints[0]
    assert later.fingerprints[1] != archive.fingerprints[1]


def test_a_page_without_a_title_has_that_of_the_archive(site: SiteTest) -> None:
    site.write("content/index.md", "Welcome.").write("content/pages/x.md", "---\ntitle: X\n---\n")
    titles = {page.page: page.title for page in load_of(site).archive.pages}
    assert titles == {"index.html": "Test archive", "x.html": "X"}


def test_a_file_beside_the_texts(site: SiteTest) -> None:
    (file,) = load_of(site.write("content/articles/a.png", b"x")).archive.attachments
    assert (file.path, file.page) == ("content/articles/a.png", "articles/a.png")


def test_problems_of_all_files_are_found_and_the_good_ones_read(site: SiteTest) -> None:
    site.article("bad").write("content/articles/bad.md", "---\ntitle: [\n---\n").article("good")
    site.write(f"{ORGANIZATIONS}/x.yaml", "nam: X\n").write("content/articles/x.js", "")
    loaded = load_of(site.article("other", more="countries: [Atlantis]"))
    assert {problem.path for problem in loaded.problems} == {
        *("content/articles/bad.md", "content/articles/x.js", f"{ORGANIZATIONS}/x.yaml"),
        "content/articles/other.md",
    }
    assert {article.id for article in loaded.archive.articles} == {"good", "other"}


def test_an_archive_from_the_cache_is_the_same(site: SiteTest, tmp_path: Path) -> None:
    site.article("a", more="topics: [War]\ncountries: [KZ]\nredirects: [/old.html]")
    site.write(f"{ORGANIZATIONS}/osce.yaml", "name: OSCE\n").article("b", more="contries: [KZ]")
    cache = Cache(tmp_path / "cache", b"1")
    clean, first, second = load_of(site), load_of(site, cache), load_of(site, cache)
    for loaded in (first, second):
        archive = replace(loaded.archive, texts=whole_texts(loaded.archive, cache))
        assert archive == clean.archive
        assert loaded.problems == clean.problems


# Drafts and what was withdrawn.


def test_drafts_are_not_in_the_archive(site: SiteTest) -> None:
    loaded = load_of(site.article("2015/a", more="status: draft").article("b"))
    assert [article.id for article in loaded.archive.articles] == ["b"]
    assert loaded.drafts == {"content/articles/2015/a.md": "articles/2015/a.html"}


def test_drafts_are_checked(site: SiteTest) -> None:
    site.article("a", more="status: draft\ncountries: [Atlantis]")
    assert codes_of(load_of(site)) == ["unknown-country"]


def test_what_was_withdrawn_keeps_its_address_alone(site: SiteTest) -> None:
    site.article("a", more="status: withdrawn\nwithdrawn_reason: Mistaken\ntopics: [War]")
    loaded = load_of(site)
    archive = loaded.archive
    assert loaded.problems == []
    assert [article.page for article in archive.withdrawn] == ["articles/a.html"]
    assert archive.articles == ()
    assert not archive.members[Kind.TOPICS]


# Earlier addresses.


def test_articles_and_pages_have_earlier_addresses_but_drafts_have_none(site: SiteTest) -> None:
    site.article("a", more="redirects: [/old/a.html, /older.html]")
    site.article("b", more="status: draft\nredirects: [/old/b.html]")
    reason = "status: withdrawn\nwithdrawn_reason: Mistaken"
    site.article("c", more=f"{reason}\nredirects: [/old/c.html]")
    site.write("content/pages/x.md", "---\ntitle: X\nredirects: [/old/x.html]\n---\n")
    assert redirects(site) == {
        "old/a.html": "articles/a.html",
        "older.html": "articles/a.html",
        "old/c.html": "articles/c.html",
        "old/x.html": "x.html",
    }


@pytest.fixture
def merged(site: SiteTest) -> SiteTest:
    """`isil` was merged into `isis`, and that into `is`."""
    site.write(f"{ORGANIZATIONS}/isil.yaml", "name: ISIL\nmerged_into: isis\n")
    site.write(f"{ORGANIZATIONS}/isis.yaml", "name: ISIS\nmerged_into: is\n")
    return site.write(f"{ORGANIZATIONS}/is.yaml", "name: Islamic State\n")


@pytest.mark.parametrize("name", ["ISIL", "ISIS", "Islamic State"])
def test_merged_records_lead_to_the_last_that_is_left(name: str, merged: SiteTest) -> None:
    merged.article("a", more=f"organizations: [{name}]")
    assert redirects(merged) == {
        "organizations/isil.html": "organizations/is.html",
        "organizations/isis.html": "organizations/is.html",
    }
    assert slugs(merged, Kind.ORGANIZATIONS) == {"is"}


def test_they_lead_to_the_index_where_the_one_that_is_left_has_no_page(merged: SiteTest) -> None:
    merged.article("a", more="organizations: [Another]")
    assert set(redirects(merged).values()) == {"organizations/index.html"}


@pytest.mark.parametrize("status", ["draft", "withdrawn\nwithdrawn_reason: Mistaken"])
def test_they_lead_nowhere_where_there_is_no_index(status: str, merged: SiteTest) -> None:
    """No published article names an organization."""
    merged.article("a", more=f"organizations: [ISIL]\nstatus: {status}")
    assert load_of(merged).problems == []
    assert redirects(merged) == {}


def test_nor_where_the_kind_has_no_pages(merged: SiteTest) -> None:
    merged.article("a", more="organizations: [ISIL]")
    merged.write("site.yaml", "title: X\nindexes: [topics]\n")
    assert redirects(merged) == {}


# Entities.


def test_names_without_records_are_counted_by_kind(site: SiteTest) -> None:
    site.write(f"{ORGANIZATIONS}/osce.yaml", "name: OSCE\n")
    site.article("a", more="organizations: [OSCE, Reuters]\npeople: [A Person]\nsource: The Times")
    site.article("b", more="organizations: [REUTERS, Interfax]\ncountries: [KZ]")
    assert load_of(site).unrecorded == {Kind.ORGANIZATIONS: 2, Kind.PEOPLE: 1}


def test_where_all_have_records_nothing_is_counted(site: SiteTest) -> None:
    site.write(f"{ORGANIZATIONS}/osce.yaml", "name: OSCE\n")
    assert load_of(site.article("a", more="organizations: [OSCE]")).unrecorded == {}


def test_records_are_known_that_no_article_names(site: SiteTest) -> None:
    site.write(f"{ORGANIZATIONS}/osce.yaml", "name: OSCE\n").article("a", more="topics: [War]")
    assert slugs(site, Kind.ORGANIZATIONS) == {"osce"}
    assert slugs(site, Kind.TOPICS) == {"war"}


def test_countries_are_known_without_records_where_they_are_named(site: SiteTest) -> None:
    site.article("a", more="countries: [KZ, Soviet Union]").article("b", more="countries: [KAZ]")
    reason = "status: withdrawn\nwithdrawn_reason: Mistaken"
    site.article("c", more=f"{reason}\ncountries: [NOR]")
    assert slugs(site, Kind.COUNTRIES) == {"kazakhstan", "soviet-union", "norway"}
    archive = load_of(site).archive
    assert archive.entities[Kind.COUNTRIES, "kazakhstan"].code == "KZ"
    assert archive.entities[Kind.COUNTRIES, "kazakhstan"].record == ""


def test_so_are_those_that_records_name(site: SiteTest) -> None:
    record = "name: Kirghizia\nparent: Soviet Union\nsuccessors: [KG, Kazakhstan]\n"
    site.write("content/countries/kirghizia.yaml", record)
    expected = {"kirghizia", "soviet-union", "kyrgyzstan", "kazakhstan"}
    assert slugs(site, Kind.COUNTRIES) == expected


def test_a_record_of_a_country_stands_for_it(site: SiteTest) -> None:
    site.write("content/countries/ivory-coast.yaml", "name: Ivory Coast\naliases: [CIV]\n")
    site.article("a", more="countries: [CI]")
    assert slugs(site, Kind.COUNTRIES) == {"ivory-coast"}


def test_progress_tells_of_articles_alone(site: SiteTest) -> None:
    site.article("a").article("b").write("content/topics/war.yaml", "name: War\n")
    calls = []

    def progress(stage: str, done: int, total: int) -> None:
        calls.append((stage, done, total))

    load(scan(site.source, NO_CACHE), NO_CACHE, Workers(Executor(1), progress))
    assert calls == [("read articles", 0, 2), ("read articles", 2, 2)]

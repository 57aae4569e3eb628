"""The feeds of sites that were built: read by a strict reader and by feedparser."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import pytest

from builder.exports.feed_lists import SIZE
from builder.pipeline.feeds import piece
from builder.pipeline.partitions import divide
from tests.archives import archive_of, article_of
from tests.feeds import ReadEntry, ReadFeed, read_atom, read_json, walk
from tests.helpers import SiteTest

BASE = "https://example.org/a/"
SETTINGS = f"title: News & views\nurl: {BASE}\ncontent_license: CC BY 4.0\n"
COUNT = 2 * SIZE + 40  # articles


def write(site: SiteTest, number: int, more: str = "") -> None:
    """An article that was added on the day with its number."""
    added = f"20{10 + number // 300}-{1 + number // 25 % 12:02}-{1 + number % 25:02}"
    countries = "[KZ]" if number % 2 else "[KG]"
    lines = f"id: story-{number}\nadded: {added}\ncountries: {countries}\n{more}"
    site.article(f"{number:03}", more=lines, date="1999-12", title=f"Story <{number}>")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    site = SiteTest(tmp_path_factory.mktemp("feeds"))
    site.write("site.yaml", SETTINGS)
    site.write("content/searches.yaml", "searches:\n  - {name: Odd, query: country:kz}\n")
    for number in range(COUNT):
        write(site, number)
    write(site, 3, "authors: [A. Author]\nlanguage: ru\ncorrections: [{date: 2019, note: A name.}]")
    write(site, 5, "topics: [war]\nsource: A paper\nsource_url: https://news.example.org/?a&b")
    write(site, 6, "status: draft")
    write(site, 7, "status: withdrawn\nwithdrawn_reason: It was forged.\nupdated: 2018-05-06")
    return site.build()


def read(site: SiteTest, address: str) -> bytes:
    assert address.startswith(BASE)
    return (site.output / address.removeprefix(BASE)).read_bytes()


def walked(site: SiteTest, path: str) -> Iterator[ReadFeed]:
    return walk(lambda address: read(site, address), BASE + path)


def expected(site: SiteTest, *, withdrawn: bool) -> set[str]:
    gone = set() if withdrawn else {7}
    return {f"{BASE}#story-{number}" for number in {*range(COUNT)} - {6} - gone}


def test_a_walk_gives_every_article_once(site: SiteTest) -> None:
    first, *older = walked(site, "feed.xml")
    again = {f"{BASE}#story-3", f"{BASE}#story-7"}  # were changed
    ids = [one.id for one in first.entries if one.id not in again]
    ids += [one.id for document in older for one in document.entries]
    assert len(older) == 2
    assert len(ids) == len({*ids})
    assert {*ids} == expected(site, withdrawn=True)
    assert again < {one.id for one in first.entries}
    assert not first.is_archive
    assert all(one.is_archive and one.links["current"] == f"{BASE}feed.xml" for one in older)
    assert {one.id for one in (first, *older)} == {f"{BASE}feed.xml"}
    assert older[-1].links.keys() == {"alternate", "self", "current"}


def test_names_and_searches_have_feeds_of_their_articles(site: SiteTest) -> None:
    for path in ("countries/kazakhstan/feed.xml", "searches/odd/feed.xml"):
        entries = {one.id for document in walked(site, path) for one in document.entries}
        assert entries == {f"{BASE}#story-{number}" for number in range(1, COUNT, 2) if number != 7}
    topic = read_atom(read(site, f"{BASE}topics/war/feed.xml"))
    assert topic.is_complete
    assert topic.title == "war · News & views"
    assert topic.links["alternate"] == f"{BASE}topics/war.html"


def test_a_changed_article_comes_again(site: SiteTest) -> None:
    first, *_, oldest = walked(site, "countries/kazakhstan/feed.xml")
    entry = first.entries[0]
    assert entry[:5] == (
        f"{BASE}#story-3",
        "Story <3>",
        "2019-01-01T00:00:00Z",
        f"{BASE}articles/003.html",
        "ru",
    )
    assert entry[5:8] == ("1999-12-01T00:00:00Z", "Text.", ("A. Author",))
    old = next(one for one in oldest.entries if one.id == entry.id)
    assert old[:5] == entry[:5]
    assert old.is_short
    assert first.updated == entry.updated


def test_of_a_withdrawn_article_the_feed_of_all_says_so(site: SiteTest) -> None:
    entry = read_atom(read(site, f"{BASE}feed.xml")).entries[1]
    assert entry.id == f"{BASE}#story-7"
    assert entry.updated == "2018-05-06T00:00:00Z"
    assert entry.summary == "This article was withdrawn. It was forged."
    assert entry.names == ()


def test_json_says_what_atom_does_of_the_newest(site: SiteTest) -> None:
    paths = [path for path in site.output.rglob("feed.json") if path.is_file()]
    assert len(paths) == 6  # all, two countries, a topic, a source, a search
    for path in paths:
        feed = read_json(path.read_bytes())
        atom = read_atom(path.with_suffix(".xml").read_bytes())
        assert feed["feed_url"] == BASE + path.relative_to(site.output).as_posix()
        assert feed["home_page_url"] == atom.links["alternate"]
        whole = [one for one in atom.entries if not one.is_short]
        assert [as_entry(one, feed["language"]) for one in feed["items"]] == whole
        assert len(whole) == min(10, len(atom.entries))


def as_entry(item: dict[str, Any], language: str) -> ReadEntry:
    return ReadEntry(
        item["id"],
        item["title"],
        item["date_modified"],
        item["url"],
        item.get("language", language),
        item["date_published"],
        item["content_text"],
        tuple(one["name"] for one in item.get("authors", [])),
        tuple(item.get("tags", [])),
        item.get("external_url", ""),
    )


def test_feedparser_reads_every_field(site: SiteTest) -> None:
    for path in [*site.output.rglob("feed.xml"), *site.output.rglob("feed/*.xml")]:
        strict, found = read_atom(path.read_bytes()), feedparser.parse(path.read_bytes())
        assert not found.bozo
        assert found.version == "atom10"
        assert found.feed.title == strict.title
        assert found.feed.get("rights", "") == strict.rights == "CC BY 4.0"
        assert [parsed(one, strict.language) for one in found.entries] == strict.entries


def parsed(entry: Any, language: str) -> ReadEntry:
    links = {link.rel: link.href for link in entry.links}
    return ReadEntry(
        entry.id,
        entry.title.replace("&lt;", "<").replace("&gt;", ">"),
        entry.updated,
        links["alternate"],
        entry.title_detail.language or language,
        entry.get("published", ""),
        entry.get("summary", ""),
        tuple(one.name for one in entry.get("authors", ()) if "published" in entry),
        tuple(tag.term for tag in entry.get("tags", ())),
        links.get("via", ""),
    )


def test_one_more_article_touches_its_own_feeds(site: SiteTest, tmp_path: Path) -> None:
    other = SiteTest.copy_of(tmp_path, site.source).build()
    before = files(other)
    write(other, COUNT, "topics: [peace]")
    changed = {path for path, data in files(other.build()).items() if before.get(path) != data}
    assert {path for path in changed if "feed" in path} == {
        *("feed.xml", "feed.json"),
        *("countries/kyrgyzstan/feed.xml", "countries/kyrgyzstan/feed.json"),
        *("topics/peace/feed.xml", "topics/peace/feed.json", "feeds.html"),
    }
    for number in range(COUNT + 1, COUNT + 2 * SIZE, 2):
        write(other, number)
    changed = {path for path, data in files(other.build()).items() if before.get(path) != data}
    assert {path for path in changed if "feed/" in path} == {
        *("feed/3.xml", "countries/kazakhstan/feed/2.xml", "searches/odd/feed/2.xml"),
    }
    (tmp_path / "clean").mkdir()
    clean = SiteTest.copy_of(tmp_path / "clean", other.source)
    assert files(clean.build("--no-cache")) == files(other)


def files(site: SiteTest) -> dict[str, bytes]:
    return {
        path.relative_to(site.output).as_posix(): path.read_bytes()
        for path in site.output.rglob("*")
        if path.is_file() and path.suffix in {".xml", ".json", ".html"}
    }


def test_feeds_are_the_same_everywhere(
    site: SiteTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = SiteTest.copy_of(tmp_path, site.source)
    monkeypatch.setenv("TZ", "Asia/Bishkek")
    if hasattr(time, "tzset"):
        time.tzset()
    try:
        other.build("--no-cache")
    finally:
        monkeypatch.undo()
        if hasattr(time, "tzset"):
            time.tzset()
    assert {path: data for path, data in files(other).items() if "feed" in path} == {
        path: data for path, data in files(site).items() if "feed" in path
    }


@pytest.mark.parametrize("lines", ["title: A\n", f"{SETTINGS}feeds: false\n"])
def test_without_feeds_nothing_leads_to_them(tmp_path: Path, lines: str) -> None:
    site = SiteTest(tmp_path)
    site.write("site.yaml", lines).article("a", more="countries: [KG]").build()
    assert [path for path in files(site) if "feed" in path] == []
    pages = [site.page(path) for path in site.pages()]
    assert not [page for page in pages if "feed" in page.replace("feedback", "")]
    assert "recent.html" in site.page("index.html")


def test_switching_feeds_off_removes_them(tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    site.write("site.yaml", SETTINGS).article("a").build()
    assert (site.output / "feed.xml").exists()
    site.write("site.yaml", f"{SETTINGS}feeds: false\n").build()
    assert not (site.output / "feed.xml").exists()
    site.write("site.yaml", SETTINGS).build()
    assert read_atom((site.output / "feed.xml").read_bytes()).is_complete


def test_drafts_are_in_no_feed_of_a_preview(tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    site.write("site.yaml", SETTINGS).article("a", more="status: draft\ncountries: [KG]")
    site.build_drafts()
    for path in ("feed.xml", "countries/kyrgyzstan/feed.xml"):
        feed = read_atom((site.output / path).read_bytes())
        assert feed.entries == []
        assert feed.updated == "1970-01-01T00:00:00Z"


def test_nothing_is_made_of_a_partition_alone() -> None:
    partitions = divide(archive_of(article_of("a")))
    assert piece(partitions.partition(0)) == b""

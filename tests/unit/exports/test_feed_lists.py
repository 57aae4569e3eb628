"""Which articles a feed has where, against a naive model."""

from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.archive import Archive
from builder.config import SiteConfig
from builder.dates.edtf import parse_date
from builder.exports.feed_lists import SIZE, Feed, Listing, feed_paths, made_of_feeds
from builder.model import Article
from tests.archives import about, archive_of, article_of

CONFIG = SiteConfig(url="https://example.org/")


class Drawn(NamedTuple):
    added: int  # a day
    updated: int | None
    countries: str
    withdrawn: bool
    draft: bool


DRAWN = st.builds(
    Drawn,
    st.integers(0, 40),
    st.none() | st.integers(20, 60),
    st.sampled_from(["", "kg", "kg kz", "kz"]),
    st.sampled_from([False] * 9 + [True]),
    st.sampled_from([False] * 9 + [True]),
)


def day(number: int) -> str:
    return (date(2015, 1, 1) + timedelta(number)).isoformat()


def article(number: int, drawn: Drawn) -> Article:
    return article_of(
        f"a{number:03}",
        date=day(number % 7),
        added=parse_date(day(drawn.added)),
        updated=None if drawn.updated is None else parse_date(day(drawn.updated)),
        entities=about(countries=drawn.countries),
        withdrawn=drawn.withdrawn,
        draft=drawn.draft and not drawn.withdrawn,
    )


def archive(*drawn: Drawn) -> Archive:
    found = archive_of(*(article(*one) for one in enumerate(drawn)), config=CONFIG)
    return replace(found, with_drafts=any(one.draft for one in found.articles))


def feeds(found: Archive) -> dict[str, Feed]:
    return {feed.path: feed for feed in Listing(found).feeds()}


def naive(articles: list[Article]) -> list[str]:
    """Ids in the order in which articles came."""
    order = sorted(articles, key=lambda one: (one.added.sort_key, one.date.sort_key, one.id))
    return [one.id for one in order]


@given(st.lists(DRAWN, min_size=1, max_size=60), st.integers(1, 70), st.integers(1, 3))
def test_each_article_is_where_it_is_expected(some: list[Drawn], more: int, entries: int) -> None:
    found = archive(*some * (1 + more // 20))
    listing = Listing(found)
    everything = [*found.articles, *found.withdrawn]
    expected = {"feed.xml": naive([one for one in everything if not one.draft])}
    for slug in found.members[next(kind for kind in found.members if kind.value == "countries")]:
        named = [one for one in found.articles if slug in str(one.entities) and not one.draft]
        expected[f"countries/{slug}/feed.xml"] = naive(named)
    own = {feed.path: feed for feed in listing.feeds()}
    assert own.keys() == expected.keys()
    for path, ids in expected.items():
        if own[path].shares:
            assert {*ids} <= {*expected[own[path].shares]}
            ids = expected[own[path].shares]
        assert [listing.articles[at].id for at in own[path].positions] == ids
        check_division(listing, own[path], entries, ids)


def check_division(listing: Listing, feed: Feed, entries: int, ids: list[str]) -> None:
    articles = listing.articles
    newest, others, documents = listing.divide(feed, entries)
    assert all(len(one) == SIZE for one in documents)
    assert [articles[at].id for one in documents for at in one] == ids[: SIZE * len(documents)]
    rest = ids[SIZE * len(documents) :]
    assert min(entries, len(ids)) <= len(rest) < entries + SIZE
    ranks = {id: rank for rank, id in enumerate(ids)}
    members = sorted(
        (articles[at] for at in feed.positions),
        key=lambda one: (one.changed.sort_key, ranks[one.id]),
        reverse=True,
    )
    assert [articles[at].id for at in newest] == [one.id for one in members[:entries]]
    assert [articles[at].id for at in others] == [
        id for id in reversed(rest) if id not in {articles[at].id for at in newest}
    ]
    last = listing.last_changed(feed.positions)
    assert (last.changed.sort_key if last else None) == (
        members[0].changed.sort_key if members else None
    )


def drawn(added: int, countries: str) -> Drawn:
    return Drawn(added, None, countries, False, False)


def test_a_new_article_changes_no_full_document() -> None:
    some = [drawn(number // 10, "kg" if number % 3 else "kz") for number in range(400)]
    before, after = documents(archive(*some)), documents(archive(*some, drawn(40, "kg")))
    assert before.keys() == after.keys()
    for path, found in before.items():
        assert after[path][: len(found)] == found
        assert len(after[path]) - len(found) in {0, 1}


def documents(found: Archive) -> dict[str, list[list[str]]]:
    """The ids in the archive documents of each feed."""
    listing = Listing(found)
    ids = [one.id for one in listing.articles]
    return {
        path: [[ids[at] for at in one] for one in listing.divide(feed, 10).documents]
        for path, feed in feeds(found).items()
    }


def test_a_name_of_all_articles_shares_the_documents_of_the_archive() -> None:
    some = [drawn(number, "kg") for number in range(SIZE + 1)]
    path = "countries/kg/feed.xml"
    assert feeds(archive(*some))[path].shares == "feed.xml"
    assert feeds(archive(*some[:10]))[path].shares == ""
    assert feeds(archive(*some, drawn(0, "kz")))[path].shares == ""


@pytest.mark.parametrize("config", [SiteConfig(), replace(CONFIG, feeds=None)])
def test_there_are_none_without_an_address_and_where_unwanted(config: SiteConfig) -> None:
    found = archive_of(article_of("a"), config=config)
    assert not found.has_feeds
    assert [*feed_paths(found)] == []
    assert made_of_feeds(found) is None


def test_the_paths_are_those_of_lists_that_have_pages() -> None:
    some = [drawn(number, "kg" if number else "kg kz") for number in range(61)]
    assert [*feed_paths(archive(*some))] == [
        *("feed.xml", "feed.json", "feed/1.xml"),
        *("countries/kg/feed.xml", "countries/kg/feed.json", "countries/kg/feed/1.xml"),
        *("countries/kz/feed.xml", "countries/kz/feed.json"),
    ]

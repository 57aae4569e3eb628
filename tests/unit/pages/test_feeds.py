"""The page that explains feeds, and that of what was added last."""

from builder.config import SiteConfig
from builder.dates.edtf import parse_date
from builder.pages.contexts import FeedLinks
from builder.pages.feeds import MANY, NEWEST, TOP, feeds_context, recent_context
from builder.pages.lookup import ArchiveLookup
from tests.archives import about, archive_of, article_of

CONFIG = SiteConfig(url="https://example.org/a/")


def test_what_was_added_last_comes_first_with_the_day_on_which_it_was() -> None:
    articles = [
        article_of("old", "1999", added=parse_date("2020-03-02")),
        article_of("new", "2019-05-06", added=parse_date("2019-05-07")),
        article_of("of-the-same-day", "2018", added=parse_date("2019-05-07")),
    ]
    context = recent_context(ArchiveLookup(archive_of(*articles)))
    (group,) = context.part.groups
    assert [(row.title, row.when.text, row.when.iso) for row in group.rows] == [
        ("Title of old", "March 2, 2020", "2020-03-02"),
        ("Title of new", "May 7, 2019", "2019-05-07"),
        ("Title of of-the-same-day", "May 7, 2019", "2019-05-07"),
    ]
    assert context.feed is None


def test_the_page_of_what_was_added_last_is_short() -> None:
    articles = [article_of(f"a{number}") for number in range(NEWEST + 1)]
    context = recent_context(ArchiveLookup(archive_of(*articles, config=CONFIG)))
    assert len(context.part.groups[0].rows) == NEWEST
    assert context.feed == FeedLinks("feed.xml", "feed.json")


def test_the_page_of_feeds_has_one_for_each_name() -> None:
    article = article_of("a", entities=about(countries="kg kz", topics="war"))
    context = feeds_context(ArchiveLookup(archive_of(article, config=CONFIG)))
    assert context.feed == FeedLinks("feed.xml", "feed.json")
    assert [(group.label, group.page, group.total) for group in context.groups] == [
        ("Countries", "countries/index.html", 2),
        ("Topics", "topics/index.html", 1),
    ]
    assert [(link.name, feed) for link, feed in context.groups[0].links] == [
        ("KG", FeedLinks("countries/kg/feed.xml", "countries/kg/feed.json")),
        ("KZ", FeedLinks("countries/kz/feed.xml", "countries/kz/feed.json")),
    ]


def test_of_very_many_names_it_has_those_with_most_articles() -> None:
    names = " ".join(f"t{number:02}" for number in range(MANY + 1))
    articles = [article_of("a", entities=about(topics=names))]
    articles += [article_of("b", entities=about(topics="t40"))]
    (group,) = feeds_context(ArchiveLookup(archive_of(*articles, config=CONFIG))).groups
    assert group.total == MANY + 1
    assert [link.name for link, _ in group.links] == [
        *(f"T{number:02}" for number in range(TOP - 1)),
        "T40",
    ]

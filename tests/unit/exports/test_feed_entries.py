"""Articles as entries of feeds."""

from builder.config import SiteConfig
from builder.dates.edtf import parse_date
from builder.exports.feed_entries import Entry, entry_of, fragment_of, ids_of, updated
from builder.metadata.feed_settings import FeedSettings
from builder.model import Article, Correction, text_of
from tests.archives import about, archive_of, article_of

CONFIG = SiteConfig(title="Archive", url="https://example.org/a/")


def entry(article: Article, config: SiteConfig = CONFIG, summary: str = "First words.") -> Entry:
    texts = {article.path: text_of("<p>First words.</p>", summary)}
    return entry_of(archive_of(article, config=config, texts=texts), article)


def test_an_entry_says_what_its_article_does() -> None:
    article = article_of(
        "2015/a",
        "2015-01",
        added=parse_date("2015-02-03"),
        authors=("A. Author", "B. Author"),
        source_url="https://news.example.org/a?b&c",
        language="ru",
        entities=about(countries="kg", topics="war kg", sources="paper"),
    )
    assert entry(article) == (
        "https://example.org/a/#2015/a",
        "https://example.org/a/articles/2015/a.html",
        "Title of 2015/a",
        "2015-02-03T00:00:00Z",
        "2015-01-01T00:00:00Z",
        "First words.",
        ("A. Author", "B. Author"),
        ("KG", "WAR"),
        "https://news.example.org/a?b&c",
        "ru",
    )


def test_where_no_author_is_known_the_source_is() -> None:
    found = entry(article_of("a", summary="Its own", entities=about(sources="paper")))
    assert found.authors == ("PAPER",)
    assert found.summary == "Its own"
    assert entry(article_of("a")).authors == ()


def test_the_id_is_the_permanent_one_and_stays_when_the_site_moves() -> None:
    moved = SiteConfig(url="https://new.example.org/", feeds=FeedSettings(ids=CONFIG.url))
    article = article_of("ж b", page="articles/elsewhere.html")
    before, after = entry(article), entry(article, moved)
    assert before.id == after.id == "https://example.org/a/#%D0%B6%20b"
    assert after.address == "https://new.example.org/articles/elsewhere.html"
    assert ids_of(archive_of(article, config=moved)) == "https://example.org/a/"
    assert fragment_of("2015/01/a-b") == "#2015/01/a-b"


def test_the_last_change_is_the_latest_of_all() -> None:
    correction = Correction(parse_date("2016-03-01"), "A name.")
    changed = parse_date("2016-02-01")
    assert updated(article_of("a")) == "2015-01-20T00:00:00Z"
    assert updated(article_of("a", updated=changed)) == "2016-02-01T00:00:00Z"
    both = article_of("a", updated=changed, corrections=(correction,))
    assert updated(both) == "2016-03-01T00:00:00Z"


def test_a_withdrawn_article_says_so_and_nothing_of_what_it_named() -> None:
    withdrawn = article_of(
        "a",
        withdrawn=True,
        withdrawn_reason="It was forged.",
        summary="What must go",
        authors=("A. Author",),
        source_url="https://news.example.org/",
        entities=about(people="john", sources="paper"),
    )
    found = entry(withdrawn)
    assert found.summary == "This article was withdrawn. It was forged."
    assert found[6:9] == (("PAPER",), (), "")

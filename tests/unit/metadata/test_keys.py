"""Keys of others: spelled otherwise, called otherwise, or slips."""

import pytest

from builder.metadata.keys import ARTICLE_KEYS, ARTICLE_WORDS, RECORD_WORDS, meant, near_key, plain

SYNONYMS = {
    "title": "headline Title TITLE",
    "date": "published pubDate Date created datePublished",
    "source": "outlet newspaper publisher media journal",
    "source_url": "url URL link sourceUrl source-url SourceURL original_url canonical_url",
    "archived_url": "archive archive_url wayback snapshot",
    "author": "by byline writer",
    "authors": "Authors writers creators",
    "language": "lang locale",
    "summary": "description excerpt abstract lede",
    "people": "person persons Person",
    "topics": "tag tags category categories keywords subjects",
    "organizations": "organisation organisations Organization company",
    "countries": "country Country nations",
    "added": "accessed retrieved date_added",
    "updated": "lastmod modified last_modified",
    "redirects": "aliases permalink redirect_from",
}


@pytest.mark.parametrize(
    ("word", "key"), [(word, key) for key, words in SYNONYMS.items() for word in words.split()]
)
def test_what_others_call_our_keys(word: str, key: str) -> None:
    assert meant(word, ARTICLE_KEYS, ARTICLE_WORDS) == key


@pytest.mark.parametrize(
    "key", ["topicid", "layout", "place", "region", "note", "rating", "sorted"]
)
def test_other_keys_mean_none_of_ours(key: str) -> None:
    assert meant(key, ARTICLE_KEYS, ARTICLE_WORDS) == near_key(key, ARTICLE_KEYS) == ""


@pytest.mark.parametrize(
    ("slip", "key"),
    [("contries", "countries"), ("autor", "author"), ("tilte", "title"), ("summery", "summary")],
)
def test_slips(slip: str, key: str) -> None:
    assert near_key(slip, ARTICLE_KEYS) == key


def test_the_singular_of_a_list() -> None:
    assert near_key("alias", ["name", "aliases"]) == "aliases"
    assert near_key("redirect", ["redirects"]) == "redirects"


def test_words_are_written_as_they_are_compared() -> None:
    assert all(word == plain(word) for word in (*ARTICLE_WORDS, *RECORD_WORDS))
    assert not {*ARTICLE_WORDS} & {plain(key) for key in ARTICLE_KEYS}

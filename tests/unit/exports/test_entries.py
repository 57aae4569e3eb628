"""What the data files say of an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.config import SiteConfig
from builder.exports.entries import Part, entries_of, one_line, parts_of, start_of
from builder.model import text_of
from tests.archives import about, archive_of, article_of
from tests.unit.exports.as_saved import DATES, scripts


def test_an_entry_has_names_and_an_address() -> None:
    article = article_of(
        "2015/a b",
        date="2015-01-20T14:05:00+06:00",
        entities=about(countries="kg kz", sources="paper", topics="oil"),
        authors=("Ann\tLee",),
        source_url="https://example.com/1",
        archived_url="https://example.net/1",
        identifiers=(("doi", "10.1000/182"), ("ark", "ark:12148/b")),
    )
    texts = {article.path: text_of("<p>One.</p>", "One.")}
    config = SiteConfig(url="https://example.org/archive/")
    (entry,) = entries_of(archive_of(article, texts=texts, config=config).partition(0, 1))
    assert entry._asdict() == {
        "id": "2015/a b",
        "title": "Title of 2015/a b",
        "authors": ["Ann Lee"],
        "date": "2015-01-20",
        "source": "PAPER",
        "url": "https://example.org/archive/articles/2015/a%20b.html",
        "source_url": "https://example.com/1",
        "archived_url": "https://example.net/1",
        "language": "en",
        "summary": "One.",
        "countries": ["KG", "KZ"],
        "organizations": [],
        "people": [],
        "topics": ["OIL"],
        "identifiers": ["doi:10.1000/182", "ark:12148/b"],
        "note": "originally published at https://example.com/1, copy at https://example.net/1,"
        " ark:12148/b",
        "type": "news",
    }
    assert (entry.names, entry.doi) == (["KG", "KZ", "OIL"], "10.1000/182")


def test_without_an_address_of_the_site_links_lead_from_the_front_page() -> None:
    (entry,) = entries_of(archive_of(article_of("2015/a b")).partition(0, 1))
    assert (entry.url, entry.note) == ("articles/2015/a%20b.html", "")


@pytest.mark.parametrize(
    ("text", "line"), [(" a\n b ", "a b"), ("a\x85\ufeffb", "a b"), ("a\xa0b", "a b"), ("", "")]
)
def test_a_text_is_on_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


@given(st.text("a \n\t\x0b\x85\xa0\u2028\u3000\ufeff\x9f\xad", max_size=6))
def test_lines_are_those_of_the_search_page(text: str) -> None:
    assert one_line(text) == " ".join(
        "".join(" " if one in "\ufeff\x9f" or one.isspace() else one for one in text).split()
    )


def test_dates_are_those_of_the_search_page() -> None:
    with scripts() as browser:

        @given(DATES)
        def compare(date: str) -> None:
            parts = [one._asdict() for one in parts_of(date)]
            assert parts == browser.call("SearchEntries.partsOf", date)
            assert start_of(date)._asdict() == browser.call("SearchEntries.startOf", date)

        compare()


def test_a_season_is_no_month() -> None:
    assert parts_of("2015-22~") == [Part("2015", "", "22")]
    assert start_of("201X") == Part()

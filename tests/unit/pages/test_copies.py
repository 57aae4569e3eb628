"""Copies of a text: one row in lists, links between the pages."""

from typing import Any

import pytest

from builder.archive import Archive
from builder.pages.copies import folded, newest_first
from tests.archives import archive_of, article_of
from tests.helpers import SiteTest


def some_copies() -> Archive:
    """Articles 0 to 5, of which 3 and 4 are copies of 1, and 0 is one of 5."""
    own: dict[int, dict[str, Any]] = {
        0: {"copies": ("5",), "copy_of": "5"},
        1: {"copies": ("3", "4")},
        3: {"copies": ("1", "4"), "copy_of": "1"},
        4: {"copies": ("1", "3"), "copy_of": "1", "corrected": True},
        5: {"copies": ("0",)},
    }
    return archive_of(*(article_of(str(number), **own.get(number, {})) for number in range(6)))


@pytest.mark.parametrize(
    ("positions", "shown"),
    [
        ((0, 1, 2, 3, 4, 5), (1, 2, 5)),
        ((2, 3, 4), (2, 3)),
        ((0, 4), (0, 4)),
        ((), ()),
    ],
)
def test_a_list_has_the_first_version_or_the_oldest_that_it_has(
    positions: tuple[int, ...], shown: tuple[int, ...]
) -> None:
    assert folded(some_copies(), positions) == shown


def test_what_is_newest_is_the_newest_version() -> None:
    assert newest_first(some_copies(), range(6), 9) == [5, 4, 2]
    assert newest_first(some_copies(), range(6), 2) == [5, 4]
    assert newest_first(archive_of(*map(article_of, "abc")), range(3), 2) == [2, 1]


@pytest.fixture
def wire(site: SiteTest) -> SiteTest:
    site.article("a", "topics: [Tin]", date="2015-03-23")
    site.article("b", "topics: [Tin]\ncopy_of: a", date="2015-03-24")
    site.article("c", "topics: [Tin]\ncopy_of: a\ncorrected: true", date="2015-03-25")
    site.article("d", "topics: [Tin]\ncopy_of: a\ncorrected: true", date="2015-03-26", title="New")
    return site.article("e", "topics: [Tin]", date="2015-03-27").build()


def test_a_row_says_when_there_are_others(wire: SiteTest) -> None:
    said = (
        "Title of a also: March 24, 2015 , corrected March 25, 2015 , and corrected March 26, 2015"
    )
    for page in ("topics/tin.html", "dates/2015-03.html"):
        assert said in wire.text(page)
        assert wire.main(page).count("<li><time") == 2
    assert wire.text("recent.html").count("also: March 23, 2015") == 1


def test_pages_lead_to_the_first_and_to_the_newest_correction(wire: SiteTest) -> None:
    notice = "There is a corrected version: New , March 26, 2015"
    assert notice in wire.text("articles/a.html")
    assert "Also: March 24, 2015 and corrected March 25" in wire.text("articles/a.html")
    assert "Copy of Title of a , March 23, 2015" in wire.text("articles/b.html")
    assert notice in wire.text("articles/c.html")
    newest = wire.text("articles/d.html")
    assert "Corrected version of Title of a , March 23, 2015" in newest
    assert "There is a corrected version" not in newest


def test_related_articles_are_others(wire: SiteTest) -> None:
    links = wire.links("articles/e.html")
    assert "articles/a.html" in links
    assert not {"articles/b.html", "articles/c.html"} & {*links}

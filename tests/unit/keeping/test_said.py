"""What an article says, wherever in its file it says so."""

from pathlib import Path

import pytest

from builder.config import SiteConfig
from builder.content.articles import read_article
from builder.content.reader import Reader
from builder.errors import Name, Place
from builder.keeping.said import said, without_places
from builder.model import ParsedArticle
from builder.store.storage import LocalStorage


def article(folder: Path, *lines: str) -> ParsedArticle:
    (folder / "a.md").write_text("\n".join(("---", *lines, "---")))
    found, _, _ = read_article(Reader(LocalStorage(folder)), "a.md", "", SiteConfig(title="Test"))
    assert found
    return found


def test_the_order_of_lines_says_nothing(tmp_path: Path) -> None:
    lines = ["title: A", "date: 2015", "topics: [Oil]", "summary: B"]
    one, other = (article(tmp_path, *own) for own in (lines, reversed(lines)))
    assert one != other
    assert said(one) == said(other)
    different = article(tmp_path, *lines[:3])
    assert said(one) != said(different)
    assert said(one, {"summary"}) == said(different, {"summary"})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a", "a"),
        (None, None),
        (Name("a", Place("x.md", 3, 4)), "a"),
        ((Name("a", Place("x.md", 3, 4)), "b"), ("a", "b")),
        ({"topics": (Name("a", Place("x.md", 3, 4)),)}, {"topics": ("a",)}),
    ],
)
def test_places_are_left_out(value: object, text: object) -> None:
    assert without_places(value) == text

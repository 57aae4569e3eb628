"""What a cache says of a text is believed only where its source could say it."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from builder.config import SiteConfig
from builder.content.articles import read_article
from builder.content.pages import read_page
from builder.content.reader import Reader
from builder.content.records import read_record
from builder.errors import Name, Place
from builder.model import Kind, ParsedArticle, ParsedRecord, PlainPage
from builder.pipeline.soundness import is_sound_article, is_sound_page, is_sound_record
from builder.store.storage import LocalStorage
from tests.helpers import SiteTest

ARTICLE = "content/articles/2015/a.md"
RECORD = "content/people/b.yaml"
PAGE = "content/pages/c.md"


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    site = SiteTest(tmp_path).article("2015/a", "source_url: https://example.org\nredirects: [/x]")
    site.write(RECORD, "name: B\nwebsite: https://example.org\n")
    site.write(PAGE, "---\ntitle: C\nredirects: [/y]\n---\nText.\n")
    return Reader(LocalStorage(site.source))


@pytest.fixture
def article(reader: Reader) -> ParsedArticle:
    found = read_article(reader, ARTICLE, "", SiteConfig())[0]
    assert found is not None
    return found


@pytest.fixture
def record(reader: Reader) -> ParsedRecord:
    found = read_record(reader, RECORD, "", SiteConfig())[0]
    assert found is not None
    return found


@pytest.fixture
def page(reader: Reader) -> PlainPage:
    found = read_page(reader, PAGE, "", SiteConfig())[0]
    assert found is not None
    return found


def test_what_was_read_is_sound(
    article: ParsedArticle, record: ParsedRecord, page: PlainPage
) -> None:
    assert is_sound_article(ARTICLE, article)
    assert is_sound_record(RECORD, record)
    assert is_sound_page(PAGE, page)
    assert is_sound_article(ARTICLE, None)
    assert is_sound_record(RECORD, None)
    assert is_sound_page(PAGE, None)


OUTSIDE = (Name("../../x.html", Place(ARTICLE)),)


@pytest.mark.parametrize(
    "change",
    [
        {"path": "content/articles/other.md"},
        {"stem": "../../x"},
        {"source_url": "javascript:a()"},
        {"archived_url": "data:text/html,a"},
        {"redirects": OUTSIDE},
    ],
)
def test_an_article_that_its_file_cannot_have(
    change: dict[str, object], article: ParsedArticle
) -> None:
    assert not is_sound_article(ARTICLE, msgspec.structs.replace(article, **change))


@pytest.mark.parametrize(
    "change",
    [
        {"path": "content/people/other.yaml"},
        {"slug": "../x"},
        {"kind": Kind.TOPICS},
        {"website": "javascript:a()"},
    ],
)
def test_a_record_that_its_file_cannot_have(change: dict[str, str], record: ParsedRecord) -> None:
    assert not is_sound_record(RECORD, replace(record, **change))  # type: ignore[arg-type]


@pytest.mark.parametrize("change", [{"path": "x"}, {"page": "../x.html"}, {"redirects": OUTSIDE}])
def test_a_page_that_its_file_cannot_have(change: dict[str, str], page: PlainPage) -> None:
    assert not is_sound_page(PAGE, replace(page, **change))  # type: ignore[arg-type]

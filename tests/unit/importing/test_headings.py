"""Headings are known by what people and programs call them."""

import pytest

from builder.importing.headings import suggested


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Headline", "title"),
        ("Publication Title", "source"),
        ("DOI", "source_url"),
        ("Manual Tags", "topics"),
        ("Full Text", "text"),
        ("byline", "authors"),
        ("title (2)", "title"),
        ("Shelf", ""),
    ],
)
def test_headings(heading: str, key: str) -> None:
    assert suggested(heading) == key

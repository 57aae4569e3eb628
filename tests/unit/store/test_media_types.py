"""Media types: the same on every machine, with the encoding of texts."""

import pytest

from builder.store.media_types import media_type


@pytest.mark.parametrize(
    ("path", "type"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("assets/search.js", "text/javascript; charset=utf-8"),
        ("feed.xml", "text/xml; charset=utf-8"),
        ("feed.json", "application/json; charset=utf-8"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.jpg", "image/jpeg"),
        ("data/articles.csv.gz", "application/gzip"),
        ("a.tar.xz", "application/x-compressed"),
        (".nojekyll", "application/octet-stream"),
    ],
)
def test_the_type_of_a_file(path: str, type: str) -> None:
    assert media_type(path) == type

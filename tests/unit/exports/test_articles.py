"""All articles as one file: one member of gzip, whatever pieces it is made of."""

import gzip
import json
from itertools import pairwise
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from builder.archive import Archive
from builder.exports.articles import JSON_LINES, Piece, files, piece
from builder.exports.volumes import path_of
from builder.model import text_of
from tests.archives import about, archive_of, article_of

ARCHIVE = archive_of(article_of("one"))


class Site(NamedTuple):
    archive: Archive


def file_of(pieces: list[Piece]) -> bytes:
    ((path, data),) = files(pieces, Site(ARCHIVE))
    assert path == path_of(JSON_LINES)
    return data


@given(st.lists(st.integers(1, 6), max_size=3))
def test_a_piece_is_the_same_whatever_stands_around_it(cuts: list[int]) -> None:
    archive = archive_of(*(article_of(f"{number}", title="x" * number) for number in range(7)))
    pieces = [piece(archive.partition(*ends)) for ends in pairwise([0, *sorted({*cuts}), 7])]
    data = file_of(pieces)
    assert gzip.decompress(data) == gzip.decompress(file_of([piece(archive.partition(0, 7))]))
    assert all(own.data.deflated in data for one in pieces for own in one)
    assert piece(archive.partition(0, 7)) == piece(archive.partition(0, 7))


def test_without_articles_there_is_no_file() -> None:
    assert [*files([], Site(ARCHIVE))] == []


def test_a_line_has_all_keys_also_empty() -> None:
    article = article_of("2015/a b", entities=about(countries="kg kz", sources="paper"))
    texts = {article.path: text_of("<p>One.</p><p>Two.</p>", "One.")}
    archive = archive_of(article, texts=texts)
    line = gzip.decompress(file_of([piece(archive.partition(0, 1))]))
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    assert json.loads(line) == {
        "id": "2015/a b",
        "url": "articles/2015/a%20b.html",
        "title": "Title of 2015/a b",
        "date": "2015-01-20",
        "added": "2015-01-20",
        "source": "PAPER",
        "language": "en",
        "identifiers": {},
        "copy_of": "",
        "corrected": False,
        "summary": "One.",
        "countries": ["KG", "KZ"],
        "organizations": [],
        "people": [],
        "topics": [],
        "extra_fields": {},
        "names": ["KG", "KZ"],
        "text": "One. Two.",
    }

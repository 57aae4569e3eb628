"""Files of all articles, and how they are cut."""

import gzip

import pytest

from builder.exports import volumes
from builder.exports.volumes import Format, Segment, by_year, files, is_cut, path_of, paths
from builder.gzipped import deflate
from builder.model import text_of
from tests.archives import archive_of, article_of

LINES = Format("txt", "[", ",", "]")
ARCHIVE = archive_of(
    article_of("a", "1999-12-31"), article_of("b", "2000"), article_of("c", "200X")
)
SEGMENTS = [Segment("1999", deflate(b"a")), Segment("2000", deflate(b"b"))]
SEGMENTS.append(Segment("2000", deflate(b"c")))


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (1_000, {"data/articles.txt.gz": b"[a,b,c]"}),
        (1, {"data/articles-1999.txt.gz": b"[a]", "data/articles-2000.txt.gz": b"[b,c]"}),
    ],
)
def test_a_file_is_cut_if_it_would_be_large(
    most: int, expected: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(volumes, "MAX_BYTES", most)
    made = {path: gzip.decompress(data) for path, data in files(SEGMENTS, ARCHIVE, LINES)}
    assert made == expected
    assert paths(ARCHIVE, LINES) == [*expected]


def test_texts_count_where_they_are_in_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    article = article_of("a")
    archive = archive_of(article, texts={article.path: text_of("x" * 10_000)})
    monkeypatch.setattr(volumes, "MAX_BYTES", 2_000)
    assert not is_cut(archive, LINES)
    assert is_cut(archive, LINES._replace(has_texts=True))


def test_years_are_those_that_list_articles() -> None:
    assert [*by_year(ARCHIVE.partition(0, 3))] == [("1999", 1), ("2000", 2)]


def test_without_articles_there_is_no_file() -> None:
    assert paths(archive_of(), LINES) == []
    assert [*files([], archive_of(), LINES)] == []
    assert path_of(LINES, "-0043") == "data/articles--0043.txt.gz"

"""All articles as one file: one member of gzip, whatever pieces it is made of."""

import gzip
import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.exports.articles import Piece, join_pieces, line_of, piece_of
from builder.model import text_of
from tests.archives import about, archive_of, article_of

LINES = st.lists(st.binary(max_size=300), max_size=5)


@given(st.lists(LINES, max_size=6))
def test_pieces_joined_are_one_member_of_gzip(pieces: list[list[bytes]]) -> None:
    data = join_pieces(map(piece_of, pieces))
    whole = b"".join(line for lines in pieces for line in lines)
    assert gzip.decompress(data) == whole
    one = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    assert one.decompress(data) == whole
    assert (one.eof, one.unused_data) == (True, b"")


@given(LINES, LINES)
def test_a_piece_is_the_same_whatever_stands_around_it(
    before: list[bytes], own: list[bytes]
) -> None:
    piece = piece_of(own)
    assert piece_of(list(own)) == piece
    assert piece.deflated in join_pieces([piece_of(before), piece])


def test_a_long_piece() -> None:
    """The length of a text is multiplied in by squaring; each of its bits has a say."""
    pieces = [piece_of([b"x" * length]) for length in (1, 2**20 + 1, 3 * 2**18, 5)]
    total = sum(piece.length for piece in pieces)
    assert gzip.decompress(join_pieces(pieces)) == b"x" * total


def test_a_fault_in_a_piece_would_be_noticed() -> None:
    good = piece_of([b"abc"])
    bad = Piece(good.deflated, good.checksum ^ 1, good.length)
    with pytest.raises(gzip.BadGzipFile):
        gzip.decompress(join_pieces([bad, good]))


def test_a_line_has_all_keys_also_empty() -> None:
    article = article_of("2015/a b", entities=about(countries="kg kz", sources="paper"))
    texts = {article.path: text_of("<p>One.</p>", "One.")}
    archive = archive_of(article, texts=texts)
    line = line_of(archive, article, {"body": ["One.", "Two."], "names": ["KG", "KZ"]})
    assert line.endswith(b"\n")
    assert json.loads(line) == {
        "id": "2015/a b",
        "url": "articles/2015/a%20b.html",
        "title": "Title of 2015/a b",
        "date": "2015-01-20",
        "source": "PAPER",
        "language": "en",
        "summary": "One.",
        "countries": ["KG", "KZ"],
        "organizations": [],
        "people": [],
        "topics": [],
        "names": ["KG", "KZ"],
        "text": "One. Two.",
    }

"""Files of gzip in pieces: one member, whatever pieces it is made of."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.gzipped import Deflated, deflate, join

DATA = st.binary(max_size=300)


def piece_of(data: bytes) -> Deflated:
    """A piece of any bytes, made at another level than the builder's."""
    packer = zlib.compressobj(9, wbits=-15)
    deflated = packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)
    return Deflated(deflated, zlib.crc32(data), len(data))


@given(st.lists(DATA, min_size=1, max_size=6))
def test_pieces_joined_are_one_member_of_gzip(pieces: list[bytes]) -> None:
    data = join([*map(piece_of, pieces)])
    whole = b"".join(pieces)
    assert gzip.decompress(data) == whole
    one = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    assert one.decompress(data) == whole
    assert (one.eof, one.unused_data) == (True, b"")


def test_a_long_piece() -> None:
    """The length of a text is multiplied in by squaring; each of its bits has a say."""
    lengths = (1, 2**20 + 1, 3 * 2**18, 5)
    data = join([piece_of(b"x" * length) for length in lengths])
    assert gzip.decompress(data) == b"x" * sum(lengths)


def test_a_fault_in_a_piece_would_be_noticed() -> None:
    good = piece_of(b"abc")
    bad = Deflated(good.deflated, good.checksum ^ 1, good.length)
    with pytest.raises(gzip.BadGzipFile):
        gzip.decompress(join([bad, good]))


@given(DATA)
def test_a_piece_is_deflated_up_to_a_byte(data: bytes) -> None:
    assert deflate(data) == deflate(data)
    pieces = [deflate(data), deflate(b"."), deflate(data)]
    assert gzip.decompress(join(pieces)) == data + b"." + data

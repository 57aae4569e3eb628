"""Files of gzip (RFC 1952) that are compressed in pieces.

Each piece is the same whatever stands around it, so it can be kept. The file is still one member of
gzip, for not every tool reads several.
"""

import struct
import zlib
from collections.abc import Sequence
from functools import cache, reduce
from typing import NamedTuple

_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"  # names neither file, time nor system
_LEVEL = 4  # takes half the time of 6, and a twentieth more space
_POLYNOMIAL = 0xEDB88320  # of CRC-32, its bits reversed


class Deflated(NamedTuple):
    """A piece: deflated up to a byte's end, and the CRC-32 and the length of its bytes."""

    deflated: bytes
    checksum: int
    length: int


def deflate(data: bytes) -> Deflated:
    """A piece; the same bytes for the same data and zlib."""
    packer = zlib.compressobj(_LEVEL, wbits=-zlib.MAX_WBITS)
    deflated = packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)
    return Deflated(deflated, zlib.crc32(data), len(data))


def inflate(piece: Deflated) -> bytes:
    """The bytes of a piece."""
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(piece.deflated)


def join(pieces: Sequence[Deflated]) -> bytes:
    """The file that is made of pieces."""
    end = zlib.compressobj(wbits=-zlib.MAX_WBITS).flush()
    checksum = reduce(lambda before, one: _joined(before, one.checksum, one.length), pieces, 0)
    length = sum(piece.length for piece in pieces) & 0xFFFFFFFF
    deflated = [piece.deflated for piece in pieces]
    return b"".join([_HEADER, *deflated, end, struct.pack("<II", checksum, length)])


def _joined(first: int, second: int, length: int) -> int:
    """The CRC-32 of two texts after each other, from that of each; `length` is the second's, bytes.

    A CRC is a polynomial over GF(2), modulo the one of `_POLYNOMIAL`. Each byte that follows a text
    multiplies its CRC by x^8, so the first is multiplied by x^(8 * length), a power that is found
    by squaring. zlib's `crc32_combine` does the same.
    """
    for bit in range(length.bit_length()):
        if length >> bit & 1:
            first = _product(first, _power(bit))
    return first ^ second


@cache
def _power(bit: int) -> int:
    """The polynomial x^(8 * 2^bit); the same few are asked for again and again."""
    if not bit:
        return 1 << 23  # x^8; the highest bit is that of x^0
    root = _power(bit - 1)
    return _product(root, root)


def _product(one: int, two: int) -> int:
    """The product of two polynomials modulo that of the CRC."""
    product = 0
    for bit in range(31, -1, -1):
        if one >> bit & 1:
            product ^= two
        two = two >> 1 ^ (_POLYNOMIAL if two & 1 else 0)
    return product

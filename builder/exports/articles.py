"""All published articles as one file: `data/articles.jsonl.gz`.

JSON Lines in UTF-8, compressed with gzip: a line is an article, from the oldest. A tool can read it
line by line however large the archive is, and has what it needs for an index of its own.

The file is compressed in pieces, each of which is the same whatever stands around it, and is still
one member of gzip (RFC 1952), for not every tool reads several.
"""

import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from typing import NamedTuple

import msgspec

from builder.archive import Partition, source_name
from builder.model import Kind
from builder.search.texts import searched_texts
from builder.urls import relative

NAME = "articles"
VERSION = 2
PATH = "data/articles.jsonl.gz"
NAMED = tuple(kind for kind in Kind if kind is not Kind.SOURCES)  # each has a key of its own

_ROOT = "index.html"  # addresses are as seen from the front page
_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"  # names neither file, time nor system
_LEVEL = 4  # takes half the time of 6, and a twentieth more space
_POLYNOMIAL = 0xEDB88320  # of CRC-32, its bits reversed


class Piece(NamedTuple):
    """Some lines: deflated up to a byte's end, and the CRC-32 and the length of their text."""

    deflated: bytes
    checksum: int
    length: int


def piece(partition: Partition) -> Piece:
    """The lines of some articles, compressed; the same bytes for the same lines and zlib."""
    data = b"".join(_lines(partition))
    packer = zlib.compressobj(_LEVEL, wbits=-zlib.MAX_WBITS)
    deflated = packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)
    return Piece(deflated, zlib.crc32(data), len(data))


def files(pieces: Iterable[Piece], site: object) -> Iterator[tuple[str, bytes]]:
    """The whole file, if there are articles."""
    pieces = [*pieces]
    if pieces:
        yield PATH, _join(pieces)


def _join(pieces: Sequence[Piece]) -> bytes:
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
    power = 1 << 23  # x^8; the highest bit is that of x^0
    while length:
        if length & 1:
            first = _product(first, power)
        power = _product(power, power)
        length >>= 1
    return first ^ second


def _product(one: int, two: int) -> int:
    """The product of two polynomials modulo that of the CRC."""
    product = 0
    for bit in range(31, -1, -1):
        if one >> bit & 1:
            product ^= two
        two = two >> 1 ^ (_POLYNOMIAL if two & 1 else 0)
    return product


def _lines(partition: Partition) -> Iterator[bytes]:
    """An article with what is searched of it, as docs/data.md says: all keys, also empty ones.

    A draft, which is in no site that is published, has one more that says so.
    """
    entities = partition.entities
    for (article, text), texts in zip(partition.both, searched_texts(partition), strict=True):
        about = {
            kind.value: [entities[kind, slug].name for slug in article.entities.get(kind, ())]
            for kind in NAMED
        }
        record = {
            "id": article.id,
            "url": relative(_ROOT, article.page),
            "title": article.title,
            "date": article.date.iso,
            "added": article.added.iso,
            "source": source_name(article, entities),
            "language": article.language,
            "summary": article.summary or text.summary,
            **about,
            "names": texts["names"],
            "text": " ".join(texts["body"]),
            **({"draft": True} if article.draft else {}),
        }
        yield msgspec.json.encode(record) + b"\n"

"""Numbers as bytes, bytes as scripts: what the browser's index is written with.

A number is a variable-length integer: seven bits a byte, the lowest first, the highest bit set
where more follow (as in Protocol Buffers). A file is a classic script that calls back with base64
or JSON: it can be loaded from anywhere, `file://` included, and servers compress it.
"""

import base64
import hashlib
import json
from collections.abc import Iterable

HASH_LENGTH = 10


def encode_number(number: int, into: bytearray) -> None:
    """Append a number of at least 0."""
    while number > 127:
        into.append(number & 127 | 128)
        number >>= 7
    into.append(number)


def encode_rising(numbers: Iterable[int]) -> bytes:
    """Numbers in rising order, each as its distance from the one before."""
    encoded = bytearray()
    before = 0
    for number in numbers:
        encode_number(number - before, encoded)
        before = number
    return bytes(encoded)


def script(name: str, value: object) -> bytes:
    """A script that hands a JSON value to the client under a name."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # JSON may hold these two, which ended lines in scripts before ES2019.
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"ArchiveSearch.put({json.dumps(name)},{text})\n".encode()


def to_text(data: bytes) -> str:
    """Bytes as base64."""
    return base64.b64encode(data).decode("ascii")


def content_hash(data: bytes) -> str:
    """A short name for contents; 50 bits, and files of different kinds have different prefixes."""
    return base64.b32encode(hashlib.sha256(data).digest())[:HASH_LENGTH].decode("ascii").lower()

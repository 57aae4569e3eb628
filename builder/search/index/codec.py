"""Numbers as bits and bytes, bytes as scripts: what the browser's index is written with.

There are two codes. Variable-length numbers have seven bits a byte, the lowest first; the highest
bit says that more bytes follow, as in Protocol Buffers. Rice's code is for lists of rising numbers
(Rice, Plaunt: Adaptive variable-length coding, 1971). Both are written for whole arrays at a time:
an index has millions of numbers, and a loop over them in Python would take minutes.

A file is a classic script that calls a function with a text and the checksum of it; the text is
JSON, or bytes in base64. So it can be loaded from anywhere, `file://` included, servers compress
it, and what did not arrive as it was sent is noticed.
"""

import base64
import binascii
import hashlib
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any
from zlib import crc32

import msgspec
import numpy as np
from numpy.typing import NDArray

HASH_LENGTH = 10
CHECK_LENGTH = 3
CLIENT = "ArchiveSearch"  # the global to which scripts of the index hand what they have
BOX = "SearchBox"  # that of what search boxes suggest
_AT_ONCE = 100_000  # items of lists that are encoded at a time

Ints = NDArray[np.int64]
Bytes = NDArray[np.uint8]
Packed = memoryview  # an array of numbers of at least 0, as `pack` writes it; read without a copy


def pack(numbers: NDArray[Any]) -> Packed:
    """An array with as few bytes a number as the largest needs; the first byte says how many.

    [1, 2, 300] takes 1 + 3 * 2 bytes.
    """
    size = np.min_scalar_type(numbers.max(initial=0)).itemsize
    return memoryview(bytes([size]) + numbers.astype(f"<u{size}").tobytes())


def unpack(packed: Packed) -> Ints:
    """The array that was packed."""
    return view(packed).astype(np.int64)


def unpack_some(packed: Packed, some: Ints) -> Ints:
    """Some elements of the array that was packed."""
    return view(packed)[some].astype(np.int64)


def view(packed: Packed) -> NDArray[np.unsignedinteger[Any]]:
    """The array that was packed, as it is."""
    return np.frombuffer(packed, dtype=f"<u{packed[0]}", offset=1)


NO_NUMBERS = pack(np.zeros(0, dtype=np.int64))


def number_sizes(numbers: Ints) -> Ints:
    """How many bytes each number of at least 0 takes."""
    sizes = np.ones(len(numbers), dtype=np.int64)
    for bits in (7, 14, 21, 28):
        sizes += numbers >> bits > 0
    return sizes


def encode_numbers(numbers: Ints) -> Bytes:
    """Numbers from 0 to 2^35 - 1, one after the other: [5, 300] -> 05, AC 02.

    All first bytes are written at once, then all second ones of the numbers that have one, ...
    """
    sizes = number_sizes(numbers)
    ends = np.cumsum(sizes)
    encoded = np.zeros(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    starts = ends - sizes
    for step in range(5):
        has = sizes > step
        more = (sizes[has] > step + 1) << 7
        encoded[starts[has] + step] = numbers[has] >> 7 * step & 127 | more
    return encoded


def rice_parameter(count: int, limit: int) -> int:
    """How many low bits of each distance Rice's code writes as they are.

    The list has `count` numbers below `limit`, so a distance is `limit / count` on average. The
    parameter is the binary logarithm of two thirds of that, rounded down, and at least 0.
    """
    return max(0, (limit * 2 // (count * 3)).bit_length() - 1)


def each_of(counts: Ints, function: Callable[[int], int]) -> Ints:
    """A function of each number; it is called once for numbers that are equal, as most are."""
    few = distinct(counts)
    values = np.array([function(count) for count in few.tolist()], dtype=np.int64)
    return values[np.searchsorted(few, counts)]


def rice_parameters(counts: Ints, limit: int) -> Ints:
    """The Rice parameter of each list, by its length; 0 of an empty one."""
    return each_of(counts, lambda count: rice_parameter(count, limit) if count else 0)


def recoded(keys: str, counts: Packed, before: int, after: int) -> set[str]:
    """The keys, one a line, whose lists are written in another way when their limit changes.

    The Rice parameter depends on the number of articles: with 5 articles that of a list of one is
    1, with 6 it is 2, and all lists of one must be written again.
    """
    lengths = unpack(counts)
    rows = np.flatnonzero(rice_parameters(lengths, before) != rice_parameters(lengths, after))
    names = keys.split("\n")
    return {names[row] for row in rows.tolist()}


def together(counts: NDArray[np.integer], most: int | None = None) -> Iterator[tuple[slice, slice]]:
    """Cut lists into groups, and give for each group its lists and their items.

    A group has up to `most` items (100,000 where nothing is said), or one longer list: encoding
    makes several arrays of eight bytes an item, which for all lists of a large index would take
    gigabytes. Lists of 60,000, 30,000 and 20,000 items give lists 0 to 1 with items 0 to 89,999,
    then list 2.
    """
    most = _AT_ONCE if most is None else most
    ends = np.cumsum(counts, dtype=np.int64)
    first = 0
    while first < len(counts):
        before = int(ends[first] - counts[first])
        last = max(first + 1, int(np.searchsorted(ends, before + most, side="right")))
        yield slice(first, last), slice(before, int(ends[last - 1]))
        first = last


def encode_lists(
    numbers: NDArray[np.integer], tails: Ints, counts: Ints, rice: Ints, tail_bits: Ints
) -> list[bytes]:
    """Lists of rising numbers, each number with a tail of a few bits, in Rice's code.

    `numbers` and `tails` have an element for each item, `counts`, `rice` and `tail_bits` one for
    each list. Of a number its distance from the one before, less 1, is written: the part above the
    `rice` lowest bits as so many zeros and a one, then these bits as they are, then the tail.

    Two lists, [2, 3, 9] with tails 1, 0, 2 and [5] with tail 3; `rice` is [1, 2], `tail_bits` 2:

        counts    3                           1
        numbers   2         3        9        5
        distance  2         0        5        5
        zeros     1         0        2        1       distance >> rice
        code      01 0 01   1 0 00   001 1 10 01 01 11
        bits      5         4        6        6
        ends      5         9        15       22      the second list begins at bit 16, a byte
        sizes     2                           1       bytes: 01001100 00011100, 01011100
    """
    return encode_items(numbers, tails, counts, rice, np.repeat(tail_bits, counts))


def encode_items(
    numbers: NDArray[np.integer], tails: Ints, counts: Ints, rice: Ints, tail_of: Ints
) -> list[bytes]:
    """The same, where `tail_of` has the bits of the tail for each item; no list is empty."""
    starts = np.cumsum(counts) - counts
    distance = np.diff(numbers, prepend=0).astype(np.int64) - 1
    distance[starts] = numbers[starts]
    rice_of = np.repeat(rice, counts)
    bits = (distance >> rice_of) + 1 + rice_of + tail_of
    sizes = (np.add.reduceat(bits, starts) + 7) // 8 if len(counts) else counts
    # Sums of bits give the ends as if all lists were one; each list moves on to where it begins,
    # which is after the whole bytes of those before it.
    ends = np.cumsum(bits)
    ends += np.repeat((np.cumsum(sizes) - sizes) * 8 - (ends - bits)[starts], counts)
    # The zeros need not be written: the bytes are zeros to begin with.
    one_and_rest = distance & (1 << rice_of) - 1 | 1 << rice_of
    return pieces(packed_at(one_and_rest << tail_of | tails, ends, int(sizes.sum())), sizes)


def packed_at(codes: Ints, ends: Ints, size: int) -> bytes:
    """Bytes into which codes of less than 64 bits are written, each up to the bit where it ends.

    The bytes are made as words of 64 bits, the first bit the highest. A code belongs to the word
    in which it ends, `at` bits before the end of that word. Codes of one word are joined by one
    `reduceat`; the upper bits of the first of them may belong to the word before. The codes 101
    and 111 with ends 63 and 66:

        word    0                  1
        at      1                  62       64 - 63, 128 - 66
        word 0  ...0 101 1                  bits 60 to 62 are 101, bit 63 is what spilt of 111
        word 1  11 0...
    """
    word, at = ends - 1 >> 6, (-ends & 63).astype(np.uint64)
    own = codes.astype(np.uint64)
    words = np.zeros(size + 7 >> 3, dtype=np.uint64)
    firsts = np.flatnonzero(np.diff(word, prepend=-1))
    words[word[firsts]] = np.bitwise_or.reduceat(own << at, firsts) if len(firsts) else 0
    # In two steps, for a shift by 64, which `at` 0 would ask for, is not defined.
    before = own >> np.uint64(1) >> np.uint64(63) - at
    spilt = np.flatnonzero(before)
    words[word[spilt] - 1] |= before[spilt]
    return words.astype(">u8").tobytes()[:size]


def pieces(data: bytes, sizes: Ints) -> list[bytes]:
    """Bytes cut into pieces of these sizes."""
    return [data[first:last] for first, last in pairwise([0, *np.cumsum(sizes).tolist()])]


def distinct(numbers: Ints) -> Ints:
    """Numbers sorted, each once; several times faster than `numpy.unique`, which hashes them."""
    ordered: Ints = np.sort(numbers)
    once: Ints = ordered[np.diff(ordered, prepend=-1) != 0]
    return once


def spans(starts: Ints, sizes: Ints) -> Ints:
    """The indices of several runs of an array: starts [10, 3], sizes [2, 3] -> 10 11 3 4 5."""
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    found: Ints = np.repeat(starts - ends + sizes, sizes) + np.arange(total)
    return found


def script(name: str, value: object, client: str = CLIENT) -> bytes:
    """A script that hands a JSON value to a client under a name."""
    return script_of(name, to_json(value), client)


def hashed_script(prefix: str, value: object, client: str = CLIENT) -> tuple[str, bytes]:
    """A script whose name is a prefix and a hash of its contents; the name, and the script."""
    text = to_json(value)
    name = prefix + content_hash(text.encode())
    return name, script_of(name, text, client)


def checked_script(place: str, text: str) -> tuple[str, bytes]:
    """A script whose name is made of its place and its check, of which a list is short."""
    name = checked_name(place, checksum(text)[:CHECK_LENGTH])
    return name, script_of(name, text)


def script_of(name: str, text: str, client: str = CLIENT) -> bytes:
    """A script that hands to a client, a global, a text as it is: JSON, or base64."""
    literal = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"{client}.put('{name}','{literal}','{checksum(text)}')\n".encode()


def checksum(text: str) -> str:
    """The CRC-32 of a text, its four bytes in base64 without padding."""
    return to_text(crc32(text.encode()).to_bytes(4, "big"))[:6]


def check_of(script: bytes) -> str:
    """What the manifest says of a block or a bucket: the first 18 bits of its checksum."""
    end = len(script) - len("ABCDEF')\n")
    return script[end : end + CHECK_LENGTH].decode("ascii")


def checked_name(place: str, check: str) -> str:
    """The name of a block or a bucket, which tells these bits: of `d/7` and `+a8` d/7-249-175-0.

    They are numbers, for names of files may differ in more than capitals alone.
    """
    return "-".join([place, *map(str, base64.b64decode(f"{check}A"))])


def check_in(name: str) -> str:
    """The check in a name: the reverse of `checked_name`."""
    return base64.b64encode(bytes(map(int, name.split("-")[1:]))).decode()[:CHECK_LENGTH]


def renamed(script: bytes, name: str, other: str) -> bytes:
    """A script under another name."""
    return script.replace(f"'{name}'".encode(), f"'{other}'".encode(), 1)


def bytes_of(script: bytes) -> bytes:
    """The bytes that a script has as base64.

    Raises:
        ValueError: it has none.
    """
    _, _, text = script.partition(b",'")
    return base64.b64decode(text[: text.index(b"'")], validate=True)


def to_json(value: object) -> str:
    """JSON that may stand in a script."""
    text = msgspec.json.encode(value).decode()
    # JSON may hold these two, which ended lines in scripts before ES2019.
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def to_text(data: bytes) -> str:
    """Bytes as base64."""
    return binascii.b2a_base64(data, newline=False).decode("ascii")


def content_hash(data: bytes) -> str:
    """A short name for contents: 50 bits of a hash, in ten letters and digits.

    That is enough, as two files need different names only if they have the same prefix.
    """
    return base64.b32encode(hashlib.sha256(data).digest())[:HASH_LENGTH].decode("ascii").lower()

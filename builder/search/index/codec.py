"""Numbers as bits and bytes, bytes as scripts: what the browser's index is written with.

Two codes, both for whole arrays: variable-length numbers (seven bits a byte, the lowest first, the
highest bit set where more follow, as in Protocol Buffers), and Rice's code for lists of rising
numbers (Rice, Plaunt: Adaptive variable-length coding, 1971). A file is a classic script that
calls back with JSON, bytes as base64: it can be loaded from anywhere, `file://` included, and
servers compress it.
"""

import base64
import binascii
import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

HASH_LENGTH = 10
_AT_ONCE = 100_000  # items of lists that are worked on at a time

Ints = NDArray[np.int64]
Bytes = NDArray[np.uint8]
Packed = memoryview  # of an array of numbers of at least 0; is decoded without a copy


def pack(numbers: NDArray[Any]) -> Packed:
    """An array in as few bytes a number as the largest takes; the first byte says how many."""
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
    """Numbers from 0 to 2^35 - 1, one after the other."""
    sizes = number_sizes(numbers)
    ends = np.cumsum(sizes)
    encoded = np.zeros(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    starts = ends - sizes
    for step in range(5):
        has = sizes > step
        more = (sizes[has] > step + 1) << 7
        encoded[starts[has] + step] = numbers[has] >> 7 * step & 127 | more
    return encoded


def encode_rising(numbers: Iterable[int]) -> bytes:
    """Numbers in rising order, each as its distance from the one before."""
    rising: Ints = np.fromiter(numbers, dtype=np.int64)
    return encode_numbers(rising - np.concatenate([[0], rising[:-1]])).tobytes()


def rice_parameter(count: int, limit: int) -> int:
    """The bits that are written as they are, of each of `count` distances below a limit."""
    return max(0, (limit * 2 // (count * 3)).bit_length() - 1)


def each_of(counts: Ints, function: Callable[[int], int]) -> Ints:
    """A function of each number, most of which come again and again."""
    few = distinct(counts)
    values = np.array([function(count) for count in few.tolist()], dtype=np.int64)
    return values[np.searchsorted(few, counts)]


def rice_parameters(counts: Ints, limit: int) -> Ints:
    """The Rice parameter of each list, by its length; 0 of an empty one."""
    return each_of(counts, lambda count: rice_parameter(count, limit) if count else 0)


def recoded(keys: str, counts: Packed, before: int, after: int) -> set[str]:
    """The keys, one a line, whose lists are written in another way when their limit changes."""
    lengths = unpack(counts)
    rows = np.flatnonzero(rice_parameters(lengths, before) != rice_parameters(lengths, after))
    names = keys.split("\n")
    return {names[row] for row in rows.tolist()}


def together(counts: Ints) -> Iterator[tuple[slice, slice]]:
    """Lists that are worked on at a time, and their items: to work on all would take much room."""
    ends = np.cumsum(counts)
    first = 0
    while first < len(counts):
        before = int(ends[first] - counts[first])
        last = max(first + 1, int(np.searchsorted(ends, before + _AT_ONCE, side="right")))
        yield slice(first, last), slice(before, int(ends[last - 1]))
        first = last


def encode_lists(
    numbers: NDArray[np.integer], tails: Ints, counts: Ints, rice: Ints, tail_bits: Ints
) -> list[bytes]:
    """Lists of rising numbers, each with a tail of a few bits, packed to bytes.

    `counts`, `rice` and `tail_bits` have an element for each list. A number is written as its
    distance from the one before, less 1: the part above the Rice parameter as so many zeros and a
    one, the rest as it is; then the tail.
    """
    starts = np.cumsum(counts) - counts
    distance = np.diff(numbers, prepend=0).astype(np.int64) - 1
    distance[starts] = numbers[starts]
    rice_of, tail_of = np.repeat(rice, counts), np.repeat(tail_bits, counts)
    bits = (distance >> rice_of) + 1 + rice_of + tail_of
    sizes = (np.add.reduceat(bits, starts) + 7) // 8 if len(counts) else counts
    # Where each number ends: after those before it in its list, which begins at a byte.
    ends = np.cumsum(bits)
    ends += np.repeat((np.cumsum(sizes) - sizes) * 8 - (ends - bits)[starts], counts)
    one_and_rest = distance & (1 << rice_of) - 1 | 1 << rice_of
    return pieces(_packed_at(one_and_rest << tail_of | tails, ends, int(sizes.sum())), sizes)


def _packed_at(codes: Ints, ends: Ints, size: int) -> bytes:
    """Bytes with codes of less than 64 bits before the bits where they end, which rise."""
    word, at = ends - 1 >> 6, (-ends & 63).astype(np.uint64)
    own = codes.astype(np.uint64)
    words = np.zeros(size + 7 >> 3, dtype=np.uint64)
    firsts = np.flatnonzero(np.diff(word, prepend=-1))
    words[word[firsts]] = np.bitwise_or.reduceat(own << at, firsts) if len(firsts) else 0
    before = own >> np.uint64(1) >> np.uint64(63) - at  # what is in the word before, of the first
    spilt = np.flatnonzero(before)
    words[word[spilt] - 1] |= before[spilt]
    return words.astype(">u8").tobytes()[:size]


def pieces(data: bytes, sizes: Ints) -> list[bytes]:
    """Bytes cut into pieces of some sizes."""
    return [data[first:last] for first, last in pairwise([0, *np.cumsum(sizes).tolist()])]


def distinct(numbers: Ints) -> Ints:
    """Numbers sorted, each once; several times faster than `numpy.unique`, which hashes them."""
    ordered: Ints = np.sort(numbers)
    once: Ints = ordered[np.diff(ordered, prepend=-1) != 0]
    return once


def spans(starts: Ints, sizes: Ints) -> Ints:
    """The indices of several pieces of an array, one piece after the other."""
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    found: Ints = np.repeat(starts - ends + sizes, sizes) + np.arange(total)
    return found


def script(name: str, value: object) -> bytes:
    """A script that hands a JSON value to the client under a name."""
    return script_of(name, to_json(value))


def hashed_script(prefix: str, value: object) -> tuple[str, bytes]:
    """A script whose name is a prefix and a hash of its contents; the name, and the script."""
    text = to_json(value)
    name = prefix + content_hash(script_of("", text))
    return name, script_of(name, text)


def script_of(name: str, text: str) -> bytes:
    """A script that hands to the client what is JSON already."""
    return f'ArchiveSearch.put("{name}",{text})\n'.encode()


def bytes_of(script: bytes) -> bytes:
    """The bytes that a script has as base64.

    Raises:
        ValueError: it has none.
    """
    return base64.b64decode(script[script.index(b',"') + 2 : -3], validate=True)


def to_json(value: object) -> str:
    """JSON that may stand in a script."""
    text = msgspec.json.encode(value).decode()
    # JSON may hold these two, which ended lines in scripts before ES2019.
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def to_text(data: bytes) -> str:
    """Bytes as base64."""
    return binascii.b2a_base64(data, newline=False).decode("ascii")


def content_hash(data: bytes) -> str:
    """A short name for contents; 50 bits, and files of different kinds have different prefixes."""
    return base64.b32encode(hashlib.sha256(data).digest())[:HASH_LENGTH].decode("ascii").lower()

"""Pairs of words beside each other -> their buckets, as FORMAT.md describes them."""

from collections.abc import Collection, Iterator
from typing import NamedTuple
from zlib import crc32

import numpy as np

from builder.search.index.codec import (
    NO_NUMBERS,
    Packed,
    encode_lists,
    pack,
    pieces,
    rice_parameters,
    script,
    to_text,
    together,
    unpack,
)
from builder.search.index.front_coding import front_coded_lines
from builder.search.index.packing import Making
from builder.search.index.pairs import Pairs
from builder.search.index.phrases import in_steps
from builder.search.keys import in_utf16_order


class PairLists(NamedTuple):
    """What the next build needs to know of pairs.

    `keys` are lines. For each key `counts` has the number of articles and `lengths` the number of
    bytes of its postings, which follow each other in `data`. `buckets` is the number of buckets.
    """

    keys: str = ""
    counts: Packed = NO_NUMBERS
    lengths: Packed = NO_NUMBERS
    data: bytes = b""
    buckets: int = 0


_List = tuple[int, bytes]  # the number of articles of a pair, and its postings


def pair_files(
    pairs: Pairs, articles: int, target: int, old: PairLists, changed: Collection[str]
) -> Making[PairLists]:
    """Give the buckets to write, each as its place (`b/7`) and its script; then all pairs.

    The checksum of a pair says in which bucket it is, so no list is needed to find it. Written are
    the buckets in which a changed pair is or was; all of them, if their number changes. `target`
    is the size of a bucket in bytes.

    `pairs` has the changed pairs that there are still, and may have others, which are as they were.
    `old` has those of the earlier index.
    """
    lists = {key: own for key, own in _unpacked(old).items() if key not in changed}
    found = zip(pairs.counts.tolist(), _encoded(pairs, articles), strict=True)
    lists |= zip(pairs.keys, found, strict=True)
    # A key takes about 8 bytes when a server has compressed the file.
    weight = sum(len(data) for _, data in lists.values()) + 8 * len(lists)
    buckets = in_steps(1 + weight // target)
    stale = {crc32(key.encode()) % buckets for key in changed}
    if buckets != old.buckets:
        stale = set(range(buckets))
    held: dict[int, list[str]] = {number: [] for number in stale}
    for key in lists:
        if (number := crc32(key.encode()) % buckets) in held:
            held[number].append(key)
    for number, keys in held.items():
        yield f"b/{number}", _bucket(number, in_utf16_order(keys), lists)
    return _packed(lists, buckets)


def _bucket(number: int, keys: list[str], lists: dict[str, _List]) -> bytes:
    own = [lists[key] for key in keys]
    rests = [f"\t{count:x},{len(data):x}" for count, data in own]
    postings = to_text(b"".join(data for _, data in own))
    value = {"keys": front_coded_lines(keys, rests), "postings": postings}
    return script(f"b/{number}", value)


def _encoded(pairs: Pairs, articles: int) -> Iterator[bytes]:
    """The postings of each pair as bytes: articles alone, without impacts."""
    for lists, some in together(pairs.counts):
        article, counts = pairs.article[some].astype(np.int64), pairs.counts[lists]
        rice = rice_parameters(counts, articles)
        yield from encode_lists(article, 0 * article, counts, rice, 0 * counts)


def _unpacked(old: PairLists) -> dict[str, _List]:
    keys = old.keys.split("\n") if old.keys else []
    counts = unpack(old.counts).tolist()
    own = zip(counts, pieces(old.data, unpack(old.lengths)), strict=True)
    return dict(zip(keys, own, strict=True))


def _packed(lists: dict[str, _List], buckets: int) -> PairLists:
    own = list(lists.values())
    counts = np.array([count for count, _ in own], dtype=np.int64)
    lengths = np.array([len(data) for _, data in own], dtype=np.int64)
    data = b"".join(data for _, data in own)
    return PairLists("\n".join(lists), pack(counts), pack(lengths), data, buckets)

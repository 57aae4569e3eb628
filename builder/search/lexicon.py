"""Postings -> the files of the lexicon, of postings and of places, as FORMAT.md describes them."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from builder.search.codec import (
    Ints,
    content_hash,
    distinct,
    encode_lists,
    hashed_script,
    rice_parameter,
    script,
    to_text,
)
from builder.search.merge import Pairs, Postings, utf16_order
from builder.search.sizes import INLINE, Sizes
from builder.search.weights import K1

_AT_ONCE = 500_000  # postings that are encoded together
_NO_POSTINGS = ("", b"", 0, 0, 0)  # an entry but for its key

Files = dict[str, bytes]


class _Entry(NamedTuple):
    """A key: its line in the lexicon but for the key itself, bytes of postings and of places."""

    key: str
    rest: str
    postings: bytes
    first: int  # of its postings among all
    last: int
    places: int


def lexicon_files(
    postings: Postings,
    stems: Mapping[str, Sequence[str]],
    articles: int,
    sizes: Sizes,
    files: Files,
) -> list[tuple[str, str]]:
    """Write the files; give the shortest beginning of each shard, and its name."""
    entries = list(_entries(postings, stems, articles, sizes.alone, files))
    listed = _cut_postings(entries, sizes, files)
    placed = _cut_places(entries, postings, sizes, files)
    lengths = [len(entry.key) + len(entry.rest) for entry in entries]
    shards = []
    before = ""
    for first, last in cut([entry.key for entry in entries], lengths, sizes.lexicon, 32):
        value = {
            "keys": "\n".join(_lines(entries[first:last])),
            "postings": listed.parts(first, last),
            "places": placed.parts(first, last),
        }
        name, data = hashed_script("l-", value)
        files[f"{name}.js"] = data
        shards.append((_boundary(before, entries[first].key), name))
        before = entries[last - 1].key
    return shards


def impact_bits(count: int) -> int:
    """The bits of the impacts of a key: the more articles have it, the less a step weighs."""
    return 6 - sum(count >= least for least in (512, 3_000, 10_000))


def _entries(
    postings: Postings, stems: Mapping[str, Sequence[str]], articles: int, alone: int, files: Files
) -> Iterator[_Entry]:
    """All keys with postings and all forms, in their order; files of a key alone are written."""
    found = {}
    last = 0
    ends = np.concatenate([[0], np.cumsum(postings.place_size, dtype=np.int64)])
    lasts = np.cumsum(postings.counts)
    places = np.diff(ends[lasts], prepend=0).tolist()
    columns = (postings.keys, postings.written.tolist(), lasts.tolist(), places)
    own = zip(*columns, _encoded(postings, articles), strict=True)
    for key, written, end, place, data in own:
        first, last = last, end
        kept = b""
        if len(data) >= alone:
            where = _write(data, "p-", files)
        elif len(data) > INLINE:
            kept, where = data, f"{len(data):x}"
        else:
            where = ":" + to_text(data).rstrip("=")
        rest = f"\t{'' if written else '~'}{last - first:x},{place:x},{where}"
        found[key] = rest, kept, first, last, place
    for key in sorted(found.keys() | stems.keys(), key=utf16_order):
        leads = "".join(f"\t>{_front_coded(key, stem)}" for stem in stems.get(key, ()))
        rest, kept, first, last, place = found.get(key, _NO_POSTINGS)
        yield _Entry(key, rest + leads, kept, first, last, place)


def _encoded(postings: Postings, articles: int) -> Iterator[bytes]:
    """The postings of each key as bytes."""
    counts = postings.counts
    ends = np.cumsum(counts)
    first = 0
    while first < len(counts):
        before = int(ends[first] - counts[first])
        last = max(first + 1, int(np.searchsorted(ends, before + _AT_ONCE, side="right")))
        some = slice(before, int(ends[last - 1]))
        data, lengths = _encode(
            postings.article[some], postings.weight[some], counts[first:last], articles
        )
        at = 0
        for length in lengths.tolist():
            yield data[at : at + length]
            at += length
        first = last


def _encode(
    article: NDArray[np.int32], weight: NDArray[np.float32], counts: Ints, articles: int
) -> tuple[bytes, Ints]:
    rice = _each(counts, lambda count: rice_parameter(count, articles))
    bits = _each(counts, impact_bits)
    steps = np.repeat(1 << bits, counts)
    impact = np.floor(weight / (K1 + weight) * steps).astype(np.int64)
    return encode_lists(article.astype(np.int64), np.minimum(impact, steps - 1), counts, rice, bits)


class _Stream:
    """What stands in several files, one piece for each entry, one after the other."""

    def __init__(self, lengths: Sequence[int]) -> None:
        self.starts = [0, *accumulate(lengths)]  # by entry
        self.files: list[tuple[int, str]] = []  # the first byte of each, and its name

    def parts(self, first: int, last: int) -> list[tuple[str, int]]:
        """The files that hold the pieces of some entries; offsets from the first piece."""
        start, end = self.starts[first], self.starts[last]
        if start == end:
            return []
        begin = bisect_right(self.files, start, key=lambda file: file[0]) - 1
        found = [file for file in self.files[begin:] if file[0] < end]
        return [(name, at - start) for at, name in found]


def _cut_postings(entries: Sequence[_Entry], sizes: Sizes, files: Files) -> _Stream:
    def join(some: Sequence[_Entry]) -> bytes:
        return b"".join(entry.postings for entry in some)

    lengths = [len(entry.postings) for entry in entries]
    return _cut_stream(entries, lengths, sizes.postings, 4, "p-", join, files)


def _cut_places(
    entries: Sequence[_Entry], postings: Postings, sizes: Sizes, files: Files
) -> _Stream:
    def join(some: Sequence[_Entry]) -> bytes:
        return postings.places(some[0].first, some[-1].last)

    lengths = [entry.places for entry in entries]
    return _cut_stream(entries, lengths, sizes.places, 16, "q-", join, files)


def _cut_stream(
    entries: Sequence[_Entry],
    lengths: Sequence[int],
    least: int,
    one_in: int,
    prefix: str,
    join: Callable[[Sequence[_Entry]], bytes],
    files: Files,
) -> _Stream:
    """Write the pieces of the entries that have one, several to a file."""
    stream = _Stream(lengths)
    numbers = [number for number, length in enumerate(lengths) if length]
    kept = [entries[number] for number in numbers]
    keys = [entry.key for entry in kept]
    for first, last in cut(keys, [lengths[number] for number in numbers], least, one_in):
        name = _write(join(kept[first:last]), prefix, files)
        stream.files.append((stream.starts[numbers[first]], name))
    return stream


def cut(
    keys: Sequence[str], lengths: Sequence[int], least: int, one_in: int
) -> Iterator[tuple[int, int]]:
    """Cut a sequence into ranges of at least a length, each before a key that its hash marks.

    So one key more changes one range or two, not all that follow. After twice the length any key
    will do.
    """
    start = size = 0
    for number, (key, length) in enumerate(zip(keys, lengths, strict=True)):
        if size >= least and (size >= 2 * least or crc32(key.encode()) % one_in == 0):
            yield start, number
            start, size = number, 0
        size += length
    if keys:
        yield start, len(keys)


def pair_files(pairs: Pairs, articles: int, sizes: Sizes, files: Files) -> int:
    """Write the buckets of pairs; return how many there are.

    A pair is in the bucket of its checksum: no list of buckets is needed to find it.
    """
    rice = _each(pairs.counts, lambda count: rice_parameter(count, articles))
    none = np.zeros(len(rice), dtype=np.int64)
    data, lengths = encode_lists(pairs.article, pairs.article * 0, pairs.counts, rice, none)
    weight = len(data) + 8 * len(pairs.keys)  # a key has about so many bytes, compressed
    buckets = _in_steps(1 + weight // sizes.pairs)
    ends = np.cumsum(lengths)
    lists = zip(pairs.counts.tolist(), (ends - lengths).tolist(), ends.tolist(), strict=True)
    held: list[list[tuple[str, int, bytes]]] = [[] for _ in range(buckets)]
    for key, (count, start, end) in zip(pairs.keys, lists, strict=True):
        held[crc32(key.encode()) % buckets].append((key, count, data[start:end]))
    for number, bucket in enumerate(held):
        bucket.sort(key=lambda pair: utf16_order(pair[0]))
        entries = [
            _Entry(key, f"\t{count:x},{len(own):x}", own, 0, 0, 0) for key, count, own in bucket
        ]
        value = {
            "keys": "\n".join(_lines(entries)),
            "postings": to_text(b"".join(entry.postings for entry in entries)),
        }
        files[f"b/{number}.js"] = script(f"b/{number}", value)
    return buckets


def _in_steps(number: int) -> int:
    """A number rounded up to its three highest bits, so that it changes seldom."""
    step = 1 << max(0, number.bit_length() - 3)
    return -(-number // step) * step


def _each(counts: Ints, function: Callable[[int], int]) -> Ints:
    """A function of each number, most of which come again and again."""
    few = distinct(counts)
    values = np.array([function(count) for count in few.tolist()], dtype=np.int64)
    return values[np.searchsorted(few, counts)]


def _write(data: bytes, prefix: str, files: Files) -> str:
    name = prefix + content_hash(data)
    files[f"{name}.js"] = script(name, to_text(data))
    return name


def _lines(entries: Sequence[_Entry]) -> Iterator[str]:
    before = ""
    for entry in entries:
        yield _front_coded(before, entry.key) + entry.rest
        before = entry.key


def _boundary(before: str, first: str) -> str:
    """The shortest text that is above the key before a shard and not above its first."""
    return first[: _shared(before, first) + 1] if before else ""


def _front_coded(before: str, key: str) -> str:
    """A key without what it begins with as another does; a hexadecimal digit says how much."""
    shared = _shared(before, key)
    return f"{shared:x}{key[shared:]}"


def _shared(one: str, two: str) -> int:
    """The number of characters that two keys begin with alike, at most 15.

    Characters beyond the basic plane, which JavaScript counts twice, are not shared.
    """
    count = 0
    for first, second in zip(one[:15], two, strict=False):
        if first != second or first > "\uffff":
            break
        count += 1
    return count

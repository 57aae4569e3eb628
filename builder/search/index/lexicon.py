"""Postings -> the files of lexicon, postings and fields, as FORMAT.md describes them."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import closing
from functools import partial
from io import BytesIO
from typing import NamedTuple
from zlib import crc32

import numpy as np

from builder.search.index.chunking import chunk
from builder.search.index.codec import (
    NO_NUMBERS,
    Ints,
    Packed,
    check_in,
    checked_script,
    pack,
    to_json,
    unpack,
)
from builder.search.index.entries import Entries, FreshEntries, Leads
from builder.search.index.front_coding import front_coded_lines
from builder.search.index.merge import Postings
from builder.search.index.packing import (
    Join,
    KeptFiles,
    Making,
    PackedFiles,
    Packing,
    Read,
    RowOrder,
    pack_files,
)
from builder.search.index.scratch import Scratch, Spool
from builder.search.index.sizes import Sizes
from builder.search.index.tiers import keep_ranges
from builder.search.keys import utf16_order

FOLDER = "l/"  # of shards

Shards = list[tuple[str, str]]  # of each the boundary that finds it (`_boundary`), and its name


class Lexicon(NamedTuple):
    """What the next build needs to know of a lexicon.

    It is kept in the cache as whole columns, of text or packed numbers: reading an object for each
    key would take much longer.

    `keys` and `rests` are lines; a key and its rest make a line of a shard. The numbers have an
    element for each key: `hashes` are what `boundary_hashes` gives for its stem, `counts` how many
    articles have it, `listed` how many bytes its postings take in packed files (0 if they stand in
    the line), `field_lengths` how many bytes its fields take. `postings` and `fields` are the
    packed files, as in `PackedFiles.files`; `names` is that of `KeptFiles`.
    """

    keys: str = ""
    rests: str = ""
    hashes: Packed = NO_NUMBERS
    counts: Packed = NO_NUMBERS
    listed: Packed = NO_NUMBERS
    field_lengths: Packed = NO_NUMBERS
    postings: Sequence[tuple[int, str]] = ()
    fields: Sequence[tuple[int, str]] = ()
    names: Mapping[str, str] = {}

    def counted(self) -> tuple[list[str], Ints]:
        """All keys, and how many articles have each."""
        return self.keys.split("\n") if self.keys else [], unpack(self.counts)

    def leads(self, keys: Collection[str]) -> dict[str, set[str]]:
        """The keys that some keys lead to, by key."""
        own, rests = self.keys.split("\n"), self.rests.split("\n")
        found = {}
        for key in keys:
            row = bisect_left(own, utf16_order(key), key=utf16_order)
            if row < len(own) and own[row] == key:
                found[key] = _leads_of(key, rests[row])
        return found

    def paths(self) -> set[str]:
        """The paths of all files: shards and packed files."""
        return {f"{name}.js" for name in self.names.values()}


class Earlier(NamedTuple):
    """The lexicon of the earlier index, the keys that have changed since, a reader of its files."""

    lexicon: Lexicon
    changed: Collection[str]
    read: Read


def lexicon_files(
    postings: Iterable[Postings],
    leads: Leads,
    home: str,
    articles: int,
    sizes: Sizes,
    earlier: Earlier,
    open_scratch: Scratch = BytesIO,
) -> Making[tuple[Shards, Lexicon]]:
    """Give the files that the earlier index has not; then the shards, and what is kept of all.

    `postings`, of ranges of keys in order, and `leads` are those of the keys that have changed; a
    key that has changed and is not among them is gone. All other keys are as `earlier` has them.
    `home` is the language of the site, `open_scratch` opens temporary files.

    Raises:
        StaleError: a file of the earlier index is not as it was.
    """
    old, changed, read = earlier
    with closing(Spool(open_scratch)) as of_postings, closing(Spool(open_scratch)) as of_fields:
        fresh = FreshEntries(articles, sizes, old.names, of_postings, of_fields)
        yield from fresh.add(postings)
        columns = fresh.columns(leads, home)
        before = _unpacked(old)
        entries, order = _merged(before, columns, changed)
        kept = KeptFiles(order, old.names)
        packing = Packing("p-", sizes.postings, 4, in_groups=True)
        files = PackedFiles.of(before.listed, old.postings)
        join = _join(order, of_postings, columns.listed, files, read)
        listed = yield from pack_files(order, kept, packing, entries.listed, join)
        packing = Packing("f-", 2 * sizes.postings, 16)
        files = PackedFiles.of(before.field_lengths, old.fields)
        join = _join(order, of_fields, columns.field_lengths, files, read)
        fields = yield from pack_files(order, kept, packing, entries.field_lengths, join)
    ranges = fresh.ranges(columns.keys)
    keep_ranges(kept, order, old.names, ranges, entries.counts > sizes.tiers.least)
    shards = yield from _shards(entries, kept, listed, fields, sizes.lexicon)
    lexicon = Lexicon(*_packed(entries), listed.files, fields.files, kept.names)
    return shards, lexicon


def _join(order: RowOrder, spool: Spool, lengths: Ints, earlier: PackedFiles, read: Read) -> Join:
    """What gives the pieces of some rows: fresh ones of `lengths` out of the spool, or earlier."""
    starts = [0, *np.cumsum(lengths).tolist()]

    def fresh(rows: Sequence[int]) -> bytes:
        # Between the first and the last there are no others but some without a piece.
        return spool.read(starts[rows[0]], starts[rows[-1] + 1])

    return lambda rows: order.join(rows, fresh, partial(earlier.pieces, read=read))


def _packed(entries: Entries) -> tuple[str, str, Packed, Packed, Packed, Packed]:
    """The columns as a `Lexicon` has them; `_unpacked` is the reverse."""
    keys, rests, *numbers = entries
    hashes, counts, listed, fields = map(pack, numbers)
    return "\n".join(keys), "\n".join(rests), hashes, counts, listed, fields


def _unpacked(lexicon: Lexicon) -> Entries:
    keys, rests = (text.split("\n") if lexicon.keys else [] for text in lexicon[:2])
    return Entries(keys, rests, *map(unpack, lexicon[2:6]))


def _merged(old: Entries, fresh: Entries, changed: Collection[str]) -> tuple[Entries, RowOrder]:
    """The earlier entries without those of changed keys, and the fresh ones in their order.

    With `bread` changed, and `rice` new:

        old.keys     and  bread  by  rain
        left         0           2   3              rows of `old` that stay
        fresh.keys   bread  rice
        at           1      3                       where each fresh one goes among those left
        keys         and  bread  by  rain  rice
        origin       0    -1     2   3     -2       as in `RowOrder`

    Keys are in the order of UTF-16, as the browser compares them.
    """
    left = [row for row, key in enumerate(old.keys) if key not in changed]
    if not left:
        return fresh, RowOrder(fresh.keys, fresh.hashes, [~row for row in range(len(fresh.keys))])
    keys = [old.keys[row] for row in left]
    ranks = (utf16_order(key) for key in fresh.keys)
    at = [bisect_left(keys, rank, key=utf16_order) for rank in ranks]
    rests = [old.rests[row] for row in left]
    columns = (
        np.insert(before[left], at, after) for before, after in zip(old[2:], fresh[2:], strict=True)
    )
    entries = Entries(_inserted(keys, at, fresh.keys), _inserted(rests, at, fresh.rests), *columns)
    origin = np.insert(np.array(left, dtype=np.int64), at, ~np.arange(len(at)))
    return entries, RowOrder(entries.keys, entries.hashes, origin.tolist())


def _inserted(items: list[str], at: Sequence[int], new: Sequence[str]) -> list[str]:
    """Items with each of `new` before the item at its index in `at`; these rise.

    What `numpy.insert` does, for a list: [a, c, d] with [b, e] at [1, 3] is [a, b, c, d, e].
    """
    found: list[str] = []
    start = 0
    for end, item in zip(at, new, strict=True):
        found += items[start:end]
        found.append(item)
        start = end
    return found + items[start:]


def _leads_of(key: str, rest: str) -> set[str]:
    """The keys that a key leads to, by its rest: `price~` with `>5s` leads to `prices`."""
    return {key[: int(lead[0], 16)] + lead[1:] for lead in rest.split("\t>")[1:]}


def _shards(
    entries: Entries, kept: KeptFiles, listed: PackedFiles, fields: PackedFiles, least: int
) -> Making[Shards]:
    """Cut the lexicon into shards of at least `least` characters, and give the new files.

    A shard names its packed files, so these are in `what`: when one of them has another name, the
    shard is made again though its keys are as they were. So it is when its boundary, which its own
    name is made of, is another one.
    """
    lengths = [len(key) + len(rest) for key, rest in zip(entries.keys, entries.rests, strict=True)]
    shards = []
    before = ""
    for first, last in chunk(entries.hashes, np.array(lengths, dtype=np.int64), least, 32):
        parts = listed.parts(first, last), fields.parts(first, last)
        begin, end = entries.keys[first], entries.keys[last - 1]
        boundary = _boundary(before, begin)
        what = f"l\t{boundary}\t{begin}\t{end}\t{parts}"
        name = kept.find(what, first, last - 1)
        if name is None:
            lines = front_coded_lines(entries.keys[first:last], entries.rests[first:last])
            value = {"keys": lines, "postings": parts[0], "fields": parts[1]}
            place = f"{FOLDER}{crc32(boundary.encode())}"
            name, data = checked_script(place, to_json(value))
            kept.names[what] = name
            yield f"{name}.js", data
        shards.append((boundary, name))
        before = end
    return shards


def listed(shards: Shards) -> dict[str, str]:
    """What the manifest says of shards: lines of boundaries, and checks; these make their names."""
    lines = "\n".join(boundary for boundary, _ in shards)
    return {"lexicon": lines, "shards": "".join(check_in(name) for _, name in shards)}


def _boundary(before: str, first: str) -> str:
    """The shortest text that is above the last key before a shard and not above its first.

    It is what the manifest says of a shard: between `osh` and `price` it is `p`, and between
    `price` and `prices` all of `prices`. The first shard has an empty one.
    """
    both = enumerate(zip(before, first, strict=False))
    shared = next((n for n, (one, two) in both if one != two), len(before))
    return first[: shared + 1] if before else ""

"""Postings -> the files of lexicon, postings and fields, as FORMAT.md describes them."""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import NamedTuple
from zlib import crc32

import numpy as np

from builder.search.families import groups_of
from builder.search.index.chunking import boundary_hashes, chunk
from builder.search.index.codec import (
    NO_NUMBERS,
    Ints,
    Packed,
    check_in,
    checked_script,
    pack,
    to_json,
    to_text,
    unpack,
)
from builder.search.index.merge import Postings
from builder.search.index.packing import (
    Files,
    KeptFiles,
    PackedFiles,
    Packing,
    Read,
    RowOrder,
    pack_files,
)
from builder.search.index.postings import encoded, encoded_fields
from builder.search.index.sizes import INLINE, Sizes, Tiers
from builder.search.index.tiers import keep_ranges
from builder.search.keys import in_utf16_order, utf16_order

Leads = Mapping[str, Collection[str]]  # the keys that a key leads to, by key
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


class _Entries(NamedTuple):
    """The columns of a `Lexicon`, unpacked."""

    keys: list[str]
    rests: list[str]
    hashes: Ints
    counts: Ints
    listed: Ints
    field_lengths: Ints


class _Entry(NamedTuple):
    """A key that has changed.

    `rest` is its line without the key; `listed` are the bytes of its postings that go into a packed
    file, `fields` those of its fields, `ranges` files of its postings, if they are in tiers.
    """

    rest: str = ""
    articles: int = 0
    listed: bytes = b""
    fields: bytes = b""
    ranges: Sequence[tuple[str, bytes]] = ()


class Earlier(NamedTuple):
    """The lexicon of the earlier index, the keys that have changed since, a reader of its files."""

    lexicon: Lexicon
    changed: Collection[str]
    read: Read


def lexicon_files(
    postings: Postings,
    leads: Leads,
    home: str,
    articles: int,
    sizes: Sizes,
    earlier: Earlier,
) -> tuple[Shards, Lexicon, Files]:
    """The shards, what the next build needs to know, and the files that the earlier index has not.

    `postings` and `leads` are those of the keys that have changed; a key that has changed and is
    not among them is gone. All other keys are as `earlier` has them. `home` is the language of the
    site.

    Raises:
        StaleError: a file of the earlier index is not as it was.
    """
    old, changed, read = earlier
    found = _entries(postings, leads, articles, sizes.tiers)
    fresh = list(found.values())
    before = _unpacked(old)
    entries, order = _merged(before, _columns(found, home), changed)
    kept = KeptFiles(order, old.names)
    listed_before = PackedFiles.of(before.listed, old.postings)
    fields_before = PackedFiles.of(before.field_lengths, old.fields)

    def join_listed(rows: Sequence[int]) -> bytes:
        return b"".join(fresh[row].listed for row in rows)

    def join_fields(rows: Sequence[int]) -> bytes:
        return b"".join(fresh[row].fields for row in rows)

    listed = pack_files(
        *(order, kept, Packing("p-", sizes.postings, 4, in_groups=True), entries.listed),
        lambda rows: order.join(rows, join_listed, partial(listed_before.pieces, read=read)),
    )
    fields = pack_files(
        *(order, kept, Packing("f-", 2 * sizes.postings, 16), entries.field_lengths),
        lambda rows: order.join(rows, join_fields, partial(fields_before.pieces, read=read)),
    )
    ranges = [entry.ranges for entry in fresh]
    keep_ranges(kept, order, old.names, ranges, entries.counts > sizes.tiers.least)
    shards = _shards(entries, kept, listed, fields, sizes.lexicon)
    lexicon = Lexicon(*_packed(entries), listed.files, fields.files, kept.names)
    return shards, lexicon, kept.new


def _packed(entries: _Entries) -> tuple[str, str, Packed, Packed, Packed, Packed]:
    """The columns as a `Lexicon` has them; `_unpacked` is the reverse."""
    keys, rests, *numbers = entries
    hashes, counts, listed, fields = map(pack, numbers)
    return "\n".join(keys), "\n".join(rests), hashes, counts, listed, fields


def _unpacked(lexicon: Lexicon) -> _Entries:
    keys, rests = (text.split("\n") if lexicon.keys else [] for text in lexicon[:2])
    return _Entries(keys, rests, *map(unpack, lexicon[2:6]))


def _columns(found: Mapping[str, _Entry], home: str) -> _Entries:
    keys = list(found)
    rests, counts, listed, fields, _ = zip(*found.values(), strict=True) if keys else ([],) * 5
    lengths = (np.array([*map(len, data)], dtype=np.int64) for data in (listed, fields))
    return _Entries(
        keys,
        list(rests),
        boundary_hashes(groups_of(keys, home)),
        np.array(counts, dtype=np.int64),
        *lengths,
    )


def _merged(old: _Entries, fresh: _Entries, changed: Collection[str]) -> tuple[_Entries, RowOrder]:
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
    entries = _Entries(_inserted(keys, at, fresh.keys), _inserted(rests, at, fresh.rests), *columns)
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


def _entries(postings: Postings, leads: Leads, articles: int, tiers: Tiers) -> dict[str, _Entry]:
    """An entry for each form and each family, in order.

    Where the postings of a key are depends on their length: up to `INLINE` bytes stand in the line
    itself, others go into a packed file. Lines are as FORMAT.md has them; in a rest, what follows a
    tab:

        1,:3A     in one article; the postings themselves
        2c,31     0x31 bytes of postings in a packed file
        2c,31,4   0x4 bytes that say in which fields, where not in the body alone
        ~1,:3A    the same of what may be a name: it begins with a small letter nowhere
        >5        leads to what its first five characters are
    """
    found = {key: _Entry(rest) for key, rest in _lead_rests(leads).items()}
    columns = (encoded(postings, articles, tiers), encoded_fields(postings))
    own = zip(
        postings.keys, postings.small.tolist(), postings.counts.tolist(), *columns, strict=True
    )
    for key, small, count, (data, ranges), fields in own:
        kept = data if len(data) > INLINE else b""
        where = f"{len(kept):x}" if kept else ":" + to_text(data).rstrip("=")
        named, ends = "" if small else "~", f",{len(fields):x}" if fields else ""
        rest = f"\t{named}{count:x},{where}{ends}{found[key].rest if key in found else ''}"
        found[key] = _Entry(rest, count, kept, fields, ranges)
    return {key: found[key] for key in in_utf16_order(found)}


def _lead_rests(leads: Leads) -> dict[str, str]:
    """What the line of each key says of where it leads."""
    leading = [key for key, own in leads.items() for _ in own]
    coded = front_coded(leading, [lead for own in leads.values() for lead in sorted(own)])
    rests: dict[str, str] = {}
    for key, lead in zip(leading, coded, strict=True):
        rests[key] = f"{rests.get(key, '')}\t>{lead}"
    return rests


def _leads_of(key: str, rest: str) -> set[str]:
    """The keys that a key leads to, by its rest: `price~` with `>5s` leads to `prices`."""
    return {key[: int(lead[0], 16)] + lead[1:] for lead in rest.split("\t>")[1:]}


def _shards(
    entries: _Entries, kept: KeptFiles, listed: PackedFiles, fields: PackedFiles, least: int
) -> Shards:
    """Cut the lexicon into shards of at least `least` characters; new files are added to `kept`.

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
            name = kept.add(what, *checked_script(place, to_json(value)))
        shards.append((boundary, name))
        before = end
    return shards


def listed(shards: Shards) -> dict[str, str]:
    """What the manifest says of shards: lines of boundaries, and checks; these make their names."""
    lines = "\n".join(boundary for boundary, _ in shards)
    return {"lexicon": lines, "shards": "".join(check_in(name) for _, name in shards)}


def front_coded_lines(keys: Sequence[str], rests: Sequence[str]) -> str:
    """The lines of keys in order, front-coded, each with its rest: `0price`, `5s`, `0rail`."""
    coded = front_coded(["", *keys[:-1]], keys)
    return "\n".join(map("".join, zip(coded, rests, strict=True)))


def front_coded(before: Sequence[str], keys: Sequence[str]) -> list[str]:
    """Each key without the characters that it shares with the one of `before`, as `5s`.

    A hexadecimal digit says how many these are: `prices` after `price` is `5s`.
    """
    both = zip(keys, _shared(before, keys), strict=True)
    return [f"{shared:x}{key[shared:]}" for key, shared in both]


def _boundary(before: str, first: str) -> str:
    """The shortest text that is above the last key before a shard and not above its first.

    It is what the manifest says of a shard: between `osh` and `price` it is `p`, and between
    `price` and `prices` all of `prices`. The first shard has an empty one.
    """
    both = enumerate(zip(before, first, strict=False))
    shared = next((n for n, (one, two) in both if one != two), len(before))
    return first[: shared + 1] if before else ""


def _shared(some: Sequence[str], others: Sequence[str]) -> list[int]:
    """How many first characters the keys of each pair share, at most 15, which is one digit.

    JavaScript counts a character beyond the basic plane as two; so that it need not matter, the
    shared ones end before it.
    """
    # Each key as a row of 15 code points, zeros at the end.
    one, two = (
        np.array(keys, dtype="U15").view(np.uint32).reshape(-1, 15) for keys in (some, others)
    )
    alike = (one == two) & (one > 0) & (one <= 0xFFFF)
    counts: list[int] = np.logical_and.accumulate(alike, axis=1).sum(axis=1).tolist()
    return counts

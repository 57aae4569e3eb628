"""Postings -> the files of lexicon, postings and fields, as FORMAT.md describes them."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import closing
from functools import partial
from io import BytesIO
from typing import NamedTuple

import numpy as np

from builder.search.families import groups_of
from builder.search.index.chunking import boundary_hashes, chunk
from builder.search.index.codec import (
    NO_NUMBERS,
    Ints,
    Packed,
    hex_script,
    pack,
    to_text,
    unpack,
)
from builder.search.index.merge import Postings
from builder.search.index.packing import (
    KeptFiles,
    Making,
    PackedFiles,
    Packing,
    Read,
    RowOrder,
    pack_files,
)
from builder.search.index.postings import encoded, encoded_fields
from builder.search.index.scratch import Scratch, Spool
from builder.search.index.sizes import INLINE, Sizes
from builder.search.index.tiers import keep_ranges, ranges_of
from builder.search.keys import in_utf16_order, utf16_order

Leads = Mapping[str, Collection[str]]  # the keys that a key leads to, by key
PREFIX = "l-"  # of names of shards

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

    `rest` is its line without the key; `listed` is the number of bytes of its postings that go into
    a packed file, `fields` that of those of its fields.
    """

    rest: str = ""
    articles: int = 0
    listed: int = 0
    fields: int = 0


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
    scratch: Scratch = BytesIO,
) -> Making[tuple[Shards, Lexicon]]:
    """Give the files that the earlier index has not; then the shards, and what is kept of all.

    `postings`, of ranges of keys in order, and `leads` are those of the keys that have changed; a
    key that has changed and is not among them is gone. All other keys are as `earlier` has them.
    `home` is the language of the site, `scratch` opens temporary files.

    Raises:
        StaleError: a file of the earlier index is not as it was.
    """
    old, changed, read = earlier
    with closing(Spool(scratch)) as listed_spool, closing(Spool(scratch)) as fields_spool:
        fresh = _Fresh(articles, sizes, old.names, listed_spool, fields_spool)
        yield from fresh.add(postings)
        columns = fresh.columns(leads, home)
        before = _unpacked(old)
        entries, order = _merged(before, columns, changed)
        kept = KeptFiles(order, old.names)
        listed = yield from pack_files(
            *(order, kept, Packing("p-", sizes.postings, 4, in_groups=True), entries.listed),
            _join(order, listed_spool, columns.listed, before.listed, old.postings, read),
        )
        fields = yield from pack_files(
            *(order, kept, Packing("f-", 2 * sizes.postings, 16), entries.field_lengths),
            _join(
                *(order, fields_spool, columns.field_lengths),
                *(before.field_lengths, old.fields, read),
            ),
        )
    ranges = fresh.ranges(columns.keys)
    keep_ranges(kept, order, old.names, ranges, entries.counts > sizes.tiers.least)
    shards = yield from _shards(entries, kept, listed, fields, sizes.lexicon)
    lexicon = Lexicon(*_packed(entries), listed.files, fields.files, kept.names)
    return shards, lexicon


def _join(
    order: RowOrder,
    spool: Spool,
    lengths: Ints,
    before: Ints,
    files: Sequence[tuple[int, str]],
    read: Read,
) -> Callable[[Sequence[int]], bytes]:
    """What gives the pieces of some rows: fresh ones of `lengths` out of the spool, or earlier."""
    starts = [0, *np.cumsum(lengths).tolist()]
    earlier = PackedFiles.of(before, files)

    def fresh(rows: Sequence[int]) -> bytes:
        # Between the first and the last there are no others but some without a piece.
        return spool.read(starts[rows[0]], starts[rows[-1] + 1])

    return lambda rows: order.join(rows, fresh, partial(earlier.pieces, read=read))


def _packed(entries: _Entries) -> tuple[str, str, Packed, Packed, Packed, Packed]:
    """The columns as a `Lexicon` has them; `_unpacked` is the reverse."""
    keys, rests, *numbers = entries
    hashes, counts, listed, fields = map(pack, numbers)
    return "\n".join(keys), "\n".join(rests), hashes, counts, listed, fields


def _unpacked(lexicon: Lexicon) -> _Entries:
    keys, rests = (text.split("\n") if lexicon.keys else [] for text in lexicon[:2])
    return _Entries(keys, rests, *map(unpack, lexicon[2:6]))


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


class _Fresh:
    """The entries of the keys that have changed; their bytes go into spools, in order.

    Where the postings of a key are depends on their length: up to `INLINE` bytes stand in the line
    itself, others go into a packed file. Lines are as FORMAT.md has them; in a rest, what follows a
    tab:

        1,:3A     in one article; the postings themselves
        2c,31     0x31 bytes of postings in a packed file
        2c,31,4   0x4 bytes that say in which fields, where not in the body alone
        ~1,:3A    the same of what may be a name: it begins with a small letter nowhere
        >5        leads to what its first five characters are
    """

    def __init__(
        self, articles: int, sizes: Sizes, names: Mapping[str, str], listed: Spool, fields: Spool
    ) -> None:
        """Begin with no key; `names` has the files of the earlier lexicon."""
        self._articles = articles
        self._tiers = sizes.tiers
        self._names = names
        self._listed, self._fields = listed, fields
        self._found: dict[str, _Entry] = {}
        self._ranges: dict[str, list[str]] = {}

    def add(self, postings: Iterable[Postings]) -> Making[None]:
        """Take the postings of keys in order; give the files of those that are in tiers."""
        for some in postings:
            encodings = (encoded(some, self._articles, self._tiers), encoded_fields(some))
            own = zip(
                *(some.keys, some.small.tolist(), some.counts.tolist()), *encodings, strict=True
            )
            for key, small, count, (data, ranges), fields in own:
                if ranges:
                    yield from self._take_ranges(key, ranges)
                kept = data if len(data) > INLINE else b""
                where = f"{len(kept):x}" if kept else ":" + to_text(data).rstrip("=")
                named, ends = "" if small else "~", f",{len(fields):x}" if fields else ""
                self._listed.add(kept)
                self._fields.add(fields)
                rest = f"\t{named}{count:x},{where}{ends}"
                self._found[key] = _Entry(rest, count, len(kept), len(fields))

    def _take_ranges(self, key: str, ranges: Sequence[tuple[str, bytes]]) -> Making[None]:
        self._ranges[key] = [name for name, _ in ranges]
        before = {*ranges_of(key, self._names).values()}
        yield from ((f"{name}.js", data) for name, data in ranges if name not in before)

    def columns(self, leads: Leads, home: str) -> _Entries:
        """An entry for each form and each family, in order."""
        for key, rest in _lead_rests(leads).items():
            own = self._found.get(key, _Entry())
            self._found[key] = own._replace(rest=own.rest + rest)
        keys = in_utf16_order(self._found)
        entries = [self._found[key] for key in keys]
        self._found = {}  # large, and not needed again
        rests, *numbers = zip(*entries, strict=True) if keys else ([],) * 4
        counts, listed, fields = (np.array(own, dtype=np.int64) for own in numbers)
        hashes = boundary_hashes(groups_of(keys, home))
        return _Entries(keys, list(rests), hashes, counts, listed, fields)

    def ranges(self, keys: Sequence[str]) -> dict[int, list[str]]:
        """The names of the files of each key that has some, by its row among these keys."""
        return {row: own for row, key in enumerate(keys) if (own := self._ranges.get(key))}


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
) -> Making[Shards]:
    """Cut the lexicon into shards of at least `least` characters, and give the new files.

    A shard names its packed files, so these are in `what`: when one of them has another name, the
    shard is made again though its keys are as they were.
    """
    lengths = [len(key) + len(rest) for key, rest in zip(entries.keys, entries.rests, strict=True)]
    shards = []
    before = ""
    for first, last in chunk(entries.hashes, np.array(lengths, dtype=np.int64), least, 32):
        parts = listed.parts(first, last), fields.parts(first, last)
        begin, end = entries.keys[first], entries.keys[last - 1]
        what = f"l-\t{begin}\t{end}\t{parts}"
        name = kept.find(what, first, last - 1)
        if name is None:
            lines = front_coded_lines(entries.keys[first:last], entries.rests[first:last])
            value = {"keys": lines, "postings": parts[0], "fields": parts[1]}
            name, data = hex_script(PREFIX, value)
            kept.names[what] = name
            yield f"{name}.js", data
        shards.append((_boundary(before, begin), name))
        before = end
    return shards


def listed(shards: Shards) -> dict[str, str]:
    """What the manifest says of shards: lines of boundaries, the bytes of names in base64."""
    names = "".join(name.removeprefix(PREFIX) for _, name in shards)
    lines = "\n".join(boundary for boundary, _ in shards)
    return {"lexicon": lines, "shards": to_text(bytes.fromhex(names))}


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

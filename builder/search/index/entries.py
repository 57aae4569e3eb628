"""The entries of keys that have changed: their lines, and the bytes that go into packed files."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from builder.search.families import groups_of
from builder.search.index.chunking import boundary_hashes
from builder.search.index.codec import Ints, to_text
from builder.search.index.front_coding import front_coded
from builder.search.index.merge import Postings
from builder.search.index.packing import Making
from builder.search.index.postings import encoded, encoded_fields
from builder.search.index.scratch import Spool
from builder.search.index.sizes import INLINE, Sizes
from builder.search.index.tiers import ranges_of
from builder.search.keys import in_utf16_order

Leads = Mapping[str, Collection[str]]  # the keys that a key leads to, by key


class Entries(NamedTuple):
    """The columns of a `Lexicon`, unpacked: an element for each key."""

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


class FreshEntries:
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

    def columns(self, leads: Leads, home: str) -> Entries:
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
        return Entries(keys, list(rests), hashes, counts, listed, fields)

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

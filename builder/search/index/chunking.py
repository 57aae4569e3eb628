"""Where sequences are cut: by their keys, so that a change within one changes a chunk or two.

If every hundredth key began a chunk, one new key would move all later boundaries. Here a key says
by itself whether it may begin one, so boundaries come back soon after a change: content-defined
chunking, as backup programs cut files (Muthitacharoen, Chen, Mazieres: A Low-bandwidth Network File
System, 2001).
"""

from collections.abc import Iterable
from itertools import pairwise
from zlib import crc32

import numpy as np

from builder.search.index.codec import Ints


def boundary_hashes(keys: Iterable[str]) -> Ints:
    """The checksum of each key; it says whether the key may begin a chunk."""
    return np.fromiter((crc32(key.encode()) for key in keys), dtype=np.int64)


def chunk_groups(groups: Ints, lengths: Ints, least: int, one_in: int) -> list[tuple[int, int]]:
    """Cut a sequence into ranges, as `chunk` does, but no group that is large by itself.

    `groups` says which items are asked for together: those with the same number. A group with at
    least half of the length `least` has a range of its own, from its first item to its last, with
    what stands between them, unless that is more than the group itself.

        groups   5  8  5  8  3  9
        lengths  9  1  6  1  2  2        with `least` 20
        ranges   0--------3--------      of the group 5, with an item of 8; of what is left
    """
    first, last = _large_groups(groups, lengths, least // 2)
    ranges: list[tuple[int, int]] = []
    done = 0
    for start, end in [*zip(first, last, strict=True), (len(groups), len(groups))]:
        own = slice(done, start)
        between = chunk(groups[own], lengths[own], least, one_in)
        ranges += [(done + begin, done + stop) for begin, stop in between]
        if start < end:
            ranges.append((start, end))
        done = end
    return ranges


def _large_groups(groups: Ints, lengths: Ints, least: int) -> tuple[list[int], list[int]]:
    """Where each large group begins and ends, of those that do not overlap one before."""
    if not len(groups):
        return [], []
    order = np.argsort(groups, kind="stable")
    starts = np.flatnonzero(np.diff(groups[order], prepend=-1))
    own = np.add.reduceat(lengths[order], starts)
    first, last = order[starts], order[np.append(starts[1:], len(order)) - 1] + 1
    ends = np.cumsum(lengths)
    spanned = ends[last - 1] - ends[first] + lengths[first]
    large = (own >= least) & (spanned <= 2 * own)
    found: list[tuple[int, int]] = []
    for start, end in sorted(zip(first[large].tolist(), last[large].tolist(), strict=True)):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return [start for start, _ in found], [end for _, end in found]


def chunk(hashes: Ints, lengths: Ints, least: int, one_in: int) -> list[tuple[int, int]]:
    """Cut a sequence into ranges; give the first index of each, and the one after its last.

    A range has at least the length `least` (but for the last) and ends before the next key whose
    boundary hash is a multiple of `one_in`; after twice `least` it ends before
    any key. With `least` 4 and `one_in` 16:

        hashes   5  8  3  16 7  9  32 2         a new key after the fourth:   16 1  7  9  32 2
        lengths  3  2  1  2  2  2  1  1                                       2  2  2  2  1  1
        ranges   0--------3--------6----                                      3-----------7----

    The first range could end before index 2, where it has a length of 5, but 16 is the first
    hash from there that allows it. The new key makes the second range longer; the third is the
    same.
    """
    count = len(hashes)
    ends = np.cumsum(lengths)
    allowed = np.flatnonzero(hashes % one_in == 0)
    starts = [0] if count else []
    while True:
        before = ends[starts[-1]] - lengths[starts[-1]] if starts else 0
        # The keys before which the range would have its least length, and twice that.
        enough, most = np.searchsorted(ends, [before + least, before + 2 * least]) + 1
        at = np.searchsorted(allowed, enough)
        start = int(min(most, allowed[at] if at < len(allowed) else most))
        if start >= count:
            return list(pairwise([*starts, count]))
        starts.append(start)

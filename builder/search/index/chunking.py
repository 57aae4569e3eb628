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

_BITS = 6


def boundary_hashes(keys: Iterable[str]) -> Ints:
    """The six lowest bits of the checksum of each key; they say whether it may begin a chunk."""
    return np.fromiter((crc32(key.encode()) % (1 << _BITS) for key in keys), dtype=np.int64)


def chunk(hashes: Ints, lengths: Ints, least: int, one_in: int) -> list[tuple[int, int]]:
    """Cut a sequence into ranges; give the first index of each, and the one after its last.

    A range has at least the length `least` (but for the last) and ends before the next key whose
    boundary hash is a multiple of `one_in`, which divides 64; after twice `least` it ends before
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

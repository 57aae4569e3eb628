"""Where sequences are cut, so that a change within one changes a piece or two of it, not all."""

from collections.abc import Iterable
from itertools import pairwise
from zlib import crc32

import numpy as np

from builder.search.index.codec import Ints

_BITS = 6


def boundary_hashes(keys: Iterable[str]) -> Ints:
    """The lowest bits of the checksum of each key: what may begin a piece is told by them alone."""
    return np.fromiter((crc32(key.encode()) % (1 << _BITS) for key in keys), dtype=np.int64)


def chunk(hashes: Ints, lengths: Ints, least: int, one_in: int) -> list[tuple[int, int]]:
    """Cut a sequence into ranges of at least a length, each before a key that its mark allows.

    One key in `one_in`, which divides 64, does. After twice the length any key will do.
    """
    count = len(hashes)
    ends = np.cumsum(lengths)
    allowed = np.flatnonzero(hashes % one_in == 0)
    starts = [0] if count else []
    while True:
        before = ends[starts[-1]] - lengths[starts[-1]] if starts else 0
        enough, most = np.searchsorted(ends, [before + least, before + 2 * least]) + 1
        at = np.searchsorted(allowed, enough)
        start = int(min(most, allowed[at] if at < len(allowed) else most))
        if start >= count:
            return list(pairwise([*starts, count]))
        starts.append(start)

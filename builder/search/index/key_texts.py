"""The texts of the keys of all segments, and which rows of these have the same key."""

from io import BytesIO

import numpy as np

from builder.search.index.codec import Ints, Packed, unpack
from builder.search.index.scratch import Column, Scratch, Texts
from builder.search.keys import in_utf16_order


class KeyTexts:
    """The texts of all segments, by row; a row is one text of one segment."""

    def __init__(self, open_scratch: Scratch = BytesIO) -> None:
        """Begin with no segment; `open_scratch` opens a temporary file."""
        self.rows = 0
        self._ids = Column(np.int64, open_scratch)
        self._sizes: list[int] = []  # rows of each segment
        self._lines = Texts(open_scratch)

    def add(self, ids: Packed, lines: str) -> None:
        """Take those of the next segment, in the order of their ids."""
        self._ids.add(unpack(ids))
        self._sizes.append(len(self._ids) - self.rows)
        self._lines.append(lines)
        self.rows = len(self._ids)

    def close(self) -> None:
        """Remove the temporary files."""
        self._ids.close()
        self._lines.close()

    def ranked(self) -> tuple[list[str], Ints]:
        """All keys in their order, and for each row the number of its key in that order.

        The ids of keys, which are numbers, say which rows have the same key; so of each key only
        one text is needed, that of its first row. Two segments, with keys `oil` (id 5), `tea` (8)
        and `fish` (2), `oil` (5):

            rows      oil  tea  fish oil
            ids       5    8    2    5
            firsts    2    0    1              the first row of ids 2, 5, 8
            key_of    1    2    0    1         which of these ids each row has
            texts     fish oil  tea            of ids 2, 5, 8
            keys      fish oil  tea            sorted; here by chance the same
            result    1    2    0    1         the ranks of the rows
        """
        ids = self._ids.read(0, self.rows)
        _, firsts, key_of = np.unique(ids, return_index=True, return_inverse=True)
        # Rows by segment, so that the lines of only one segment are split at a time.
        texts = [""] * len(firsts)
        order = np.argsort(firsts)
        rows = firsts[order]
        ends = np.searchsorted(rows, np.cumsum(self._sizes, dtype=np.int64))
        start = row = 0
        for size, segment, end in zip(self._sizes, self._lines, ends.tolist(), strict=True):
            lines = segment.split("\n")
            positions = zip(
                order[start:end].tolist(), (rows[start:end] - row).tolist(), strict=True
            )
            for key, line in positions:
                texts[key] = lines[line]
            start, row = end, row + size
        self.close()
        keys = in_utf16_order(texts)
        rank = {key: at for at, key in enumerate(keys)}
        ranks = np.fromiter(map(rank.__getitem__, texts), dtype=np.int64, count=len(texts))
        return keys, ranks[key_of]

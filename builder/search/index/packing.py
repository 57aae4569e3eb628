"""Pieces of bytes, one for each of many keys, cut into files between two keys.

When some keys of an index have changed, files that hold none of them are not made again, and those
that do are put together from the pieces of the earlier files and the new ones.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np

from builder.search.index.chunking import chunk
from builder.search.index.codec import Ints, bytes_of, content_hash, script, to_text

Files = dict[str, bytes]  # by path in the folder of the index
Read = Callable[[str], bytes]  # a file of the earlier index, by its path
Join = Callable[[Sequence[int]], bytes]  # the pieces of some rows, one after the other


class StaleError(Exception):
    """The earlier index is not there as it was left."""


class RowOrder(NamedTuple):
    """The rows of an index, a key each, and where they were in the earlier index.

    `hashes` are what `boundary_hashes` gives. `origin` is the row that a key had or, for one that
    is new or has changed, the complement of its row among these.
    """

    keys: Sequence[str]
    hashes: Ints
    origin: Sequence[int]

    def join(self, rows: Sequence[int], fresh: Join, old: Join) -> bytes:
        """The pieces of some rows, from those that have changed and those that have not."""
        runs = groupby((self.origin[row] for row in rows), key=lambda origin: origin < 0)
        return b"".join(
            fresh([~row for row in run]) if is_fresh else old(list(run)) for is_fresh, run in runs
        )


class KeptFiles:
    """The names of files by what they hold; `new` are those that the earlier index has not."""

    def __init__(self, order: RowOrder, known: Mapping[str, str]) -> None:
        """Take the names that files of the earlier index have."""
        self.names: dict[str, str] = {}
        self.new: Files = {}
        self._known = known
        origin = np.array(order.origin, dtype=np.int64)
        before = np.maximum.accumulate(np.maximum(origin, -1)) if len(origin) else origin
        follows = origin == np.concatenate([[-1], before[:-1]]) + 1
        self._changed = np.concatenate([[0], np.cumsum(origin < 0)]).tolist()
        self._gaps = np.concatenate([[0], np.cumsum(~follows)]).tolist()

    def find(self, what: str, first: int, last: int) -> str | None:
        """The name of the file of some rows, if it is there; all that it depends on is in `what`.

        But for the rows between the first and the last.
        """
        name = self._known.get(what) if self._is_kept(first, last) else None
        if name is not None:
            self.names[what] = name
        return name

    def add(self, what: str, name: str, data: bytes) -> str:
        """Take a file that is new; give its name."""
        self.new[f"{name}.js"] = data
        self.names[what] = name
        return name

    def _is_kept(self, first: int, last: int) -> bool:
        """Whether some rows stood there before, with nothing between them that is gone now."""
        has_changed = self._changed[last + 1] > self._changed[first]
        return not has_changed and self._gaps[last + 1] == self._gaps[first + 1]


class PackedFiles(NamedTuple):
    """Where the piece of each row begins, then the end; first bytes of the files, their names."""

    starts: list[int]
    files: Sequence[tuple[int, str]]

    @classmethod
    def of(cls, lengths: Ints, files: Sequence[tuple[int, str]]) -> "PackedFiles":
        """By the length of each piece."""
        return cls([0, *np.cumsum(lengths).tolist()], files)

    def parts(self, first: int, last: int) -> list[tuple[str, int]]:
        """The files that hold the pieces of some rows; offsets from the first piece."""
        start, end = self.starts[first], self.starts[last]
        if start == end:
            return []
        found = []
        for at, name in self.files[self._file(start) :]:
            if at >= end:
                break
            found.append((name, at - start))
        return found

    def pieces(self, rows: Sequence[int], read: Read) -> bytes:
        """The pieces of some rows, out of the files.

        Raises:
            StaleError: a file is not what it was.
        """
        found, data = [], b""
        first = last = 0  # of the file that is open
        for row in rows:
            start, end = self.starts[row], self.starts[row + 1]
            if not first <= start < last:
                number = self._file(start)
                first, name = self.files[number]
                data = _bytes_of(name, read)
                last = first + len(data)
            found.append(data[start - first : end - first])
        return b"".join(found)

    def _file(self, start: int) -> int:
        return bisect_right(self.files, start, key=lambda file: file[0]) - 1


class Packing(NamedTuple):
    """How pieces become files: the prefix of their names, and where `chunk` cuts."""

    prefix: str
    least: int
    one_in: int


def pack_files(
    order: RowOrder, kept: KeptFiles, packing: Packing, lengths: Ints, join: Join
) -> PackedFiles:
    """Write the pieces of the rows that have one, several to a file."""
    prefix, least, one_in = packing
    files: list[tuple[int, str]] = []
    packed = PackedFiles.of(lengths, files)
    rows = np.flatnonzero(lengths)
    for start, end in chunk(order.hashes[rows], lengths[rows], least, one_in):
        some = rows[start:end].tolist()
        first, last = some[0], some[-1]
        what = f"{prefix}\t{order.keys[first]}\t{order.keys[last]}"
        name = kept.find(what, first, last)
        if name is None:
            name = kept.add(what, *bytes_file(prefix, join(some)))
        files.append((packed.starts[first], name))
    return packed


def bytes_file(prefix: str, data: bytes) -> tuple[str, bytes]:
    """A file of bytes; its name, and itself."""
    name = prefix + content_hash(data)
    return name, script(name, to_text(data))


def _bytes_of(name: str, read: Read) -> bytes:
    try:
        data = bytes_of(read(f"{name}.js"))
    except (OSError, ValueError) as error:
        raise StaleError from error
    if not name.endswith(content_hash(data)):
        raise StaleError
    return data

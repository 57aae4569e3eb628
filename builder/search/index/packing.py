"""Packed files: the pieces of bytes of several keys in one file, cut between two keys.

A file for each key would be too many files, and one for all keys would be downloaded whole to look
up a word. When some keys of an index have changed, files that hold none of them are kept as they
are, and the others are put together from new pieces and from pieces that are read out of the
earlier files. `docs/internals/index-update.md` goes through an example.
"""

from bisect import bisect_right
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from itertools import groupby
from typing import NamedTuple, TypeVar, cast

import numpy as np

from builder.search.index.chunking import chunk, chunk_groups
from builder.search.index.codec import Ints, bytes_of, content_hash, script_of, to_text

Value = TypeVar("Value")
File = tuple[str, bytes]  # path in the folder of the index, and contents
Place = tuple[str, bytes]  # the same of a block or a bucket, which has no name yet: `d/7`
Files = dict[str, bytes]
Making = Generator[File, None, Value]  # gives files as they are made; at the end a value
Read = Callable[[str], bytes]  # a file of the earlier index, by its path
Join = Callable[[Sequence[int]], bytes]  # gives the pieces of some rows, one after the other


class StaleError(Exception):
    """The earlier index is not there as it was left."""


def mapped(change: Callable[[str, bytes], File | None], files: Making[Value]) -> Making[Value]:
    """The files, each changed as it is made or left out, and at the end what making them gives."""
    with closing(files):
        while True:
            try:
                path, data = next(files)
            except StopIteration as end:
                return cast(Value, end.value)
            if file := change(path, data):
                yield file


class RowOrder(NamedTuple):
    """The rows of an index, one a key, and where each comes from.

    `hashes` are what `boundary_hashes` gives for the stem of each key. `origin` is the row that the
    key had in the earlier index or, if the key is new or has changed, the complement of its row
    among the fresh ones
    (`~row`, which is -1 for row 0). If `bread` has changed and `rice` is new:

        earlier   and  bread  by  rain                 fresh   bread  rice
        rows      0    1      2   3                            0      1

        keys      and  bread  by  rain  rice
        origin    0    -1     2   3     -2
    """

    keys: Sequence[str]
    hashes: Ints
    origin: Sequence[int]

    def join(self, rows: Sequence[int], fresh: Join, old: Join) -> bytes:
        """The pieces of some rows; `fresh` and `old` give those of runs of one origin.

        Rows 0 to 2 of the example: `old([0]) + fresh([0]) + old([2])`.
        """
        runs = groupby((self.origin[row] for row in rows), key=lambda origin: origin < 0)
        return b"".join(
            fresh([~row for row in run]) if is_fresh else old(list(run)) for is_fresh, run in runs
        )


class KeptFiles:
    """The names of the files of an index, some of which the earlier index has.

    `names` has the name of each file by a text that says what is in it: which keys, of what. The
    text does not say whether these keys have changed; that is told by the order of rows.
    """

    def __init__(self, order: RowOrder, known: Mapping[str, str]) -> None:
        """Take the names that files of the earlier index have."""
        self.names: dict[str, str] = {}
        self._known = known
        # Both questions of `_is_kept` are about a range of rows, so there is a running count for
        # each: of rows that have changed, and of those that do not follow the row that stood
        # before them. If `bread` has changed and `cost` is gone:
        #
        #     earlier   and  bread  by  cost  fish  milk
        #     origin    0    -1     2         4     5
        #     before    0    0      2         4     5      the greatest row so far
        #     follows   yes  no     no        no    yes    one more than the greatest before it
        #     changed   0    1      1         1     1      running counts, after a first 0
        #     gaps      0    1      2         3     3
        #
        # From `fish` to `milk` nothing has changed or is gone: a file of the two is kept.
        origin = np.array(order.origin, dtype=np.int64)
        before = np.maximum.accumulate(np.maximum(origin, -1)) if len(origin) else origin
        follows = origin == np.concatenate([[-1], before[:-1]]) + 1
        self._changed = np.concatenate([[0], np.cumsum(origin < 0)]).tolist()
        self._gaps = np.concatenate([[0], np.cumsum(~follows)]).tolist()

    def find(self, what: str, first: int, last: int) -> str | None:
        """The name of the file of the rows from `first` to `last`, if the earlier index has it.

        `what` says all that the file depends on besides the contents of these rows.
        """
        name = self._known.get(what) if self._is_kept(first, last) else None
        if name is not None:
            self.names[what] = name
        return name

    def _is_kept(self, first: int, last: int) -> bool:
        """Whether all of these rows are as they were, and none between them is gone.

        The gap of the first row does not count: what was before the file does not matter.
        """
        has_changed = self._changed[last + 1] > self._changed[first]
        return not has_changed and self._gaps[last + 1] == self._gaps[first + 1]


class PackedFiles(NamedTuple):
    """Where the pieces of all rows are.

    Bytes are counted through all files, as if they were one. `starts` has for each row where its
    piece begins, and at last where all end; `files` has for each file its first byte and its name.
    Pieces of 3, 0, 2 and 4 bytes, the first three of them in a file:

        starts   [0, 3, 3, 5, 9]
        files    [(0, "q-abc"), (5, "q-def")]
    """

    starts: list[int]
    files: Sequence[tuple[int, str]]

    @classmethod
    def of(cls, lengths: Ints, files: Sequence[tuple[int, str]]) -> "PackedFiles":
        """Make it from the length of each row's piece, 0 for a row without one."""
        return cls([0, *np.cumsum(lengths).tolist()], files)

    def parts(self, first: int, last: int) -> list[tuple[str, int]]:
        """The files with the pieces of the rows from `first` to before `last`.

        Each with the offset of its first byte from the first of these pieces: of rows 2 and 3 of
        the example `[("q-abc", -3), ("q-def", 2)]`. So a shard of the lexicon stays the same when
        only what is before it grows.
        """
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
        """Read the pieces of some rows out of the files; rows rise, so each file is read once.

        Raises:
            StaleError: a file is not what it was.
        """
        found, data = [], b""
        first = last = 0  # the bytes that the file in `data` has
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
    """How pieces become files: the prefix of the names; the rest is for `chunk_groups`, or `chunk`.

    In groups are pieces that are asked for together: those whose rows have one hash.
    """

    prefix: str
    least: int
    one_in: int
    in_groups: bool = False


def pack_files(
    order: RowOrder, kept: KeptFiles, packing: Packing, lengths: Ints, join: Join
) -> Making[PackedFiles]:
    """Pack the pieces of the rows that have one; give the files that the earlier index has not.

    `lengths` has the length of each row's piece; `join` gives the pieces themselves, and is called
    for files that are not kept alone. The names of all files are added to `kept`.
    """
    prefix, least, one_in, in_groups = packing
    files: list[tuple[int, str]] = []
    packed = PackedFiles.of(lengths, files)
    # Rows without a piece must not decide where a file begins: there is nothing of them in it.
    rows = np.flatnonzero(lengths)
    cut = chunk_groups if in_groups else chunk
    for start, end in cut(order.hashes[rows], lengths[rows], least, one_in):
        some = rows[start:end].tolist()
        first, last = some[0], some[-1]
        what = f"{prefix}\t{order.keys[first]}\t{order.keys[last]}"
        name = kept.find(what, first, last)
        if name is None:
            name, data = bytes_file(prefix, join(some))
            kept.names[what] = name
            yield f"{name}.js", data
        files.append((packed.starts[first], name))
    return packed


def bytes_file(prefix: str, data: bytes) -> tuple[str, bytes]:
    """A file of bytes: its name, which is a hash of the bytes, and its script."""
    name = prefix + content_hash(data)
    return name, script_of(name, to_text(data))


def _bytes_of(name: str, read: Read) -> bytes:
    try:
        data = bytes_of(read(f"{name}.js"))
    except (OSError, ValueError) as error:
        raise StaleError from error
    if not name.endswith(content_hash(data)):
        raise StaleError
    return data

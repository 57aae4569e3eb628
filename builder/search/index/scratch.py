"""Arrays in temporary files: what of a large archive would fill the main memory.

What is too large to be sorted at once is divided by ranges of what it is sorted by, each of which
fits: a distribution sort (Knuth: The Art of Computer Programming, volume 3, 5.4).
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import SEEK_END
from itertools import pairwise
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

Scratch = Callable[[], Any]  # opens a binary file, to be written and then read

AT_ONCE = 1 << 20  # elements that are read and sorted at a time


class Column:
    """An array of one type that grows in a temporary file, of which any part can be read."""

    def __init__(self, kind: type[np.generic], open_scratch: Scratch) -> None:
        """Begin with no element."""
        self._kind = np.dtype(kind)
        self._file = open_scratch()
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def add(self, array: NDArray[Any]) -> None:
        """Append an array; its numbers must fit the type."""
        own = np.ascontiguousarray(array, dtype=self._kind)
        self._file.seek(0, SEEK_END)
        self._file.write(own.data)
        self._length += len(own)

    def read(self, start: int, end: int) -> NDArray[Any]:
        """The elements from `start` to before `end`."""
        return _read(self._file, self._kind, start, end)

    def close(self) -> None:
        """Remove the file, if it is there."""
        self._file.close()


class Spool:
    """Bytes that are written one after the other; once all are there, any can be read."""

    def __init__(self, open_scratch: Scratch) -> None:
        """Begin with no byte."""
        self._file = open_scratch()

    def add(self, data: bytes) -> None:
        """Append some bytes."""
        self._file.write(data)

    def read(self, start: int, end: int) -> bytes:
        """The bytes from `start` to before `end`."""
        return _read(self._file, np.dtype(np.uint8), start, end).tobytes()

    def close(self) -> None:
        """Remove the file, if it is there."""
        self._file.close()


class Texts(Sequence[str]):
    """A list of texts that grows in a temporary file."""

    def __init__(self, open_scratch: Scratch) -> None:
        """Begin with no text."""
        self._spool = Spool(open_scratch)
        self._ends = array("q", [0])

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if not isinstance(at, slice):
            return self[at : at + 1][0]
        first, last, _ = at.indices(len(self))
        ends = self._ends[first : max(first, last) + 1]
        data = self._spool.read(ends[0], ends[-1])
        return [data[one - ends[0] : two - ends[0]].decode() for one, two in pairwise(ends)]

    def append(self, text: str) -> None:
        """Add a text, before any is read."""
        data = text.encode()
        self._spool.add(data)
        self._ends.append(self._ends[-1] + len(data))

    def extend(self, texts: Iterable[str]) -> None:
        """Add some texts, before any is read."""
        for text in texts:
            self.append(text)

    def close(self) -> None:
        """Remove the file, if it is there."""
        self._spool.close()


def slices(*columns: Column) -> Iterator[list[NDArray[Any]]]:
    """The elements of columns of one length from the first on, some of each at a time."""
    length = len(columns[0])
    for first in range(0, length, AT_ONCE):
        yield [column.read(first, min(first + AT_ONCE, length)) for column in columns]


class Regions:
    """A table whose rows are divided into regions, of which it is known how many each will get."""

    def __init__(
        self, kinds: Sequence[type[np.generic]], sizes: Sequence[int], open_scratch: Scratch
    ) -> None:
        """Begin with no row. `kinds` are the types of the columns, `sizes` the rows a region."""
        self._kinds = [np.dtype(kind) for kind in kinds]
        self._files = [open_scratch() for _ in kinds]
        self._starts = [0, *np.cumsum([*sizes], dtype=np.int64).tolist()]
        self._ends = self._starts[:-1]

    def add(self, counts: Sequence[int], columns: Sequence[NDArray[Any]]) -> None:
        """Append rows that are in the order of their regions, so many to each."""
        first = 0
        for region, count in enumerate(counts):
            if not count:
                continue
            own = slice(first, first + count)
            for file, kind, column in zip(self._files, self._kinds, columns, strict=True):
                file.seek(self._ends[region] * kind.itemsize)
                file.write(np.ascontiguousarray(column[own], dtype=kind).data)
            self._ends[region] += count
            assert self._ends[region] <= self._starts[region + 1], "a region got too many rows"
            first += count

    def read(self, region: int) -> list[NDArray[Any]]:
        """The rows of a region, in the order in which they were added."""
        start, end = self._starts[region], self._starts[region + 1]
        both = zip(self._files, self._kinds, strict=True)
        return [_read(file, kind, start, end) for file, kind in both]

    def close(self) -> None:
        """Remove the files, if they are there."""
        for file in self._files:
            file.close()


def into_regions(
    regions: NDArray[np.integer], number: int, columns: Sequence[NDArray[Any]]
) -> tuple[list[int], list[NDArray[Any]]]:
    """Rows in the order of their regions, as `Regions.add` takes them; of one in the same order.

    `regions` says in which of so many regions each row is; rows in none have `number`.
    """
    own = regions.astype(np.uint16 if number < 1 << 16 else np.int64)  # short ones sort faster
    order = np.argsort(own, kind="stable")
    counts = np.bincount(own, minlength=number + 1)[:number].tolist()
    return counts, [column[order] for column in columns]


def _read(file: Any, kind: np.dtype[Any], start: int, end: int) -> NDArray[Any]:
    data = bytearray((end - start) * kind.itemsize)
    file.seek(start * kind.itemsize)
    if file.readinto(data) != len(data):
        raise OSError("a temporary file is shorter than it was")
    return np.frombuffer(data, dtype=kind)

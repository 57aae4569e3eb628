"""Arrays in temporary files: what of a large archive would fill the main memory.

What is too large to be sorted at once is divided by ranges of what it is sorted by, each of which
fits: a distribution sort (Knuth: The Art of Computer Programming, volume 3, 5.4).
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Scratch = Callable[[], Any]  # opens a binary file, to be written and then read

AT_ONCE = 1 << 20  # elements that are read and sorted at a time


class Column:
    """An array of one type that grows in a temporary file, and is then read from the first on."""

    def __init__(self, kind: type[np.generic], scratch: Scratch) -> None:
        """Begin with no element; `scratch` opens the file."""
        self._kind = np.dtype(kind)
        self._file = scratch()
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def add(self, array: NDArray[Any]) -> None:
        """Append an array; its numbers must fit the type."""
        own = np.ascontiguousarray(array, dtype=self._kind)
        self._file.write(own.data)
        self._length += len(own)

    def rewind(self) -> None:
        """Begin to read at the first element."""
        self._file.seek(0)

    def read(self, number: int) -> NDArray[Any]:
        """The next elements, which are there."""
        return _read(self._file, self._kind, number)

    def close(self) -> None:
        """Remove the file."""
        self._file.close()


class Spool:
    """Bytes that are written one after the other, and then read anywhere."""

    def __init__(self, scratch: Scratch) -> None:
        """Begin with no byte; `scratch` opens the file."""
        self._file = scratch()

    def add(self, data: bytes) -> None:
        """Append some bytes."""
        self._file.write(data)

    def read(self, start: int, end: int) -> bytes:
        """The bytes from `start` to before `end`."""
        self._file.seek(start)
        return bytes(_read(self._file, np.dtype(np.uint8), end - start).data)

    def close(self) -> None:
        """Remove the file."""
        self._file.close()


def slices(*columns: Column) -> Iterator[list[NDArray[Any]]]:
    """The elements of columns of one length from the first on, some of each at a time."""
    for column in columns:
        column.rewind()
    for first in range(0, len(columns[0]), AT_ONCE):
        number = min(AT_ONCE, len(columns[0]) - first)
        yield [column.read(number) for column in columns]


class Regions:
    """A table whose rows are divided into regions, of which it is known how many each will get."""

    def __init__(
        self, kinds: Sequence[type[np.generic]], sizes: Sequence[int], scratch: Scratch
    ) -> None:
        """Begin with no row. `kinds` are the types of the columns, `sizes` the rows a region."""
        self._kinds = [np.dtype(kind) for kind in kinds]
        self._files = [scratch() for _ in kinds]
        self._sizes = [*sizes]
        self._starts = [0, *np.cumsum(self._sizes, dtype=np.int64).tolist()]
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
            first += count

    def read(self, region: int) -> list[NDArray[Any]]:
        """The rows of a region, in the order in which they were added."""
        found = []
        for file, kind in zip(self._files, self._kinds, strict=True):
            file.seek(self._starts[region] * kind.itemsize)
            found.append(_read(file, kind, self._sizes[region]))
        return found

    def close(self) -> None:
        """Remove the files."""
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


def _read(file: Any, kind: np.dtype[Any], number: int) -> NDArray[Any]:
    data = bytearray(number * kind.itemsize)
    if file.readinto(data) != len(data):
        raise OSError("a temporary file is shorter than it was")
    return np.frombuffer(data, dtype=kind)

"""Numbers in few classes, for the shades of a map."""

from collections.abc import Iterable
from typing import NamedTuple

CLASSES = 4  # with a fifth shade for nothing
# And ten times these, and so on: numbers at which people expect a class to end.
_STEPS = (1, 2, 3, 5)


class Class(NamedTuple):
    """The numbers from `first` to `last`."""

    first: int
    last: int


def classes_of(counts: Iterable[int]) -> list[Class]:
    """The classes of numbers of which the least is 1, at most `CLASSES`; all are in one.

    Each reaches as many times further than the one before, about, since a few countries have most
    of the articles of an archive; classes with as many countries in each would put them together.
    """
    largest = max(counts, default=0)
    if largest <= CLASSES:
        return [Class(number, number) for number in range(1, largest + 1)]
    starts = [1]
    for number in range(1, CLASSES):
        start = _round(largest ** (number / CLASSES))
        starts.append(start if start > starts[-1] else _next(starts[-1]))
    starts = [start for start in starts if start <= largest]
    ends = [start - 1 for start in starts[1:]]
    return [Class(*ends) for ends in zip(starts, [*ends, largest], strict=True)]


def class_of(count: int, classes: list[Class]) -> int:
    """The number of the class of a number, from 0."""
    return next(at for at, one in enumerate(classes) if count <= one.last)


def _round(value: float) -> int:
    """The number of the steps that is nearest by its proportion."""
    powers = [10**power for power in range(len(str(int(value))) + 1)]
    numbers: list[int] = [step * power for power in powers for step in _STEPS]
    return min(numbers, key=lambda number: max(number / value, value / number))


def _next(number: int) -> int:
    """The next number of the steps."""
    power: int = 10 ** (len(str(number)) - 1)
    return next(step * power for step in (*_STEPS, 10) if step * power > number)

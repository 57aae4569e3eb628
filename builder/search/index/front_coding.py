"""Keys in order, each without what it shares with the one before it."""

from collections.abc import Sequence

import numpy as np


def front_coded_lines(keys: Sequence[str], rests: Sequence[str]) -> str:
    """The lines of keys in order, front-coded, each with its rest: `0price`, `5s`, `0rail`."""
    coded = front_coded(["", *keys[:-1]], keys)
    return "\n".join(map("".join, zip(coded, rests, strict=True)))


def front_coded(before: Sequence[str], keys: Sequence[str]) -> list[str]:
    """Each key without the characters that it shares with the one of `before`, as `5s`.

    A hexadecimal digit says how many these are: `prices` after `price` is `5s`.
    """
    both = zip(keys, _shared(before, keys), strict=True)
    return [f"{shared:x}{key[shared:]}" for key, shared in both]


def _shared(some: Sequence[str], others: Sequence[str]) -> list[int]:
    """How many first characters the keys of each pair share, at most 15, which is one digit.

    JavaScript counts a character beyond the basic plane as two; so that it need not matter, the
    shared ones end before it.
    """
    # Each key as a row of 15 code points, zeros at the end.
    one, two = (
        np.array(keys, dtype="U15").view(np.uint32).reshape(-1, 15) for keys in (some, others)
    )
    alike = (one == two) & (one > 0) & (one <= 0xFFFF)
    counts: list[int] = np.logical_and.accumulate(alike, axis=1).sum(axis=1).tolist()
    return counts

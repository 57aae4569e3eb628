"""The name that is nearly a given one, among those of a closed list: a good guess, or none."""

from collections.abc import Mapping

from builder.folding import key_of

# How many slips a word may have: by its length, the longest first.
_SLIPS = ((11, 3), (10, 2), (4, 1))


def nearest_name(name: str, known: Mapping[str, str]) -> str:
    """Which of some names this is, with a slip or two in a word; empty if none, or several.

    `known` says what each name means: two names of one thing are as good. A word begins as it
    should, and there are as many words: North is no slip of South, and England none of Greenland.
    """
    words = key_of(name).split()
    slips = {one: _count_slips(words, key_of(one).split()) for one in known}
    found = sorted((count, one) for one, count in slips.items() if count is not None)
    nearest = [one for count, one in found if count == found[0][0]]
    return nearest[0] if len({known[one] for one in nearest}) == 1 else ""


def _count_slips(words: list[str], known: list[str]) -> int | None:
    """By how many slips some words differ from others; None if they are too different."""
    from rapidfuzz.distance import OSA  # is needed only where something is wrong

    if len(words) != len(known):
        return None
    total = 0
    for word, other in zip(words, known, strict=True):
        allowed = next((slips for length, slips in _SLIPS if len(word) >= length), 0)
        count = OSA.distance(word, other)
        if word[0] != other[0] or count > allowed:
            return None
        total += count
    return total

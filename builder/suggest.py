"""What was perhaps meant: the nearest of some words."""

from collections.abc import Collection

NEAR = 70.0  # per cent; "Red Cros" is at 94 of "Red Cross", unrelated names below 60


def nearest(text: str, choices: Collection[str], least: float = NEAR) -> str:
    """The choice most like the text, by at least so many per cent; letter case does not matter."""
    from rapidfuzz import fuzz, process  # is needed only where something is wrong

    found = process.extractOne(
        text, sorted(choices), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=least
    )
    return found[0] if found else ""


def nearest_word(word: str, choices: Collection[str]) -> str:
    """The choice of which a word may be a slip; empty if there is none.

    A letter too many, too few, wrong, or two in the wrong order; in eight letters and more, two
    such slips. Nobody errs in the first letter of a short word.
    """
    from rapidfuzz.distance import OSA

    slips = {one: OSA.distance(word, one, score_cutoff=2) for one in sorted(choices)}
    near = min(slips, key=slips.__getitem__, default="")
    if not near or slips[near] > (1 if len(word) < 8 else 2):
        return ""
    is_sure = near[:1] == word[:1] or (slips[near] == 1 and len(word) > 5)
    return near if is_sure else ""


def did_you_mean(text: str, choices: Collection[str], least: float = NEAR) -> str:
    """A hint with the nearest choice, or an empty string."""
    near = nearest(text, choices, least)
    return f"did you mean '{near}'?" if near else ""

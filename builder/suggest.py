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


def did_you_mean(text: str, choices: Collection[str], least: float = NEAR) -> str:
    """A hint with the nearest choice, or an empty string."""
    near = nearest(text, choices, least)
    return f"did you mean '{near}'?" if near else ""

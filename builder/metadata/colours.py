"""Colours as style sheets write them, `#8a2b1d`, and the contrast between two."""

import re

_COLOUR = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_STEPS = 100  # of a colour on its way to another


def check_colour(text: str) -> str:
    """A colour in six digits and small letters.

    Raises:
        ValueError: it is none.
    """
    if not _COLOUR.fullmatch(text):
        raise ValueError(f"'{text}' is not a colour of the form #8a2b1d")
    digits = text[1:].lower()
    return "#" + (digits if len(digits) > 3 else "".join(digit * 2 for digit in digits))


def contrast(first: str, second: str) -> float:
    """The contrast of two colours, from 1 to 21.

    Source: Web Content Accessibility Guidelines 2.2, "contrast ratio" and "relative luminance".
    """
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(first: str, second: str, part: float) -> str:
    """A colour between two: `part`, from 0 to 1, of the second one, the rest of the first."""
    both = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(one + (other - one) * part):02x}" for one, other in both)


def readable(colour: str, end: str, least: float, *papers: str) -> str:
    """The colour nearest to one, on its way to `end`, that has a contrast to all papers."""
    ways = (mixed(colour, end, step / _STEPS) for step in range(_STEPS))
    return next((one for one in ways if min(contrast(one, on) for on in papers) >= least), end)


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    parts = [channel / 255 for channel in _channels(colour)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

"""Characters that cannot be told from others, or from nothing."""

import re
import unicodedata

# Spaces of Unicode's that are none for YAML.
SPACES = "\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
# What has no width: a space, a word joiner, a byte order mark.
WIDTHLESS = "\u200b\u2060\ufeff"
# Line breaks for YAML, but not for editors: lines would be counted differently.
SEPARATORS = "\x85\u2028\u2029"
ODD = SPACES + WIDTHLESS + SEPARATORS

_TO_SPACES = dict.fromkeys(map(ord, SPACES + SEPARATORS), " ") | dict.fromkeys(map(ord, WIDTHLESS))
_ODD = re.compile(f"[{ODD}]")


def with_plain_spaces(text: str) -> str:
    """A text with a plain space for every odd one, and without what has no width."""
    return text if text.isascii() else text.translate(_TO_SPACES)


def first_odd(text: str) -> int:
    """Where the first odd character of a text is; -1 if there is none."""
    found = None if text.isascii() else _ODD.search(text)
    return found.start() if found else -1


def describe(character: str) -> str:
    """The number and the name of a character: `U+00A0 (no-break space)`."""
    name = {"\ufeff": "byte order mark", "\x85": "next line"}.get(character, "")
    name = name or unicodedata.name(character, "").lower()
    number = f"U+{ord(character):04X}"
    return f"{number} ({name})" if name else number

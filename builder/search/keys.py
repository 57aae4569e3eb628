"""Keys of both indexes: the order of JavaScript, the key of a pair of words."""

import re
from collections.abc import Collection

# Surrogates, of which UTF-16 makes all that is beyond U+FFFF, come before these.
_LATE = re.compile("[\ue000-\U0010ffff]")


def pair_key(one: str, two: str) -> str:
    """The key of a pair, whatever the order of its words."""
    return " ".join(in_utf16_order((one, two)))


def in_utf16_order(keys: Collection[str]) -> list[str]:
    """Some keys, sorted as JavaScript does; of most scripts Python does the same, and faster."""
    return sorted(keys, key=utf16_order) if _LATE.search("\n".join(keys)) else sorted(keys)


def utf16_order(key: str) -> bytes:
    """Sorts as JavaScript does."""
    return key.encode("utf-16-be", "surrogatepass")

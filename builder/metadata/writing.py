"""Lines of YAML for messages that say what is right: ready to paste, quoted where they must be."""

import re
from collections.abc import Sequence

from builder.metadata.quoting import quoted

LONGEST = 240  # what is longer cannot be shown whole in a message

_PLAIN = re.compile(r"(?:[^\W_]|/)(?:[^:#\s]|:(?=\S)|(?<=\S)#| (?=\S)(?!#))*(?<!:)")
_OF_LISTS = re.compile(r"[,\[\]{}?]")
# What YAML 1.1 reads as something else than text, though it begins with a letter.
_WORDS = re.compile(r"(?i)(yes|no|on|off|true|false|null|y|n)")


def line_of(key: str, value: str | Sequence[str]) -> str:
    """A key with a text, or with a list in brackets; empty if it is too long for a message."""
    if isinstance(value, str):
        line = f"{key}: {scalar(value)}"
    else:
        line = f"{key}: [{', '.join(scalar(item, in_list=True) for item in value)}]"
    return line if len(line) <= LONGEST else ""


def scalar(text: str, in_list: bool = False) -> str:
    """A text as a value of one line."""
    is_plain = _PLAIN.fullmatch(text) and not _WORDS.fullmatch(text) and text.isprintable()
    if is_plain and not (in_list and _OF_LISTS.search(text)):
        return text
    return quoted(text)

"""Text as a value in YAML: in quotes where it would be read as something else without them."""

import json

from builder.errors import Place, UsageError
from builder.metadata.block import Block
from builder.metadata.entries import read_entries
from builder.metadata.fields import Fields


def yaml_title(text: str) -> str:
    """A title as the value of a key; white space is folded, as it is when the key is read.

    Raises:
        UsageError: there is nothing to see of it, or it cannot be written in YAML.
    """
    text = " ".join(text.split())
    if not text.isascii() and text != text.encode(errors="ignore").decode():
        raise UsageError("the title is not UTF-8; set the terminal to UTF-8, or write it in ASCII")
    if not any(character.isprintable() for character in text.replace(" ", "")):
        raise UsageError("the title has nothing that can be seen; give one in quotes")
    fault = ""
    for written in (text, json.dumps(text, ensure_ascii=False)):
        found, fault = _read(written)
        if found == text and not fault:
            return written
    raise UsageError(f"the title cannot be written: {fault}; leave it out")


def _read(written: str) -> tuple[str, str]:
    """What such a value is read as, and what is wrong with it."""
    entries, problems = read_entries(f"title: {written}\n", Block(""))
    fields = Fields(entries, Place(""))
    found = fields.text("title")
    return found, next((problem.message for problem in problems + fields.problems), "")

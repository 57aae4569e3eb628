"""What a query that finds nothing, or that has to be read otherwise, was perhaps meant to be."""

import re
from collections.abc import Iterator

from builder.folding import key_of
from builder.search.local.answers import Dictionary, Found, answer, read_query
from builder.search.local.matching import meant_values
from builder.search.local.memory import MemoryPostings
from builder.search.notes import Note
from builder.search.query import Facet, Leaf, Words, leaves, written
from builder.suggest import nearest, nearest_word

_MOST = 5  # changes, one after the other


def mended(text: str, postings: MemoryPostings, dictionary: Dictionary) -> str:
    """A query that finds articles and of which nothing is to be said; empty if none is near."""
    for _ in range(_MOST):
        found = answer(text, postings, dictionary)
        if found.match and not found.notes:
            return text
        others = _others(text, found, postings, dictionary)
        better = next((other for other in others if other not in {text, ""}), "")
        if not better:
            return ""
        text = better
    return ""


def _others(
    text: str, found: Found, postings: MemoryPostings, dictionary: Dictionary
) -> Iterator[str]:
    """What might stand there instead, changed in one place."""
    for note in found.notes:
        yield _without(text, note)
    if not found.match:
        for leaf in leaves(read_query(text, dictionary).tree):
            if near := _near(leaf, postings, dictionary):
                yield _replaced(text, written(leaf), near)


def _replaced(text: str, part: str, by: str) -> str:
    """A query with something else instead of a part that stands alone, inside no other word."""
    return re.sub(rf"(?<![\w-]){re.escape(part)}(?![\w-])", lambda _: by, text, count=1)


def _without(text: str, note: Note) -> str:
    """A query without what a note is about, as far as that can be known."""
    if note.code == "field":
        return text.replace(f"{note.text}:", f"{note.near}:", 1)
    if note.code == "star":
        return text.replace(note.text, note.near, 1)
    if note.code == "turned":
        first, dots, last = note.text.partition("..")
        return text.replace(note.text, f"{last}{dots}{first}", 1)
    if note.code == "sign":
        return text.replace(note.text, "", 1)
    return f'{text}"' if note.code == "open" else text


def _near(leaf: Leaf, postings: MemoryPostings, dictionary: Dictionary) -> str:
    """A part of a query as it might be meant; empty if it is known, or nothing is near."""
    if isinstance(leaf, Facet):
        values, key = dictionary.values.get(leaf.name, {}), key_of(leaf.value)
        near = "" if meant_values(values, key) else nearest(key, values)
        return f"{leaf.name}:{values[near]}" if near else ""
    if isinstance(leaf, Words) and leaf.text.isalpha() and not postings.has(leaf.text.lower()):
        near = nearest_word(leaf.text.lower(), postings.forms)
        return written(Words(near, leaf.field, leaf.exact, leaf.written)) if near else ""
    return ""

"""Headings: their levels below the page's title, and the ids that links lead to.

An id is made as GitHub makes it: the heading's text in small letters, without punctuation, spaces
as hyphens; the second of its name ends in `-1`. `{#id}` at the end of a heading sets another.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

MARK_PREFIX = "fnref"  # of the ids of marks of notes
_LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Headings(Treeprocessor):
    """Gives each heading an id; lowers all of a text that begins at the title's own level."""

    def run(self, root: Element) -> None:
        """Change the headings of a text."""
        headings = [one for one in root.iter() if one.tag in _LEVELS]
        if not headings:
            return
        taken = {id for one in root.iter() if (id := one.get("id"))}
        counts: Counter[str] = Counter()
        for heading in headings:
            if not heading.get("id"):
                id = github_id("".join(_texts(heading)))
                heading.set("id", _free(id, taken, counts))
        if any(heading.tag == "h1" for heading in headings):
            for heading in headings:
                heading.tag = f"h{min(int(heading.tag[1]) + 1, 6)}"


def github_id(text: str) -> str:
    """The id that GitHub gives a heading: https://github.com/gjtorikian/html-pipeline (TOC)."""
    return "".join(filter(_is_kept, text.strip().lower())).replace(" ", "-")


def _is_kept(sign: str) -> bool:
    return sign in "-_ " or unicodedata.category(sign)[0] in "LMN"


def _texts(element: Element) -> Iterator[str]:
    """The texts of a heading, without the marks of notes."""
    if not element.get("id", "").startswith(MARK_PREFIX):
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


def _free(id: str, taken: set[str], counts: Counter[str]) -> str:
    wanted = id
    while wanted in taken or not wanted:
        counts[id] += 1
        wanted = f"{id or 'section'}-{counts[id]}"
    taken.add(wanted)
    return wanted

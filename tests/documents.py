"""The documents of the repository: their headings, links and fenced blocks."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.helpers import ROOT

DOCUMENTS = sorted(
    [
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/**/*.md"),
        ROOT / "builder/search/index/FORMAT.md",
        ROOT / "tests/benchmarks/RESULTS.md",
        ROOT / "tests/sample/facts/README.md",
    ]
)

_FENCE = re.compile(r"^(`{3,})(\S*)\n(.*?)^\1$\n?", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"`[^`\n]*`")
_HEADING = re.compile(r"^(#{1,6}) +(.*?) *#*$", re.MULTILINE)
_LINK = re.compile(r"\]\(([^()\s]+)\)")
_INDENTED = re.compile(r"^(?: {4}|\t).*$", re.MULTILINE)


class Fenced(NamedTuple):
    """A block of code in a document, and the line that it begins in."""

    document: Path
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{name_of(self.document)}:{self.line}"


class Heading(NamedTuple):
    """A heading as it is shown."""

    level: int
    text: str


def name_of(document: Path) -> str:
    return document.relative_to(ROOT).as_posix()


def read(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def blocks(document: Path) -> Iterator[Fenced]:
    """The fenced blocks, in order."""
    text = read(document)
    for found in _FENCE.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        yield Fenced(document, line, found[2], found[3])


def blocks_in(language: str) -> list[Fenced]:
    """The blocks in a language, of all documents."""
    return [one for path in DOCUMENTS for one in blocks(path) if one.language == language]


def prose(document: Path) -> str:
    """The text without its fenced blocks."""
    return _FENCE.sub("", read(document))


def headings(document: Path) -> list[Heading]:
    return [Heading(len(found[1]), found[2]) for found in _HEADING.finditer(prose(document))]


def anchors(document: Path) -> set[str]:
    """The fragments that lead to a heading, as GitHub makes them."""
    found: set[str] = set()
    for heading in headings(document):
        first = anchor = re.sub(r"[^\w\- ]", "", heading.text.lower()).replace(" ", "-")
        number = 0
        while anchor in found:
            number += 1
            anchor = f"{first}-{number}"
        found.add(anchor)
    return found


def links(document: Path) -> list[str]:
    """The links and pictures of a text, code left out."""
    return _LINK.findall(_CODE.sub("", _INDENTED.sub("", prose(document))))


def section(document: Path, heading: str) -> str:
    """What stands below a heading, up to the next one of its level or above."""
    text = read(document)
    [level] = [one.level for one in headings(document) if one.text == heading]
    below = text.partition(f"\n{'#' * level} {heading}\n")[2]
    return re.split(rf"^#{{1,{level}}} ", below, maxsplit=1, flags=re.MULTILINE)[0]

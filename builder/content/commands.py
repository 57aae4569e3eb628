"""Commands that hints name: what makes of a file one that can be published."""

import posixpath
import re

_PLAIN = re.compile(r"[\w.,:+@%/-]+")  # shells of all systems take such a name as it is
_READ_IN_QUOTES = re.compile(r'["$`\\]')


def word(name: str) -> str:
    """A file's name as it is written in a command."""
    return name if _PLAIN.fullmatch(name) else '"' + _READ_IN_QUOTES.sub(r"\\\g<0>", name) + '"'


def pandoc(path: str) -> str:
    """What makes a Markdown file of another text, and what is to be added to it."""
    new, old = _beside(path, ".md")
    return f"pandoc -t gfm -o {new} {old}, then title and date between lines '---' above the text"


def packed(path: str) -> str:
    """What packs a file."""
    new, old = _beside(path, ".zip")
    return f"zip {new} {old}"


def unpacked(path: str) -> str:
    """What unpacks a drawing."""
    new, old = _beside(path, ".svg")
    return f"gzip -dc {old} > {new}"


def painted(path: str) -> str:
    """What makes a picture of a drawing, and what is to be done with both."""
    new, old = _beside(path, ".png")
    return f"rsvg-convert -o {new} {old}, link to that and remove {old}"


def _beside(path: str, suffix: str) -> tuple[str, str]:
    """The name of a file with another suffix, and its own."""
    name = posixpath.basename(path)
    return word(posixpath.splitext(name)[0] + suffix), word(name)

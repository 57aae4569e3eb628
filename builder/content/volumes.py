"""Volumes: files of JSON Lines that have an article in each line.

Each line is an article at a path of its own, as if a file `2015/01/slug.md` stood there; all that
comes later knows only this path. What is wrong with it is told where the line stands.
"""

from typing import NamedTuple

from builder.urls import CONTENT

VOLUMES = (".jsonl", ".jsonl.gz")
_ARTICLES = f"{CONTENT}/articles/"


class Line(NamedTuple):
    """A line: its volume, its number, from 1, and where its bytes are in the unpacked volume."""

    volume: str
    number: int
    start: int
    size: int
    digest: bytes


def is_volume(path: str) -> bool:
    """Whether a file of `content/` has articles in its lines; or is a link's way to one."""
    return path.startswith(_ARTICLES) and path.casefold().endswith(VOLUMES)


def is_packed(volume: str) -> bool:
    """Whether a volume is compressed with gzip."""
    return volume.casefold().endswith(".gz")


def files_of(path: str, beside: str) -> tuple[str, ...]:
    """The files of a text: with its sidecar, if it has one and is no line of a volume."""
    return (path, beside) if beside and not is_volume(beside) else (path,)

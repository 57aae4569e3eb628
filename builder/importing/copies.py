"""Files that come with an article: they follow the source, and never go over what a person did."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from builder.errors import reporting


class Copies(NamedTuple):
    """The names to copy, what to remember of all, and those that a person has changed as well."""

    wanted: tuple[str, ...]
    digests: dict[str, str]
    kept: tuple[str, ...]


def copies_of(sources: Mapping[str, Path], folder: Path, last: Mapping[str, str]) -> Copies:
    """Compare files of the source with those in an article's folder.

    `last` are the digests of what the last import wrote there.
    """
    digests = {name: _digest(path) for name, path in sources.items()}
    wanted, kept = [], []
    for name, new in digests.items():
        old = last.get(name)
        here = _digest(folder / name) if (folder / name).is_file() else None
        if here == new:
            continue
        if here == old:  # absent and new, or as it was written
            wanted.append(name)
        elif here is not None and new != old:
            kept.append(name)
    return Copies(tuple(wanted), digests, tuple(kept))


def _digest(path: Path) -> str:
    with reporting(f"read {path}"), open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

"""What the last build into a folder left, and whether it is there still."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from builder.errors import Problem
from builder.hashing import digest
from builder.model import Kind
from builder.store.cache import Cache
from builder.store.output import FileStamp


class Summary(NamedTuple):
    """What there is to say of a site; `drafts` are shown besides the articles.

    `untranslated` is the number of texts of the interface that are in English in a site of another
    language. `unrecorded` is the number of names without a record, for each kind that has records.
    """

    articles: int
    pages: int
    unrecorded: dict[Kind, int]
    warnings: tuple[Problem, ...]
    drafts: int = 0
    untranslated: int = 0


class SiteFile(NamedTuple):
    """A file of the site: the fingerprint of what it was made of, its stamp, its SHA-256.

    As long as the file has this stamp, it is the one that was made of this.
    """

    fingerprint: bytes
    stamp: FileStamp
    sha256: bytes = b""


SiteFiles = dict[str, SiteFile]  # by path in the site


class Derived(NamedTuple):
    """The files of a derivation, and the fingerprint of what they were made of."""

    fingerprint: bytes
    paths: tuple[str, ...]


class LastBuild(NamedTuple):
    """A site as a build left it: what it was made of, and its files.

    `fingerprint` is that of source and theme; `partitions` are those of what the pages of each
    partition's articles were made of; `derived` are the files of all articles together, by the name
    of the derivation.
    """

    fingerprint: bytes
    files: SiteFiles
    partitions: list[bytes]
    derived: dict[str, Derived]
    summary: Summary

    def unchanged(self, there: Mapping[str, FileStamp]) -> SiteFiles:
        """The files that still have the stamps with which they were left; `there` are those now."""
        return {path: file for path, file in self.files.items() if there.get(path) == file.stamp}


def load_last_build(cache: Cache, output: Path) -> LastBuild | None:
    """The last build into a folder, if it is known."""
    return cache.load(_name(output), LastBuild)


def store_last_build(cache: Cache, output: Path, last_build: LastBuild) -> None:
    """Remember a build into a folder."""
    cache.store(_name(output), last_build)


def _name(output: Path) -> str:
    return f"site-{digest(os.fsencode(os.path.realpath(output))).hex()}"

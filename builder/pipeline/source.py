"""A source as it is found: which files there are. What they say is read by `load`."""

from pathlib import Path
from typing import NamedTuple

from builder.content.files import ContentFiles, find_files, linked_content, no_content
from builder.content.reader import Reader
from builder.errors import Problem, UsageError, reporting
from builder.hashing import fingerprint
from builder.store.cache import Cache
from builder.store.inputs import Inputs
from builder.store.storage import LocalStorage
from builder.store.volumes import VolumeFiles
from builder.urls import CONTENT, SITE_FILE


class Source(NamedTuple):
    """The files of a source; `reader` reads `site.yaml` once, for everyone."""

    reader: Reader
    files: ContentFiles
    inputs: Inputs
    problems: list[Problem]

    def known_digest(self, path: str) -> bytes | None:
        """The digest of a file, if it is known without reading it, or of a line of a volume."""
        line = self.files.lines.get(path)
        return line.digest if line else self.inputs.digests.get(path)

    def digest(self, path: str) -> bytes:
        """The digest of a file, or of a line of a volume."""
        return self.known_digest(path) or self.reader.digest(path)

    def fingerprint(self) -> bytes:
        """The fingerprint of `site.yaml` and of all files whose digests are known."""
        settings = self.reader.digest(SITE_FILE)
        digests = self.inputs.digests
        known = [(path, digests[path]) for path in self.inputs.stamps if path in digests]
        return fingerprint((settings, known))


def scan(folder: Path, cache: Cache) -> Source:
    """Find the files; none of them is opened.

    Raises:
        UsageError: there is no such folder, or none that can be read.
    """
    storage = LocalStorage(folder)
    with reporting(f"look into {folder}"):
        is_there, has_content = folder.is_dir(), (folder / CONTENT).is_dir()
        is_link = (folder / CONTENT).is_symlink()
        listing = storage.walk(CONTENT) if has_content and not is_link else None
    if not is_there:
        raise UsageError(f"there is no folder {folder}")
    if listing:
        files, problems = find_files(listing)
    else:
        files, problems = ContentFiles(), [linked_content() if is_link else no_content()]
    reader = Reader(VolumeFiles(storage, files.lines))
    return Source(reader, files, Inputs(folder, files.all_paths(), cache), problems)

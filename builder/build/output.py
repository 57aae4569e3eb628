"""The only writer into the site.

`.archive-manifest` in the site lists the files that are ours. It is written twice: before anything
else with the files of the last build and of this one together, so that whatever a broken build
leaves behind is known; and at the end with those of this one.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.errors import OutputError
from builder.urls import check_path, folders_of

MANIFEST = ".archive-manifest"
_HEADER = "archive-manifest 1"
_TEMPORARY = ".tmp-"  # nothing of a site has such a name


class Output:
    """A site's folder. Files appear under their names whole or not at all."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; nothing is touched yet."""
        self.folder = folder
        self._made: set[str] = set()

    def begin(self, paths: Iterable[str]) -> None:
        """Claim the folder for the files that will be written.

        Raises:
            OutputError: it holds files of others, where a site of ours has none or all.
        """
        paths = frozenset(paths)
        with self._reporting("write to"):
            self.folder.mkdir(parents=True, exist_ok=True)
            owned = self._owned()
            foreign = [path for path in paths - owned if owned and self._exists(path)]
            if foreign:
                raise OutputError(f"{self.folder / min(foreign)} is not ours; move it elsewhere")
            cleared = self._clear_the_way(owned - paths, paths)
            self._write_manifest((owned - cleared) | paths)

    def write(self, path: str, data: bytes) -> None:
        """Write a file under a temporary name and give it its own."""
        folder, name = path[: path.rfind("/") + 1], path[path.rfind("/") + 1 :]
        try:
            if folder not in self._made:
                os.makedirs(os.path.join(self.folder, folder), exist_ok=True)
                self._made.add(folder)
            temporary = os.path.join(self.folder, folder, _TEMPORARY + name)
            with open(temporary, "wb", buffering=0) as file:
                file.write(data)
            os.replace(temporary, os.path.join(self.folder, path))
        except OSError as error:
            raise OutputError(f"cannot write {self.folder / path}: {error.strerror}") from error

    def copy(self, source: Path, path: str) -> None:
        """Write a copy of a file."""
        try:
            data = source.read_bytes()
        except OSError as error:
            raise OutputError(f"cannot read {source}: {error.strerror}") from error
        self.write(path, data)

    def finish(self, paths: Iterable[str]) -> int:
        """Delete the files of earlier builds that are not among `paths`; return their number."""
        paths = frozenset(paths)
        with self._reporting("tidy up"):
            stale = self._owned() - paths
            for path in stale:
                self._delete(path)
            self._write_manifest(paths)
        return len(stale)

    @contextmanager
    def _reporting(self, doing: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise OutputError(f"cannot {doing} {self.folder}: {error.strerror}") from error

    def _exists(self, path: str) -> bool:
        target = os.path.join(self.folder, path)
        return os.path.lexists(target) and not os.path.isdir(target)

    def _owned(self) -> frozenset[str]:
        manifest = self.folder / MANIFEST
        if not manifest.exists():
            if any(self.folder.iterdir()):
                raise OutputError(
                    f"{self.folder} holds files that are not a site of ours; "
                    "name an empty or a new folder with --output"
                )
            return frozenset()
        try:
            header, *paths = manifest.read_text(encoding="utf-8").removesuffix("\n").split("\n")
            if header != _HEADER:
                raise ValueError("another version")
            return frozenset(map(check_path, paths))
        except ValueError as error:
            raise OutputError(f"{manifest} is damaged; delete {self.folder}") from error

    def _write_manifest(self, paths: Iterable[str]) -> None:
        self.write(MANIFEST, "\n".join([_HEADER, *sorted(paths), ""]).encode())

    def _clear_the_way(self, stale: frozenset[str], paths: frozenset[str]) -> frozenset[str]:
        """Delete files that stand where folders must be, and folders where files must be."""
        folders = {folder for path in paths for folder in folders_of(path)} if stale else set()
        in_the_way = frozenset(
            path
            for path in stale
            if path in folders or any(folder in paths for folder in folders_of(path))
        )
        for path in in_the_way:
            self._delete(path)
        return in_the_way

    def _delete(self, path: str) -> None:
        target = self.folder / path
        target.unlink(missing_ok=True)
        target.with_name(_TEMPORARY + target.name).unlink(missing_ok=True)
        folder = target.parent
        while folder != self.folder:
            try:
                folder.rmdir()
            except OSError:  # something is in it still
                return
            folder = folder.parent

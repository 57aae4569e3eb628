"""The only writer into the site.

`.archive-manifest` in the site lists the files that are ours. It is written twice: before anything
else with the files of the last build and of this one together, so that whatever a broken build
leaves behind is known; and at the end with those of this one.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from builder.errors import OutputError

MANIFEST = ".archive-manifest"
_HEADER = "archive-manifest 1"


class Output:
    """A site's folder. Files appear under their names whole or not at all."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; nothing is touched yet."""
        self.folder = folder
        self._made: set[str] = set()

    def begin(self, paths: Iterable[str]) -> None:
        """Claim the folder for the files that will be written.

        Raises:
            OutputError: it holds files and is not a site of ours.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._write_manifest({*self._owned(), *paths})
        except OSError as error:
            raise OutputError(f"cannot write to {self.folder}: {error.strerror}") from error

    def write(self, path: str, data: bytes) -> None:
        """Write a file under a temporary name and give it its own."""
        folder = path[: path.rfind("/") + 1]
        target = os.path.join(self.folder, path)
        try:
            if folder not in self._made:
                os.makedirs(os.path.join(self.folder, folder), exist_ok=True)
                self._made.add(folder)
            with open(f"{target}.tmp", "wb", buffering=0) as file:
                file.write(data)
            os.replace(f"{target}.tmp", target)
        except OSError as error:
            raise OutputError(f"cannot write {target}: {error.strerror}") from error

    def copy(self, source: Path, path: str) -> None:
        """Write a copy of a file."""
        try:
            data = source.read_bytes()
        except OSError as error:
            raise OutputError(f"cannot read {source}: {error.strerror}") from error
        self.write(path, data)

    def finish(self, paths: Iterable[str]) -> int:
        """Delete the files of earlier builds that are not among `paths`; return their number."""
        keep = frozenset(paths)
        stale = [path for path in self._owned() if path not in keep]
        for path in stale:
            target = self.folder / path
            target.unlink(missing_ok=True)
            Path(f"{target}.tmp").unlink(missing_ok=True)
            self._remove_empty(target.parent)
        self._write_manifest(keep)
        return len(stale)

    def _owned(self) -> list[str]:
        manifest = self.folder / MANIFEST
        if not manifest.exists():
            if any(self.folder.iterdir()):
                raise OutputError(
                    f"{self.folder} holds files that are not a site of ours; "
                    "name an empty or a new folder with --output"
                )
            return []
        header, *paths = manifest.read_text(encoding="utf-8").splitlines()
        if header != _HEADER:
            raise OutputError(f"{manifest} is of another version; delete {self.folder}")
        return paths

    def _write_manifest(self, paths: Iterable[str]) -> None:
        self.write(MANIFEST, "\n".join([_HEADER, *sorted(paths), ""]).encode())

    def _remove_empty(self, folder: Path) -> None:
        while folder != self.folder:
            try:
                folder.rmdir()
            except OSError:  # something is in it still
                return
            folder = folder.parent

"""How the files of a new site take the places of the old one's: all of them, or none.

Before a file of the old site is replaced or deleted, it is kept in a folder beside, `.archive-old`,
with the manifest that lists it. While that folder is there the exchange is not done: `undo` gives
the old site back, also in a later process, after this one was killed. Renaming the folder is the
end of the exchange.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from builder.errors import reporting
from builder.store.modes import open_file, open_folder
from builder.urls import check_path, folders_of

MANIFEST = ".archive-manifest"
HEADER = "archive-manifest 1"
KEPT = ".archive-old"
STAGING = ".archive-new-"  # no file of a site but .nojekyll begins with a dot


class Exchange:
    """One exchange in a site's folder; any method may raise an OSError, and then `undo` helps."""

    def __init__(self, folder: Path, staged: str, before: Iterable[str]) -> None:
        """Take the folder, that of the new files, and the paths of all files of the old site."""
        self.folder = folder
        self.staged = staged
        self._kept = folder / KEPT
        self._kept.mkdir()
        self._list(before, self._kept, is_lasting=True)

    def replace(self) -> None:
        """Rename all new files to their paths, those that the old site lacks first.

        So a page that links to another is never there without it.
        """
        folder = os.fspath(self.folder)
        known = [*_move_new(self.staged, folder)]
        for _, target in known:
            with reporting(f"write {target}"):
                self._keep(target)
        for one, target in known:
            with reporting(f"write {target}"):
                os.replace(one, target)

    def delete(self, path: str) -> None:
        """Take a file out of the site, and the folders that are empty then."""
        target = f"{self.folder}/{path}"
        if os.path.lexists(target) and not os.path.isdir(target):  # a folder here is not ours
            os.replace(target, self._place(path))
        _remove_empty(self.folder, path)

    def list(self, paths: Iterable[str]) -> None:
        """Write the manifest."""
        self._list(paths, self.folder)

    def end(self) -> None:
        """Let the new site be the one that counts, and forget the old one."""
        forget(self._kept)

    def _list(self, paths: Iterable[str], folder: Path, is_lasting: bool = False) -> None:
        place = f"{self.staged}/{MANIFEST}"
        with open(place, "wb") as file:
            file.write("\n".join([HEADER, *paths, ""]).encode())
            if is_lasting:  # half a list would make `undo` delete the other half of the site
                file.flush()
                os.fsync(file.fileno())
        open_file(place, os.stat(place))
        os.replace(place, folder / MANIFEST)

    def _keep(self, target: str) -> None:
        place = self._place(target[len(os.fspath(self.folder)) + 1 :])
        try:
            os.link(target, place)
        except OSError:  # a file system without links
            shutil.copy2(target, place)

    def _place(self, path: str) -> str:
        place = f"{self._kept}/{path}"
        os.makedirs(os.path.dirname(place), exist_ok=True)
        return place


def undo(folder: Path) -> None:
    """Give back the site from before an exchange that was not ended, if there is one.

    May be called again when it was broken off itself.

    Raises:
        OSError: a file cannot be renamed or deleted.
        ValueError: a manifest is damaged.
    """
    kept = folder / KEPT
    if (kept / MANIFEST).exists():
        before = read_manifest(kept)
        for path in _listed(folder) - before:
            check_path(path)
            with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
                os.unlink(folder / path)
            _remove_empty(folder, path)
        for place in sorted(_files(kept)):
            if place != MANIFEST:
                os.makedirs(os.path.dirname(folder / place), exist_ok=True)
                os.replace(kept / place, folder / place)
        if before:
            os.replace(kept / MANIFEST, folder / MANIFEST)
        else:
            (folder / MANIFEST).unlink(missing_ok=True)
    forget(kept)


def forget(kept: Path) -> None:
    """Delete what was kept; at no moment a part of it could be taken for all.

    Raises:
        OSError: it cannot be renamed; nothing is deleted then.
    """
    if kept.exists():
        old = kept.with_name(f"{STAGING}{os.getpid()}")
        remove_folder(old)
        os.rename(kept, old)
        remove_folder(old)


def remove_folder(folder: Path) -> None:
    """Delete a folder with all that is in it, as far as that can be; what failed is tried again."""
    for _ in range(2):
        shutil.rmtree(folder, ignore_errors=True)


def read_manifest(folder: Path) -> frozenset[str]:
    """The paths of the files that the list in a folder names.

    Raises:
        OSError: there is no list.
        ValueError: it is damaged, or of another version of the builder.
    """
    text = (folder / MANIFEST).read_text(encoding="utf-8")
    header, *paths = text.removesuffix("\n").split("\n")
    if header != HEADER:
        raise ValueError("another version")
    return frozenset(paths)


def _listed(folder: Path) -> frozenset[str]:
    try:
        return read_manifest(folder)
    except FileNotFoundError:
        return frozenset()


def _move_new(staged: str, folder: str) -> Iterator[tuple[str, str]]:
    """Rename what the site lacks, whole folders at once; give the others with their targets."""
    open_folder(folder)
    with os.scandir(staged) as entries:
        for entry in entries:
            target = f"{folder}/{entry.name}"
            if entry.is_dir() and os.path.isdir(target):
                yield from _move_new(entry.path, target)
            elif os.path.lexists(target):
                yield entry.path, target
            else:
                os.replace(entry.path, target)


def _remove_empty(root: Path, path: str) -> None:
    for inner in sorted(folders_of(path), key=len, reverse=True):
        try:
            os.rmdir(root / inner)
        except OSError:  # it is not empty
            return


def _files(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if not path.is_dir() or path.is_symlink():
            yield path.relative_to(folder).as_posix()

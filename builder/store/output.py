"""The only writer into the site.

A build writes its files into a staging folder inside the site. When all of them are there, each is
renamed to its path in the site. So a full disk or a broken template leaves the site as it was, and
a page is the old one or the new one, never half of one.

The manifest, `.archive-manifest`, lists the files that are ours. It is written twice: before the
first file is renamed, with the files of the last build and of this one, so that it covers whatever
a build that breaks off leaves behind; and at the end, with the files of this build.
"""

import os
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import NamedTuple

from builder.errors import OutputError, reporting
from builder.store.locks import Lock
from builder.urls import check_path, folders_of

MANIFEST = ".archive-manifest"
LOCK = ".archive-lock"
_HEADER = "archive-manifest 1"
_STAGING = ".archive-new-"  # no file of a site but .nojekyll begins with a dot


class FileStamp(NamedTuple):
    """Tells whether a file of the site was changed or replaced after it was written."""

    size: int
    modified: int
    inode: int


class Staging:
    """The folder in which a build writes its files, at the paths that they will have in the site.

    All processes of a build use it.
    """

    def __init__(self, folder: str) -> None:
        """Take an empty folder."""
        self.folder = folder

    def place(self, path: str) -> str:
        """The path at which the file for a path of the site is written."""
        return f"{self.folder}/{path}"

    def write(self, path: str, data: bytes) -> FileStamp:
        """Write a file.

        Raises:
            OutputError: it cannot be written.
        """
        with reporting(f"write {path}"), self._open(path) as file:
            view = memoryview(data)
            while view:  # a disk that becomes full writes some bytes, and fails at the next call
                view = view[file.write(view) :]
            return _stamp(os.fstat(file.fileno()))

    def copy(self, source: Path, path: str) -> FileStamp:
        """Write a copy of a file.

        Raises:
            OSError: it cannot be read or written.
        """
        place = self.place(path)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        shutil.copyfile(source, place)
        return _stamp(os.stat(place))

    def _open(self, path: str) -> FileIO:
        place = self.place(path)
        try:
            return FileIO(place, "wb")
        except FileNotFoundError:  # the first file of its folder
            os.makedirs(os.path.dirname(place), exist_ok=True)
            return FileIO(place, "wb")


class Output:
    """A site's folder, for one build; a context manager, which tidies up."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; nothing is read or written yet."""
        self.folder = folder
        self._lock = Lock(folder / LOCK)
        self._staging: Path | None = None
        self._is_new = False
        self._before: frozenset[str] = frozenset()

    def __enter__(self) -> "Output":
        """Lock the folder if it has a site of ours; a new one is left alone until `begin`.

        Raises:
            OutputError: another build is at work there, or the folder cannot be read.
        """
        with reporting(f"look into {self.folder}"):
            has_site = (self.folder / MANIFEST).exists()
        if has_site:
            self._acquire()
        return self

    def __exit__(self, *error: object) -> None:
        """Remove the staging folder, and release the lock."""
        if self._staging is not None:
            shutil.rmtree(self._staging, ignore_errors=True)
        self._lock.release()
        if self._is_new:
            with suppress(OSError):  # not empty, because there is a site now
                self.folder.rmdir()

    def stamps(self) -> dict[str, FileStamp]:
        """The stamps of all files that are there, by path."""
        found: dict[str, FileStamp] = {}
        if not self.folder.is_dir():
            return found
        root = len(os.fspath(self.folder)) + 1
        folders = [os.fspath(self.folder)]
        with reporting(f"look into {self.folder}"):
            while folders:
                with os.scandir(folders.pop()) as entries:
                    for entry in entries:
                        if entry.name == ".git":  # a checkout of the branch that is published
                            continue
                        if entry.is_dir(follow_symlinks=False):
                            folders.append(entry.path)
                        else:
                            found[entry.path[root:]] = _stamp(os.lstat(entry.path))
        return found

    def manifest_stamp(self) -> FileStamp:
        """The stamp of the manifest, as `finish` has left it."""
        return _stamp(os.lstat(self.folder / MANIFEST))

    def begin(self, paths: Iterable[str]) -> Staging:
        """Claim the paths that the site will have; give the folder for new files.

        Raises:
            OutputError: one of the paths is taken by a file that is not ours, or the folder has
                files and no manifest.
        """
        paths = frozenset(paths)
        with reporting(f"write to {self.folder}"):
            self._is_new = not self.folder.exists()
            self.folder.mkdir(parents=True, exist_ok=True)
            if not self._lock.held:
                self._owned(paths)  # raises before the lock adds a file to a folder of others
                self._acquire()
            self._before = self._owned(paths)
            self._check_claim(paths)
            for left in self.folder.glob(f"{_STAGING}*"):
                shutil.rmtree(left, ignore_errors=True)
            self._staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=self.folder))
        return Staging(os.fspath(self._staging))

    def finish(self, paths: Iterable[str], staging: Staging) -> int:
        """Rename the new files to their paths; delete all files of ours that are not in `paths`.

        Returns the number of those deleted.

        Raises:
            OutputError: a path is taken by a file that is not ours, or a file cannot be written.
        """
        paths = frozenset(paths)
        with reporting(f"write to {self.folder}"):
            self._check_claim(paths)
            stale = self._before - paths
            left = stale - self._clear_the_way(stale, paths)
            ours = paths | left
            in_order = sorted(ours)
            if ours != self._before or not ours:
                self._write_manifest(staging, in_order)
            self._settle(staging.folder, os.fspath(self.folder))
            for path in left:
                self._delete(path)
            if left:
                self._write_manifest(staging, [path for path in in_order if path in paths])
        return len(stale)

    def _acquire(self) -> None:
        with reporting(f"lock {self.folder}"):
            if not self._lock.acquire():
                raise OutputError(f"another build is writing to {self.folder}; wait for its end")

    def _check_claim(self, paths: frozenset[str]) -> None:
        """Raise if a path is taken by a file that is not ours; a new site has none to check."""
        owned = self._before
        foreign = [path for path in paths - owned if owned and self._exists(path)]
        if foreign:
            raise OutputError(f"{self.folder / min(foreign)} is not ours; move it elsewhere")

    def _exists(self, path: str) -> bool:
        target = os.path.join(self.folder, path)
        return os.path.lexists(target) and not os.path.isdir(target)

    def _owned(self, wanted: frozenset[str]) -> frozenset[str]:
        """The files that are ours, by the manifest; a damaged one must not get others deleted."""
        manifest = self.folder / MANIFEST
        if not manifest.exists():
            names = {path.name for path in self.folder.iterdir()} - {LOCK}
            if any(not name.startswith(_STAGING) for name in names):
                raise OutputError(
                    f"{self.folder} holds files that are not a site of ours; "
                    "name an empty or a new folder with --output"
                )
            return frozenset()
        try:
            owned = files_of_site(self.folder)
            for path in owned - wanted:  # what may be deleted
                check_path(path)
            return owned
        except ValueError as error:
            raise OutputError(f"{manifest} is damaged; delete {self.folder}") from error

    def _write_manifest(self, staging: Staging, paths: Iterable[str]) -> None:
        staging.write(MANIFEST, "\n".join([_HEADER, *paths, ""]).encode())
        os.replace(staging.place(MANIFEST), self.folder / MANIFEST)

    def _settle(self, staged: str, folder: str) -> None:
        """Rename what is in a staged folder to its path; a folder that the site lacks as a whole.

        So most files of a new site are moved thousands at a time.
        """
        with os.scandir(staged) as entries:
            for entry in entries:
                target = f"{folder}/{entry.name}"
                if entry.is_dir() and os.path.isdir(target):
                    self._settle(entry.path, target)
                else:
                    with reporting(f"write {target}"):
                        os.replace(entry.path, target)

    def _clear_the_way(self, stale: frozenset[str], paths: frozenset[str]) -> frozenset[str]:
        """Delete files that stand where folders must be, and folders where files must be."""
        own = {path[: path.rfind("/") + 1] for path in paths} if stale else set()
        folders = {folder for path in own for folder in folders_of(path)}
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
        if self._exists(path):  # a folder at this path is not ours
            target.unlink(missing_ok=True)
        folder = target.parent
        while folder != self.folder:
            try:
                folder.rmdir()
            except OSError:  # it is not empty
                return
            folder = folder.parent


def files_of_site(folder: Path) -> frozenset[str]:
    """The paths of the files that the last build's list names.

    Raises:
        OSError: there is no list.
        ValueError: it is damaged, or of another version of the builder.
    """
    text = (folder / MANIFEST).read_text(encoding="utf-8")
    header, *paths = text.removesuffix("\n").split("\n")
    if header != _HEADER:
        raise ValueError("another version")
    return frozenset(paths)


def check_apart(output: Path, folders: Iterable[Path]) -> None:
    """Raise if the site would be written into what it is made of, or over it.

    Raises:
        OutputError: one of the folders is in the output, or the output in it.
    """
    for folder in folders:
        if is_within(output, folder) or is_within(folder, output):
            raise OutputError(f"the site cannot be written to {output}, beside {folder}")


def is_within(folder: Path, other: Path) -> bool:
    """Whether a folder is another or below it, whatever links lead to them.

    A folder that exists is compared as the file system does, which may ignore case.
    """
    place, outer = folder.resolve(), other.resolve()
    return place.is_relative_to(outer) or any(
        _is_same(one, outer) for one in (place, *place.parents)
    )


def _is_same(folder: Path, other: Path) -> bool:
    try:
        return folder.samefile(other)
    except OSError:  # one of them is not there yet
        return False


def _stamp(status: os.stat_result) -> FileStamp:
    return FileStamp(status.st_size, status.st_mtime_ns, status.st_ino)

"""The only writer into the site.

A build writes its files into a staging folder inside the site. When all of them are there, each is
renamed to its path in the site. So a full disk or a broken template leaves the site as it was, and
a page is the old one or the new one, never half of one.

The manifest, `.archive-manifest`, lists the files that are ours. It is written twice: before the
first file is renamed, with the files of the last build and of this one, so that it covers whatever
a build that breaks off leaves behind; and at the end, with the files of this build.

Who may read the site is not left to the umask of whoever builds it: copied to a server as it is,
it would be closed to readers.
"""

import os
import shutil
import stat
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
_FILE_MODE, _FOLDER_MODE = 0o644, 0o755


class FileStamp(NamedTuple):
    """Tells whether a file of the site was changed or replaced after it was written."""

    size: int
    modified: int
    inode: int
    mode: int = _FILE_MODE


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
            return _opened(self.place(path), os.fstat(file.fileno()))

    def copy(self, source: Path, path: str) -> FileStamp:
        """Write a copy of a file.

        Raises:
            OSError: it cannot be read or written.
        """
        place = self.place(path)
        _make_folder(os.path.dirname(place))
        shutil.copyfile(source, place)
        return _opened(place, os.stat(place))

    def _open(self, path: str) -> FileIO:
        place = self.place(path)
        try:
            return FileIO(place, "wb")
        except FileNotFoundError:  # the first file of its folder
            _make_folder(os.path.dirname(place))
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
        self._closed: set[str] = set()

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
                folder = folders.pop()
                if stat.S_IMODE(os.stat(folder).st_mode) != _FOLDER_MODE:
                    self._closed.add(folder[root:])
                with os.scandir(folder) as entries:
                    for entry in entries:
                        if entry.name == ".git":  # a checkout of the branch that is published
                            continue
                        if entry.is_dir(follow_symlinks=False):
                            folders.append(entry.path)
                        else:
                            found[entry.path[root:]] = _stamp(os.lstat(entry.path))
        return found

    def open_folders(self, paths: Iterable[str]) -> None:
        """Give folders of these files the mode of all folders, where `stamps` has seen another."""
        if self._closed:
            ours = {folder for path in paths for folder in folders_of(path)}
            for folder in self._closed & {"", *ours}:
                _open_folder(os.path.join(self.folder, folder))

    def manifest_stamp(self) -> FileStamp:
        """The stamp of the manifest, as `finish` has left it."""
        place = self.folder / MANIFEST
        return _opened(os.fspath(place), os.lstat(place))

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
        _open_folder(folder)
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
    place = output.resolve()
    for folder in folders:
        if place.is_relative_to(folder.resolve()) or folder.resolve().is_relative_to(place):
            raise OutputError(f"the site cannot be written to {output}, beside {folder}")


def _make_folder(folder: str) -> None:
    """Make a folder with those above it, unless it is there; other processes may do the same."""
    missing = []
    while folder and not os.path.isdir(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)
    for one in reversed(missing):
        with suppress(FileExistsError):
            os.mkdir(one)
            _open_folder(one)


def _open_folder(folder: str) -> None:
    """Let everyone into a folder, and only its owner change it."""
    if stat.S_IMODE(os.stat(folder).st_mode) != _FOLDER_MODE:
        with suppress(OSError):  # some file systems have no modes
            os.chmod(folder, _FOLDER_MODE)


def _opened(place: str, status: os.stat_result) -> FileStamp:
    """The stamp of a file that was written, once everyone may read it and only its owner write."""
    if stat.S_IMODE(status.st_mode) == _FILE_MODE:
        return _stamp(status)
    with suppress(OSError):  # some file systems have no modes
        os.chmod(place, _FILE_MODE)
    return _stamp(os.stat(place))


def _stamp(status: os.stat_result) -> FileStamp:
    mode = stat.S_IMODE(status.st_mode)
    return FileStamp(status.st_size, status.st_mtime_ns, status.st_ino, mode)

"""The only writer into the site.

A build writes its files into a staging folder inside the site. When all of them are there, each is
renamed to its path in the site. So a full disk or a broken template leaves the site as it was, and
a page is the old one or the new one, never half of one.

The manifest, `.archive-manifest`, lists the files that are ours. It is written twice: before the
first file is renamed, with the files of the last build and of this one, so that it covers whatever
a build that is killed leaves behind; and at the end, with the files of this build. `exchange` has
the rest: what is done if one of the files cannot be renamed, or the build is killed meanwhile.
"""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import NamedTuple

from builder.errors import OutputError, reporting
from builder.runtime.signals import undisturbed
from builder.store.exchange import (
    KEPT,
    MANIFEST,
    STAGING,
    Exchange,
    read_manifest,
    remove_folder,
    undo,
)
from builder.store.locks import Lock
from builder.store.modes import (
    FILE_MODE,
    FOLDER_MODE,
    make_folder,
    mode_of,
    open_file,
    open_folder,
)
from builder.urls import check_path, folders_of

LOCK = ".archive-lock"


class FileStamp(NamedTuple):
    """Tells whether a file of the site was changed or replaced after it was written."""

    size: int
    modified: int
    inode: int
    mode: int = FILE_MODE


class Staging:
    """The folder in which a build writes its files, at the paths that they will have in the site.

    All processes of a build use it. Who does a task that another was believed dead with writes the
    same bytes over those of the other; neither empties a file that may be done.
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
            return _stamp(open_file(self.place(path), os.fstat(file.fileno())))

    def copy(self, source: Path, path: str) -> FileStamp:
        """Write a copy of a file.

        Raises:
            OSError: it cannot be read or written.
        """
        place = self.place(path)
        make_folder(os.path.dirname(place))
        shutil.copyfile(source, place)
        return _stamp(open_file(place, os.stat(place)))

    def _open(self, path: str) -> FileIO:
        place = self.place(path)
        try:
            return FileIO(place, "wb", opener=_as_it_is)
        except FileNotFoundError:  # the first file of its folder
            # If the build has ended, or this machine does not see its folder, none is made.
            make_folder(os.path.dirname(place), below=self.folder)
            return FileIO(place, "wb", opener=_as_it_is)


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
            has_site = any((self.folder / name).exists() for name in (MANIFEST, KEPT))
        if has_site:
            self._acquire()
            self._undo()
        return self

    def __exit__(self, *error: object) -> None:
        """Give the old site back if a new one is only begun; tidy up, and release the lock."""
        with undisturbed():
            try:
                if self._staging is not None:
                    self._undo()
            finally:
                self._leave()

    def _undo(self) -> None:
        with reporting(f"give back what a build has replaced in {self.folder}"):
            try:
                undo(self.folder)
            except ValueError as error:
                raise _damaged(self.folder) from error

    def _leave(self) -> None:
        if self._staging is not None:
            remove_folder(self._staging)
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
                if mode_of(os.stat(folder)) != FOLDER_MODE:
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
                open_folder(os.path.join(self.folder, folder))

    def manifest_stamp(self) -> FileStamp:
        """The stamp of the manifest, as `finish` has left it."""
        place = self.folder / MANIFEST
        return _stamp(open_file(os.fspath(place), os.lstat(place)))

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
            for left in self.folder.glob(f"{STAGING}*"):
                remove_folder(left)
            with undisturbed():
                self._staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=self.folder))
        return Staging(os.fspath(self._staging))

    def finish(self, paths: Iterable[str], staging: Staging) -> int:
        """Rename the new files to their paths; delete all files of ours that are not in `paths`.

        Returns the number of those deleted.

        Raises:
            OutputError: a path is taken by a file that is not ours.
            MachineError: a file cannot be written; the site is as it was.
        """
        paths = frozenset(paths)
        with reporting(f"write to {self.folder}"), undisturbed():
            self._check_claim(paths)
            exchange = Exchange(self.folder, staging.folder, sorted(self._before))
            stale = self._before - paths
            left = stale - self._clear_the_way(exchange, stale, paths)
            ours = paths | left
            in_order = sorted(ours)
            if ours != self._before or not ours:
                exchange.list(in_order)
            exchange.replace()
            for path in left:
                exchange.delete(path)
            if left:
                exchange.list([path for path in in_order if path in paths])
            exchange.end()
        return len(stale)

    def _acquire(self) -> None:
        with reporting(f"lock {self.folder}"):
            with undisturbed():
                is_ours = self._lock.acquire()
            if not is_ours:
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
            if any(not name.startswith(STAGING) for name in names):
                raise OutputError(
                    f"{self.folder} holds files that are not a site of ours; "
                    "name an empty or a new folder with --output"
                )
            return frozenset()
        try:
            owned = read_manifest(self.folder)
            for path in owned - wanted:  # what may be deleted
                check_path(path)
            return owned
        except ValueError as error:
            raise _damaged(self.folder) from error

    def _clear_the_way(
        self, exchange: Exchange, stale: frozenset[str], paths: frozenset[str]
    ) -> frozenset[str]:
        """Delete files that stand where folders must be, and folders where files must be."""
        own = {path[: path.rfind("/") + 1] for path in paths} if stale else set()
        folders = {folder for path in own for folder in folders_of(path)}
        in_the_way = frozenset(
            path
            for path in stale
            if path in folders or any(folder in paths for folder in folders_of(path))
        )
        for path in in_the_way:
            exchange.delete(path)
        return in_the_way


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
    place, outer = _resolved(folder), _resolved(other)
    return place.is_relative_to(outer) or any(
        _is_same(one, outer) for one in (place, *place.parents)
    )


def _is_same(folder: Path, other: Path) -> bool:
    try:
        return folder.samefile(other)
    except OSError:  # one of them is not there yet
        return False


def _resolved(folder: Path) -> Path:
    try:
        return folder.resolve(strict=os.path.islink(folder))
    except (OSError, RuntimeError) as error:  # the latter of older versions of Python
        if isinstance(error, OSError) and error.errno != errno.ELOOP:
            return folder.resolve()  # such as a link to a folder that is not there yet
        raise OutputError(f"{folder} is a link that leads to itself; name a folder") from error


def _as_it_is(place: str, flags: int) -> int:
    """Open a file to write over what it has."""
    return os.open(place, flags & ~os.O_TRUNC, 0o666)


def _damaged(folder: Path) -> OutputError:
    return OutputError(f"{folder / MANIFEST} is damaged; delete {folder}")


def _stamp(status: os.stat_result) -> FileStamp:
    return FileStamp(status.st_size, status.st_mtime_ns, status.st_ino, mode_of(status))

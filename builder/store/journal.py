"""Several files of a source changed at once: all of them or none, whenever the process is killed.

What the files become is written beside them first, in `.changes/`. Then a list of them gets its
name, `journal`: from that moment on the change counts as made, and whoever comes next completes it.
Before, whoever comes next removes what there is. So no reader that comes through `complete` sees
some files changed and others not.
"""

import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from builder.errors import MachineError, UsageError, reporting
from builder.hashing import digest
from builder.store.locks import Lock

FOLDER = ".changes"  # in a source, as long as files of it are being changed
BEFORE = "before"  # in that folder: the files as they were, for whoever wants them back

_TRIED = ".changes-tried-"  # how folders are called in which changes are tried out
_JOURNAL = "journal"
_LOCK = "lock"
_SOURCE = "source"  # in a folder to try out: the source as it would be
_SECONDS = 20  # for another process that is at it
_STEP = 0.05


class _Change(msgspec.Struct, frozen=True, array_like=True):
    """A file: its digest before (empty if there was none) and after, the name of its new bytes.

    Without a name the file is removed.
    """

    path: str
    before: bytes
    after: bytes
    name: str


@contextmanager
def changing(source: Path) -> Iterator[Path]:
    """Hold the source for a change; gives the folder beside the files, which is gone afterwards.

    Raises:
        MachineError: another process is changing the source, and does not come to an end.
    """
    folder = source / FOLDER
    with reporting(f"write {folder}"):
        lock = _locked(folder)
        try:
            _finish(source, folder)
            yield folder
        finally:
            if lock.held and not (folder / _JOURNAL).exists():
                _clear(folder, lock)
            lock.release()


@contextmanager
def trying(source: Path) -> Iterator[Path]:
    """A folder beside the files in which a change can be tried out; it is gone afterwards.

    So are those that killed processes have left.
    """
    with reporting(f"write in {source}"):
        _remove_tried(source)
        folder, lock = _tried(source)
    try:
        yield folder / _SOURCE
    finally:
        _remove_one(folder, lock)


def _tried(source: Path) -> tuple[Path, Lock]:
    """A new folder, with the lock that tells others that somebody is at it."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_TRIED, dir=source))
        lock = Lock(folder / _LOCK)
        with suppress(FileNotFoundError):  # another process took it for one that is left
            if lock.acquire():
                return folder, lock


def _remove_tried(source: Path) -> None:
    """Remove the folders of processes that were killed."""
    for left in source.glob(f"{_TRIED}*"):
        lock = Lock(left / _LOCK)
        with suppress(OSError):  # it is gone by now, or another's who is at it
            if not lock.path.exists() or lock.acquire():
                _remove_one(left, lock)


def _remove_one(folder: Path, lock: Lock) -> None:
    """Remove a folder in which a change was tried out; the lock goes last."""
    shutil.rmtree(folder / _SOURCE, ignore_errors=True)
    lock.release()
    with suppress(OSError):
        folder.rmdir()


def complete(source: Path) -> bool:
    """Complete a change that was interrupted after it was decided, or remove what is left of it.

    Tells whether there was one to complete.

    Raises:
        UsageError: somebody has changed one of its files meanwhile.
        MachineError: another process is at it, and does not come to an end.
    """
    was_decided = os.path.lexists(source / FOLDER / _JOURNAL)
    _remove_tried(source)
    if os.path.lexists(source / FOLDER):
        with changing(source):
            pass
    return was_decided


def write_all(
    source: Path, before: Mapping[str, bytes | None], after: Mapping[str, bytes | None]
) -> None:
    """Change files within `changing`: each to its new bytes, or to nothing.

    `before` is what they are, as far as the change depends on it; the paths are those of `after`.

    Raises:
        UsageError: one of them is another by now; nothing is changed.
    """
    folder = source / FOLDER
    changes = []
    for number, (path, data) in enumerate(after.items()):
        old = before.get(path)
        name = "" if data is None else str(number)
        if data is not None:
            _write(folder / name, data)
        if old is not None:
            _keep(source / path, folder / BEFORE / path)
        changes.append(_Change(path, _digest(old), _digest(data), name))
    for change in changes:
        if _digest_of(source / change.path) != change.before:
            raise UsageError(f"{change.path} was changed meanwhile; call the command again")
    unnamed = folder / f"{_JOURNAL}.new"
    _write(unnamed, msgspec.msgpack.encode(changes))
    os.replace(unnamed, folder / _JOURNAL)  # from here on the change is made
    _keep_folder(folder)
    _finish(source, folder)


def _finish(source: Path, folder: Path) -> None:
    """Make the changes of the journal, as far as they are not made, and remove it."""
    journal = folder / _JOURNAL
    if not journal.exists():
        return
    try:
        changes = msgspec.msgpack.decode(journal.read_bytes(), type=list[_Change])
    except msgspec.MsgspecError as error:
        raise UsageError(f"{journal} is damaged; remove {folder}, and look at the texts") from error
    digests = {change.path: _digest_of(source / change.path) for change in changes}
    left = [change for change in changes if digests[change.path] != change.after]
    others = [one.path for one in left if digests[one.path] != one.before]
    if others and len(others) < len(left):  # else all is made, and was changed afterwards
        raise UsageError(
            f"{others[0]} was changed after a command that changes it was interrupted; put "
            f"it back as it was, or remove {folder} to leave the other files as they are"
        )
    made = [one for one in left if one.path not in others]
    for change in sorted(made, key=lambda one: one.name == ""):  # none is missing in between
        with reporting(f"write {source / change.path}"):
            _apply(source / change.path, folder / change.name if change.name else None)
    journal.unlink()
    _keep_folder(folder)


def _keep(place: Path, copy: Path) -> None:
    """Keep a file under another name; what takes its place is a new file."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):
        shutil.copy2(place, copy)


def _apply(place: Path, staged: Path | None) -> None:
    """Put new bytes into the place of a file, also one that a link leads to; its mode stays."""
    if staged is None:
        place.unlink(missing_ok=True)
        return
    place = Path(os.path.realpath(place))
    place.parent.mkdir(parents=True, exist_ok=True)
    temporary = staged.with_name(f"{staged.name}.ready")
    shutil.copyfile(staged, temporary)
    if place.exists():
        shutil.copymode(place, temporary)
    with suppress(OSError):  # the old file may be on another disk, where a link leads to
        os.replace(temporary, place)
        return
    beside = place.with_name(f".{place.name}.tmp")
    try:
        shutil.copyfile(temporary, beside)
        os.replace(beside, place)
    finally:
        beside.unlink(missing_ok=True)


def _locked(folder: Path) -> Lock:
    lock = Lock(folder / _LOCK)
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until:
        folder.mkdir(exist_ok=True)
        with suppress(FileNotFoundError):  # its holder has just removed the folder
            if lock.acquire():
                return lock
        time.sleep(_STEP)
    raise MachineError(f"another command is changing {folder.parent}; wait for its end")


def _clear(folder: Path, lock: Lock) -> None:
    """Remove the folder; what the lock is on comes last."""
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path, ignore_errors=True)
        elif entry.name != lock.path.name:
            os.unlink(entry.path)
    lock.release()
    with suppress(OSError):  # another process may have come
        folder.rmdir()


def _write(place: Path, data: bytes) -> None:
    """Write a file that is on the disk when this returns."""
    with open(place, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _keep_folder(folder: Path) -> None:
    """See to it that the names in a folder are on the disk, where a system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _digest(data: bytes | None) -> bytes:
    return b"" if data is None else digest(data)


def _digest_of(place: Path) -> bytes:
    """The digest of a file; empty if there is none."""
    try:
        if stat.S_ISDIR(place.stat().st_mode):
            return b"folder"
        return digest(place.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return b""

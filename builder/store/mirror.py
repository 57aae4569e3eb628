"""A source that is kept in an object store: a copy of it on this machine, brought up to date.

Only what has changed is fetched, as the store's list tells it. A copy that is killed on the way is
completed by the next: what it has fetched and not noted is fetched again.
"""

import os
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import get_ident
from typing import NamedTuple

import msgspec

from builder.errors import OutputError, UsageError, reporting
from builder.hashing import digest
from builder.store.inputs import Stamp, stamp_of
from builder.store.locks import Lock
from builder.store.objects import ObjectTarget
from builder.store.storage import LocalStorage
from builder.urls import CONTENT, SITE_FILE, check_path

_OWN = (f"{CONTENT}/", "theme/")  # what a source has besides its settings
_STATE = ".archive-mirror"
_LOCK, _HALF = f"{_STATE}.lock", f"{_STATE}-half-"
_CONNECTIONS = 8
_PLAIN = re.compile("[^a-z0-9]+")


class _Copied(NamedTuple):
    """A file that was copied: its version in the store, and the stamp of the copy."""

    version: str
    stamp: Stamp


def mirrored(url: str, folder: Path) -> Path:
    """The folder of the copy of a source, below `folder`, as the store has it now.

    Raises:
        UsageError: there is no source at the address, or a name of it cannot be a file's.
        MachineError: the store does not answer, or the copy cannot be written.
    """
    store = ObjectTarget(url)
    name = _PLAIN.sub("-", url.lower()).strip("-")[:60]
    place = folder / f"{name}-{digest(url.encode()).hex()[:8]}"
    versions = {
        path: version
        for path, version in store.versions().items()
        if path == SITE_FILE or path.startswith(_OWN)
    }
    if SITE_FILE not in versions:
        raise UsageError(f"there is no {SITE_FILE} in {url}; name the folder that has it")
    for path in versions:
        try:
            check_path(path)
        except ValueError as error:
            raise UsageError(f"{url}: {error}; rename it there") from error
    with reporting(f"write to {place}"), _locked(place):
        _bring(store, LocalStorage(place), versions)
    return place


def _bring(store: ObjectTarget, files: LocalStorage, versions: dict[str, str]) -> None:
    """Fetch what has changed, and remove what is gone."""
    copied = _read_state(files)
    for path in copied.keys() - versions.keys():
        files.delete(path)

    def bring(path: str) -> _Copied:
        known = copied.get(path)
        place = f"{files.folder}/{path}"
        if known and known.version == versions[path] and known.stamp == stamp_of(place):
            return known
        data = store.get(path)
        if data is None:
            raise OutputError(f"{store.name}/{path} was removed meanwhile; call it again")
        _write(files.folder, place, data)
        return _Copied(versions[path], stamp_of(place))

    with ThreadPoolExecutor(_CONNECTIONS) as threads:
        now = dict(zip(versions, threads.map(bring, versions), strict=True))
    if now != copied:
        files.put(_STATE, msgspec.msgpack.encode(now))


def _write(folder: Path, place: str, data: bytes) -> None:
    """Write a file as a whole; what a killed one leaves is no file of the source."""
    os.makedirs(os.path.dirname(place), exist_ok=True)
    half = folder / f"{_HALF}{get_ident()}"
    half.write_bytes(data)
    os.replace(half, place)


def _read_state(files: LocalStorage) -> dict[str, _Copied]:
    try:
        return msgspec.msgpack.decode(files.get(_STATE), type=dict[str, _Copied])
    except (OSError, msgspec.MsgspecError):  # none yet, or a damaged one: all is fetched
        return {}


@contextmanager
def _locked(place: Path) -> Iterator[None]:
    os.makedirs(place, exist_ok=True)
    lock = Lock(place / _LOCK)
    if not lock.acquire():
        raise OutputError(f"another command brings {place} up to date; call it again when it ends")
    try:
        for half in place.glob(f"{_HALF}*"):  # of a command that was killed
            half.unlink()
        yield
    finally:
        lock.release()

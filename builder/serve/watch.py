"""When a source has changed."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import watchfiles
from watchfiles import Change

from builder.errors import UsageError

_LOOK = 200  # milliseconds between two looks at what is not watched


def changes(folders: Sequence[Path], file: Path) -> Iterator[None]:
    """Yield once when the watch has begun, then after each change in the folders or of the file.

    Changes that come in quick succession are one, and so are those while the caller was at work.
    Folders may come and go. The file, and which folders there are, is looked at rather than
    watched: editors replace files, and a watch stays with the replaced one.

    Raises:
        UsageError: the system allows no more watches.
    """
    while True:
        identities, version = list(map(_identity, folders)), _version(file)
        there = [folder.resolve() for folder in folders if folder.is_dir()]
        began = False
        for found in _watch(there):
            if identities != list(map(_identity, folders)):
                break  # begin anew
            before, version = version, _version(file)
            if found or version != before or not began:
                began = True
                yield


def _watch(folders: Sequence[Path]) -> Iterator[set[tuple[Change, str]]]:
    """What changed in the folders; an empty set when nothing did for a while."""

    def is_visible(_: Change, path: str) -> bool:
        inside = (Path(path).relative_to(one) for one in folders if Path(path).is_relative_to(one))
        return any(not any(part.startswith(".") for part in one.parts) for one in inside)

    try:
        yield from watchfiles.watch(
            *folders, watch_filter=is_visible, rust_timeout=_LOOK, yield_on_timeout=True
        )
    except FileNotFoundError:  # a folder went at this moment: the caller sees it, and begins anew
        yield set()
    except OSError as error:
        raise UsageError(f"cannot watch the source: {error}") from error


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = os.stat(folder)
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _version(file: Path) -> tuple[int, int, int] | None:
    try:
        status = os.stat(file)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino

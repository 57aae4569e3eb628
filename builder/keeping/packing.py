"""Writes exports: a folder, a ZIP archive, a bag; each is there whole or not at all.

The same files give the same bytes: files are in order of paths, and no time stands anywhere.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256, sha512
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from builder import __version__
from builder.errors import UsageError, reporting
from builder.pipeline.settings import OWN_THEME, Settings
from builder.store.output import is_within
from builder.urls import CONTENT

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of ZIP
_UNIX, _FILE = 3, 0o100644
_COMPRESSED = frozenset(".gz .png .jpg .jpeg .gif .webp .avif .mp3 .mp4 .zip .woff2 .pdf".split())

# https://www.rfc-editor.org/rfc/rfc8493
_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_HASHES = {"sha256": sha256, "sha512": sha512}


class Item(NamedTuple):
    """A file of an export: its path there, and its bytes or the file that has them."""

    path: str
    data: bytes | None = None
    place: Path | None = None

    def read(self) -> bytes:
        """Its bytes.

        Raises:
            OSError: the file cannot be read.
        """
        return self.data if self.data is not None else (self.place or Path()).read_bytes()


def write_folder(folder: Path, items: Iterable[Item]) -> int:
    """Write a folder; give the number of its files.

    Raises:
        UsageError: there is something already.
        OutputError: it cannot be written.
    """
    with _new_folder(folder) as place:
        return sum(1 for item in items if _write(place, item.path, item.read()))


def write_bag(folder: Path, items: Iterable[Item], about: Mapping[str, str]) -> int:
    """Write a bag of files with what is said `about` it; give the number of its files.

    Raises:
        UsageError: there is something already.
        OutputError: it cannot be written.
    """
    lines: dict[str, list[str]] = {name: [] for name in _HASHES}
    number = size = 0
    with _new_folder(folder) as place:
        for item in sorted(items):
            path, data = f"data/{item.path}", item.read()
            _write(place, path, data)
            for name, line in _manifest_lines(path, data):
                lines[name].append(line)
            number, size = number + 1, size + len(data)
        information = {**about, "Bag-Software-Agent": f"archive-builder {__version__}"}
        information["Payload-Oxum"] = f"{size}.{number}"
        told = "".join(f"{key}: {value}\n" for key, value in information.items() if value)
        tags = {"bagit.txt": _DECLARATION, "bag-info.txt": told.encode()}
        tags |= {f"manifest-{name}.txt": "".join(own).encode() for name, own in lines.items()}
        _write_tags(place, tags)
    return number


def write_zip(file: Path, items: Iterable[Item]) -> int:
    """Write a ZIP archive; give the number of its files.

    Raises:
        UsageError: there is such a file already.
        OutputError: it cannot be written.
    """
    check_new_file(file)
    temporary = _beside(file)
    number = 0
    with reporting(f"write {file}"):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with ZipFile(temporary, "x") as archive:
                for item in sorted(items):
                    number += 1
                    archive.writestr(_member(item.path), item.read())
            os.replace(temporary, file)
        finally:
            with suppress(OSError):
                os.unlink(temporary)
    return number


def check_target(target: Path, settings: Settings) -> None:
    """Raise if an export would be published, or be taken for a part of the source.

    Raises:
        UsageError: it would be in the content, the theme or the site.
    """
    theme = settings.theme or settings.source / OWN_THEME
    for folder in (settings.source / CONTENT, theme, settings.output):
        if is_within(target, folder):
            raise UsageError(f"{target} would be in {folder}; name a place beside it")


def check_new_file(file: Path) -> None:
    """Raise if a file is there already.

    Raises:
        UsageError: it is.
    """
    if os.path.lexists(file):
        raise UsageError(f"there is {file} already; remove it, or name another file")


def check_new_folder(folder: Path) -> None:
    """Raise if a folder is there already, and has something in it.

    Raises:
        UsageError: it is, or a file has its name.
    """
    with reporting(f"look into {folder}"):
        if os.path.lexists(folder) and not (folder.is_dir() and not any(folder.iterdir())):
            raise UsageError(f"{folder} is not an empty folder; empty it, or name a new one")


def _member(path: str) -> ZipInfo:
    member = ZipInfo(path, _FIRST_DAY)
    member.create_system, member.external_attr = _UNIX, _FILE << 16
    is_packed = os.path.splitext(path)[1].lower() in _COMPRESSED
    member.compress_type = ZIP_STORED if is_packed else ZIP_DEFLATED
    return member


@contextmanager
def _new_folder(folder: Path) -> Iterator[Path]:
    """A folder to write into, which then takes the place of an empty one or of none."""
    check_new_folder(folder)
    temporary = _beside(folder)
    with reporting(f"write {folder}"):
        try:
            temporary.mkdir(parents=True)
            yield temporary
            if folder.is_dir():
                folder.rmdir()
            os.rename(temporary, folder)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)


def _beside(place: Path) -> Path:
    return Path(f"{os.path.abspath(place)}.{os.getpid()}.tmp")


def _write(folder: Path, path: str, data: bytes) -> bool:
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    return True


def _write_tags(folder: Path, tags: Mapping[str, bytes]) -> None:
    """The files that are about a bag, and what they must be."""
    for name in _HASHES:
        both = [line for path, data in tags.items() for line in _manifest_lines(path, data)]
        own = "".join(line for hash, line in both if hash == name)
        _write(folder, f"tagmanifest-{name}.txt", own.encode())
    for path, data in tags.items():
        _write(folder, path, data)


def _manifest_lines(path: str, data: bytes) -> Iterator[tuple[str, str]]:
    for name, hash in _HASHES.items():
        yield name, f"{hash(data).hexdigest()}  {path}\n"

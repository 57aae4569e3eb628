"""Writes exports: a folder, a ZIP archive, a bag; each is there whole or not at all.

The same files give the same bytes: files are in order of paths, and no time stands anywhere.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256, sha512
from itertools import permutations
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
    content: bytes | Path

    def read(self) -> bytes:
        """Its bytes.

        Raises:
            OSError: the file cannot be read.
        """
        return self.content if isinstance(self.content, bytes) else self.content.read_bytes()


def below(folder: str, items: Iterable[Item]) -> list[Item]:
    """The same files below a folder."""
    return [item._replace(path=f"{folder}/{item.path}") for item in items]


def write_folder(folder: Path, items: Iterable[Item]) -> None:
    """Write a folder.

    Raises:
        UsageError: there is something already.
        OutputError: it cannot be written.
    """
    with _new_folder(folder) as place:
        for item in items:
            _write(place, item.path, item.read())


def write_bag(folder: Path, items: Iterable[Item], about: Mapping[str, str]) -> None:
    """Write a bag of files with what `bag-info.txt` says `about` it; empty values are left out.

    Raises:
        UsageError: there is something already.
        OutputError: it cannot be written.
    """
    lines: dict[str, list[str]] = {name: [] for name in _HASHES}
    files = size = 0
    with _new_folder(folder) as place:
        for item in sorted(items):
            path, data = f"data/{item.path}", item.read()
            _write(place, path, data)
            for name, own in lines.items():
                own.append(_manifest_line(name, path, data))
            files, size = files + 1, size + len(data)
        information = {**about, "Bag-Software-Agent": f"archive-builder {__version__}"}
        information["Payload-Oxum"] = f"{size}.{files}"
        told = "".join(f"{key}: {value}\n" for key, value in information.items() if value)
        tags = {"bagit.txt": _DECLARATION, "bag-info.txt": told.encode()}
        tags |= {f"manifest-{name}.txt": "".join(own).encode() for name, own in lines.items()}
        _write_tags(place, tags)


def write_zip(file: Path, items: Iterable[Item]) -> None:
    """Write a ZIP archive.

    Raises:
        UsageError: there is such a file already.
        OutputError: it cannot be written.
    """
    with _new_file(file) as place, ZipFile(place, "x") as archive:
        for item in sorted(items):
            archive.writestr(_member(item.path), item.read())


def write_file(file: Path, data: bytes) -> None:
    """Write a new file, whole or not at all.

    Raises:
        UsageError: there is such a file already.
        OutputError: it cannot be written.
    """
    with _new_file(file) as place:
        place.write_bytes(data)


def check_targets(files: Sequence[Path], folders: Sequence[Path], settings: Settings) -> None:
    """Raise if what an export writes would replace something, or be a part of something else.

    Raises:
        UsageError: there is something already, or it would be in the content, the theme, the site
            or another of what is written.
    """
    theme = settings.theme or settings.source / OWN_THEME
    for target in (*files, *folders):
        for folder in (settings.source / CONTENT, theme, settings.output):
            if is_within(target, folder):
                raise UsageError(f"{target} would be in {folder}; name a place beside it")
    for one, other in permutations((*files, *folders), 2):
        if is_within(one, other):
            raise UsageError(f"{one} and {other} cannot both be written; name places apart")
    for file in files:
        check_new_file(file)
    for folder in folders:
        check_new_folder(folder)


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
        if os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir())):
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
            place = Path(os.path.realpath(folder))  # a link may lead to an empty one
            if place.is_dir():
                place.rmdir()
            os.rename(temporary, place)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)


@contextmanager
def _new_file(file: Path) -> Iterator[Path]:
    """A file to write, which is given its name once it is whole."""
    check_new_file(file)
    temporary = _beside(file)
    with reporting(f"write {file}"):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            yield temporary
            os.replace(temporary, file)
        finally:
            with suppress(OSError):
                os.unlink(temporary)


def _beside(place: Path) -> Path:
    """What is to become a file or folder, as long as it is not whole."""
    return Path(f"{os.path.realpath(place)}.{os.getpid()}.tmp")


def _write(folder: Path, path: str, data: bytes) -> None:
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)


def _write_tags(folder: Path, tags: Mapping[str, bytes]) -> None:
    """The files that are about a bag, and what they must be."""
    for name in _HASHES:
        lines = [_manifest_line(name, path, data) for path, data in tags.items()]
        _write(folder, f"tagmanifest-{name}.txt", "".join(lines).encode())
    for path, data in tags.items():
        _write(folder, path, data)


def _manifest_line(name: str, path: str, data: bytes) -> str:
    """The line of a file in the manifest of a hash function."""
    return f"{_HASHES[name](data).hexdigest()}  {path}\n"

"""Pins: the line of `requirements-builder.txt` that names one builder and no other.

A pin is never a bare name: whoever publishes a package under that name would be taken for us.
"""

import hashlib
import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from builder import __version__
from builder.errors import UsageError, reporting
from builder.store.storage import LocalStorage

PINNED = "requirements-builder.txt"
VENDOR = "vendor"
NAME = "archive-builder"

# https://packaging.python.org/specifications/binary-distribution-format/#file-name-convention
_WHEEL = re.compile(r"archive_builder-([^-/]+)(?:-\d[^-/]*)?-[^-/]+-[^-/]+-[^-/]+\.whl")
_COMMIT = re.compile(r"git\+[^\s#]+@([0-9a-f]{40})")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_EXAMPLE = f"archive_builder-{__version__}-py3-none-any.whl"


class Pin(NamedTuple):
    """A line for pip; the name and the bytes of the wheel in `vendor/` that it means, if any."""

    line: str
    wheel: str = ""
    data: bytes = b""

    def write(self, archive: Path) -> None:
        """Pin an archive to this builder; the wheel of the one before is removed.

        Raises:
            OutputError: a file cannot be written.
        """
        storage = LocalStorage(archive)
        before = _vendored(storage)
        with reporting(f"write to {archive}"):
            if self.wheel:
                storage.put(f"{VENDOR}/{self.wheel}", self.data)
            storage.put(PINNED, f"{self.line}\n".encode())
        if before and before != self.wheel:
            storage.delete(f"{VENDOR}/{before}")


class Pinned(NamedTuple):
    """What an archive is pinned to: its version, empty if that is not known, and how to say it."""

    version: str
    shown: str


def pin_to_wheel(name: str, data: bytes) -> Pin:
    """A wheel that stands in the archive itself.

    Raises:
        UsageError: it is no wheel of this builder, as its name says.
    """
    _check_wheel(name)
    sha256 = hashlib.sha256(data).hexdigest()
    return Pin(f"./{VENDOR}/{name} --hash=sha256:{sha256}", name, data)


def pin_to_address(url: str, sha256: str) -> Pin:
    """A wheel at an address.

    Raises:
        UsageError: it is no wheel of this builder, or not protected by https and its hash.
    """
    parts = urlsplit(url)
    if parts.scheme != "https":
        raise UsageError(f"'{url}' is not an https address, nor a wheel that is here")
    _check_wheel(_name_in(url))
    if not _SHA256.fullmatch(sha256):
        raise UsageError(f"the hash of the wheel is missing; write --builder {url}#sha256=...")
    return Pin(f"{NAME} @ {url} --hash=sha256:{sha256}")


def pin_to_commit(address: str) -> Pin:
    """A commit of a Git repository, `git+URL@COMMIT`.

    Raises:
        UsageError: it names no commit.
    """
    if not _COMMIT.fullmatch(address):
        raise UsageError(f"'{address}' names no commit; write git+URL@ and 40 hexadecimal digits")
    return Pin(f"{NAME} @ {address} # version {__version__}")


def pin_to(named: str) -> Pin:
    """The builder that a person names: a wheel, its address, or a commit.

    Raises:
        UsageError: it cannot be pinned.
    """
    if named.startswith("git+"):
        return pin_to_commit(named)
    if "://" in named:
        url, _, fragment = named.partition("#")
        return pin_to_address(url, fragment.removeprefix("sha256="))
    wheel = Path(named)
    _check_wheel(wheel.name)
    try:
        return pin_to_wheel(wheel.name, wheel.read_bytes())
    except OSError as error:
        raise UsageError(f"{wheel} cannot be read: {error.strerror}") from error


def read_pin(archive: Path) -> Pinned:
    """What an archive is pinned to.

    Raises:
        UsageError: it is pinned to nothing, or in a way of its own.
    """
    line = _line(LocalStorage(archive))
    if not line:
        raise UsageError(
            f"there is no {PINNED} in {archive.resolve()}; name the folder of an archive that "
            f"'{NAME} init' began with --source"
        )
    if wheel := _WHEEL.search(line):
        return Pinned(wheel[1], wheel[1])
    if commit := _COMMIT.search(line):
        version = line.partition("# version ")[2].strip()
        return Pinned(version, f"{version} (commit {commit[1][:12]})".lstrip())
    raise UsageError(
        f"{PINNED} names no wheel and no commit: '{line}'; write ./{VENDOR}/{_EXAMPLE} or the like"
    )


def no_pin(reason: str) -> UsageError:
    """There is nothing to pin an archive to, and the person has to name it."""
    return UsageError(f"{reason}; name its wheel: --builder {_EXAMPLE}")


def _line(storage: LocalStorage) -> str:
    """The first line that is no comment; empty if there is none."""
    try:
        lines = storage.get(PINNED).decode(errors="replace").splitlines()
    except OSError:
        return ""
    return next((line.strip() for line in lines if line.strip() and line[0] != "#"), "")


def _vendored(storage: LocalStorage) -> str:
    """The wheel in `vendor/` that an archive is pinned to; empty if it is another way."""
    found = re.match(rf"\./{VENDOR}/({_WHEEL.pattern})\s", f"{_line(storage)} ")
    return found[1] if found else ""


def _check_wheel(name: str) -> None:
    """The archive's files are made by this version, and its requirements are of this version."""
    found = _WHEEL.fullmatch(name)
    if not found:
        raise UsageError(f"'{name}' is not a wheel of the builder, such as {_EXAMPLE}")
    if found[1] != __version__:
        raise UsageError(
            f"{name} is version {found[1]}, but this is {__version__}; call the command of that one"
        )


def _name_in(url: str) -> str:
    return unquote(urlsplit(url).path.rpartition("/")[2])

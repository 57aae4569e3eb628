"""Runs a command many times, each time with another fault, and says what was left.

The library of `preload.c` makes the calls fail. One process loads it and the builder; for each
fault it forks, so that a run costs what a build costs, not what starting Python takes.
"""

import errno
import json
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.helpers import ROOT

SOURCE = Path(__file__).with_name("preload.c")
KILL = 0
FAULTS = {"ENOSPC": errno.ENOSPC, "EIO": errno.EIO, "EACCES": errno.EACCES, "kill": KILL}


class Ended(NamedTuple):
    """How a run ended: its status (negative: the signal), what it printed, how many calls."""

    status: int
    printed: str
    calls: int


def compiled(folder: Path) -> Path:
    """The library, made by the compiler of this machine."""
    library = folder / "faults.so"
    command = ["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE), "-ldl"]
    subprocess.run(command, check=True)
    return library


class Injector:
    """A process that runs commands of the builder with faults; a context manager."""

    def __init__(self, library: Path, folder: Path) -> None:
        """Take the library, and a folder for what the processes share."""
        self.folder = folder
        self._counter = folder / "counter"
        self._counter.write_bytes(bytes(24))
        self._library = library

    def __enter__(self) -> "Injector":
        environment = {
            **os.environ,
            "LD_PRELOAD": str(self._library),
            "ARCHIVE_FAULTS": str(self._counter),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONPATH": str(ROOT),
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.runner"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(self, *error: object) -> None:
        self._process.communicate()  # ends it, and closes both pipes

    def run(self, arguments: Sequence[str], at: int = 0, fault: int = KILL) -> Ended:
        """Run a command, with a fault at the call of this number; 0: at none."""
        assert self._process.stdin
        assert self._process.stdout
        said = self.folder / "said"
        # The runner's opening of `said` is not counted.
        with self._counter.open("r+b") as file:
            file.write(struct.pack("<3q", -1, at, fault))
        request = {"arguments": [*arguments], "said": str(said)}
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        status = int(self._process.stdout.readline())
        (calls,) = struct.unpack_from("<q", self._counter.read_bytes())
        return Ended(status, said.read_text(encoding="utf-8"), calls)


def copied(source: Path, target: Path) -> None:
    """A copy by links: its files have the stamps of the original, and nobody writes into files."""
    shutil.rmtree(target, ignore_errors=True)
    if source.exists():
        shutil.copytree(source, target, copy_function=os.link, symlinks=True)


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a site by path; without what a killed build leaves, which is not published."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
        and not path.relative_to(folder).parts[0].startswith(".archive-")
        and path.suffix != ".tmp"
    }


def remains(folder: Path) -> Iterator[str]:
    """What no run may leave that was not killed."""
    for path in folder.rglob("*"):
        name = path.name
        if name.startswith((".archive-new-", ".archive-old", ".archive-lock")) or ".tmp" in name:
            yield path.relative_to(folder).as_posix()

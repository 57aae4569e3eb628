"""The bytes of volumes, line by line; packed ones are unpacked into a file without a name."""

import errno
import mmap
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from typing import BinaryIO

from builder.content.reader import MAX_BYTES
from builder.content.volumes import Line, is_packed
from builder.hashing import digest
from builder.store.storage import LocalStorage, scratch_file

_BOM = b"\xef\xbb\xbf"
_CHUNK = 1 << 16
_MOST = MAX_BYTES + 2  # bytes of a line that are kept: enough to see that it has too many
# Texts become a third or a tenth. What becomes a thousandth was made to fill a disk.
_MOST_TIMES = 200
_SMALL = 10_000_000  # bytes that any volume may have unpacked


class VolumeError(Exception):
    """A volume that cannot be read to its end: the text says why, `code` is that of the problem."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        """Take what a problem will say."""
        super().__init__(message)
        self.code = code
        self.hint = hint


class VolumeFiles:
    """The files of a source; the lines of its volumes by the paths that they have as articles."""

    def __init__(self, storage: LocalStorage, lines: Mapping[str, Line]) -> None:
        """Take the source's files, and the lines, which may be found later."""
        self.storage = storage
        self.lines = lines
        self._unpacked: dict[str, mmap.mmap] = {}

    def has(self, name: str) -> bool:
        """Whether there is a file or a line of this name."""
        return name in self.lines or self.storage.has(name)

    def get(self, name: str, most: int) -> bytes:
        """The first bytes of a file or a line, or an OSError."""
        line = self.lines.get(name)
        if line is None:
            return self.storage.get(name, most)
        size = min(line.size, most)
        if is_packed(line.volume):
            return self._bytes_of(line.volume)[line.start : line.start + size]
        with self.storage.open(line.volume) as file:
            file.seek(line.start)
            return file.read(size)

    def read_volume(self, name: str) -> Iterator[tuple[Line, bytes]]:
        """The lines of a volume with their bytes; of those that are too long, the first bytes.

        Raises:
            VolumeError: it is damaged, or too large.
            OSError: it cannot be read.
        """
        with self._opened(name) as file:
            yield from _lines(file, name)

    def _bytes_of(self, name: str) -> mmap.mmap:
        """All bytes of a packed volume, in a file that the system frees with this object."""
        if name not in self._unpacked:
            try:
                with self._opened(name) as file:
                    self._unpacked[name] = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            except (VolumeError, ValueError) as error:  # it was replaced since its lines were found
                raise OSError(errno.EINVAL, f"{error}") from error
        return self._unpacked[name]

    @contextmanager
    def _opened(self, name: str) -> Iterator[BinaryIO]:
        """A volume as a file that is not packed."""
        with self.storage.open(name) as file:
            if not is_packed(name):
                yield file
                return
            with scratch_file() as scratch:
                _unpack(file, scratch)
                scratch.seek(0)
                yield scratch


def _lines(file: BinaryIO, volume: str) -> Iterator[tuple[Line, bytes]]:
    start = 0
    for number in count(1):
        data = file.readline(_MOST)
        if not data:
            return
        end, ends = start + len(data), data.endswith(b"\n")
        while not ends and (more := file.readline(_MOST)):
            end, ends = end + len(more), more.endswith(b"\n")
        if number == 1 and data.startswith(_BOM):
            start, data = len(_BOM), data[len(_BOM) :]
        own = data.rstrip(b"\r\n")
        yield Line(volume, number, start, len(own), digest(own)), own
        start = end


def _unpack(file: BinaryIO, scratch: BinaryIO) -> None:
    """Unpack a file of gzip, which may have several members, as `cat` joins them.

    Raises:
        VolumeError: it is none, has no end, or becomes far too large.
    """
    packed = unpacked = 0
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    while chunk := file.read(_CHUNK):
        packed += len(chunk)
        while chunk:
            if unpacker.eof:
                unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
            try:
                data = unpacker.decompress(chunk, _CHUNK)
            except zlib.error as error:
                message = "the file cannot be unpacked: it is no gzip, or damaged"
                raise VolumeError("unreadable", message, "pack it again") from error
            unpacked += scratch.write(data)
            if unpacked > max(_SMALL, packed * _MOST_TIMES):
                message = f"the file becomes more than {_MOST_TIMES} times as large unpacked"
                raise VolumeError("too-large", message, "publish it without gzip, or its parts")
            chunk = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
            chunk = chunk.lstrip(b"\0") if unpacker.eof else chunk  # some fill up a block
    if not unpacker.eof:
        message = "the file cannot be unpacked: its end is missing"
        raise VolumeError("unreadable", message, "copy it again")

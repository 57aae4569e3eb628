"""Whether a copy of a site is what was built, by its lists of checksums and of addresses."""

import os
import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from builder.content.file_types import is_of_host
from builder.errors import UsageError
from builder.exports.addresses import GONE, read_list
from builder.exports.addresses import MAX_BYTES as MAX_LIST
from builder.exports.addresses import PATH as ADDRESSES
from builder.exports.checksums import MAX_BYTES, is_listed, read_checksums
from builder.exports.checksums import PATH as CHECKSUMS
from builder.keeping.publish import STATE, waiting_at
from builder.store.copies import Copy, FolderCopy, ZipCopy
from builder.store.on_web import WebCopy
from builder.urls import is_page

CONNECTIONS = 4  # to one server at a time

# What systems, and those who publish, leave beside a site; none of it is a page.
_LEFT = re.compile(r"(?:.*/)?(?:\.[^./].*|desktop\.ini|Thumbs\.db)")

Told = Callable[[int, int], None]  # files that were compared, of how many


class Verified(NamedTuple):
    """What a copy was found to be; paths are sorted.

    `checksums` is the SHA-256 of the list itself, which stands for all of the site. `unanswered`
    are addresses that nothing answers for, `missing` other files that are not there. `extra` are
    files of nobody known, `of_hosts` those that hosts add; where nobody can tell, there are none.
    """

    checksums: str
    compared: int
    listed: int
    differing: tuple[str, ...]
    missing: tuple[str, ...]
    unanswered: tuple[str, ...]
    extra: tuple[str, ...]
    of_hosts: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether the copy is what was built."""
        return not (self.differing or self.missing or self.unanswered or self.extra)


def copy_at(where: str) -> Copy:
    """The copy at a place.

    Raises:
        UsageError: there can be none.
        CopyError: it cannot be read.
    """
    if "://" in where:
        return WebCopy(where)
    if os.path.isdir(where):
        return FolderCopy(Path(where))
    if not os.path.exists(where):
        raise UsageError(f"there is no {where}; name a folder, a ZIP archive or an address")
    if not os.path.isfile(where):  # a pipe would never end
        raise UsageError(f"{where} is neither a folder nor a ZIP archive")
    return ZipCopy(Path(where))


def verify(
    copy: Copy, trusted: bytes | None = None, sample: int | None = None, told: Told | None = None
) -> Verified:
    """Compare a copy with its list of checksums, or with one that is trusted more.

    Of a large site on the web a `sample` of so many files, taken at random, says much.

    Raises:
        UsageError: the copy has no list, or a broken one.
        CopyError: a file cannot be read, or nobody answers.
    """
    data = copy.get(CHECKSUMS, MAX_BYTES) if trusted is None else trusted
    digests = _checksums(data)
    addresses = _addresses(copy.get(ADDRESSES, MAX_LIST))
    there = copy.names()
    paths = sorted(digests) if sample is None else _some(sorted(digests), sample)
    found = dict(zip(paths, _compared(copy, paths, digests, there, told), strict=True))
    absent = {path for path in paths if found[path] is None}
    if trusted is not None and copy.get(CHECKSUMS, len(trusted) + 1) != trusted:
        found[CHECKSUMS] = False
    if there is not None:
        absent |= addresses - there
    elif sample is None:
        unlisted = sorted(addresses - digests.keys() - {CHECKSUMS})
        asked = _compared(copy, unlisted, dict.fromkeys(unlisted, b""), there, None)
        absent |= {path for path, one in zip(unlisted, asked, strict=True) if one is None}
    extra = {path for path in there or () if path not in digests and path != CHECKSUMS}
    of_hosts = {path for path in extra if not is_listed(path) or _is_of_host(path)}
    extra -= waiting_at(copy.get(STATE, MAX_BYTES))
    return Verified(
        sha256(data or b"").hexdigest(),
        len(paths),
        len(digests),
        _sorted(path for path, one in found.items() if one is False),
        _sorted(absent - addresses),
        _sorted(absent & addresses),
        _sorted(extra - of_hosts),
        _sorted(of_hosts),
    )


def _is_of_host(path: str) -> bool:
    return is_of_host(path) or bool(_LEFT.fullmatch(path))


def _checksums(data: bytes | None) -> dict[str, bytes]:
    if data is None:
        raise UsageError(
            f"there is no {CHECKSUMS}: this is no site of ours, or one of an older builder"
        )
    try:
        return read_checksums(data)
    except ValueError as error:
        raise UsageError(f"{CHECKSUMS} is no list of checksums: {error}") from error


def _addresses(data: bytes | None) -> frozenset[str]:
    """The addresses that something must answer for; a list that is damaged is told as a file.

    Of a file that is gone nothing remains.
    """
    try:
        listed = read_list(data) if data is not None else {}
    except ValueError:
        return frozenset()
    return frozenset(path for path in listed if is_page(path) or listed[path].answers != GONE)


def _some(paths: Sequence[str], sample: int) -> list[str]:
    """Other ones each time, so that time finds what one sample misses."""
    return sorted(random.SystemRandom().sample(paths, min(sample, len(paths))))


def _compared(
    copy: Copy,
    paths: Sequence[str],
    digests: Mapping[str, bytes],
    there: frozenset[str] | None,
    told: Told | None,
) -> Iterable[bool | None]:
    """Of each path whether the file is as it must be; None if there is none."""

    def compare(path: str) -> bool | None:
        return copy.has(path, digests[path])

    found = []
    threads = ThreadPoolExecutor(CONNECTIONS) if there is None else None
    try:
        for one in threads.map(compare, paths) if threads else map(compare, paths):
            found.append(one)
            if told:
                told(len(found), len(paths))
    finally:
        if threads:  # what has not begun is not asked for any more
            threads.shutdown(cancel_futures=True)
    return found


def _sorted(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(paths))

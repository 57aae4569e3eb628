"""The list of addresses of a site that is published, from its place on the web or on this machine.

Whoever cannot look must not be told that nothing is lost: only an answer that there is no such file
means that nothing was published before.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from builder import __version__
from builder.errors import UsageError
from builder.exports.addresses import MAX_BYTES, PATH, read_list
from builder.model import Listed
from builder.store.storage import LocalStorage

_SECONDS = 30  # without an answer
_SUFFIX = ".gz"


def published_addresses(where: str) -> Mapping[str, Listed] | None:
    """The addresses by path; None if the web has no list there.

    `where` is the address or the folder of a site, or that of the list itself.

    Raises:
        UsageError: there is no list, or nobody answers.
    """
    is_on_web = where.startswith(("https://", "http://"))
    place = list_at(where)
    data = _fetch(place) if is_on_web else _read(place)
    if data is None:
        return None
    try:
        return read_list(data)
    except ValueError as error:
        raise UsageError(f"{place} is no list of addresses: {error}") from error


def list_at(where: str) -> str:
    """The place of the list of a site."""
    return where if where.endswith(_SUFFIX) else f"{where.rstrip('/')}/{PATH}"


def _read(place: str) -> bytes:
    folder, name = os.path.split(os.path.abspath(place))
    try:
        return LocalStorage(Path(folder)).get(name)
    except OSError as error:
        raise UsageError(f"{place} cannot be read: {error.strerror}") from error


def _fetch(url: str) -> bytes | None:
    from urllib.error import HTTPError  # needed by few builds, and slow to import
    from urllib.request import Request, urlopen

    headers = {"User-Agent": f"archive-builder/{__version__}", "Cache-Control": "no-cache"}
    try:
        with urlopen(Request(url, headers=headers), timeout=_SECONDS) as answer:
            return bytes(answer.read(MAX_BYTES))
    except HTTPError as error:
        if error.code in {404, 410}:
            return None
        raise UsageError(f"{url} cannot be read: it answers {error.code} {error.reason}") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise UsageError(f"{url} cannot be read: {reason}") from error

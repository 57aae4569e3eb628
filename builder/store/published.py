"""The list of addresses of a site that is published, from its place on the web or on this machine.

Whoever cannot look must not be told that nothing is lost: only an answer that there is no such file
means that nothing was published before.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from builder import __version__
from builder.errors import UsageError, printable
from builder.exports.addresses import MAX_BYTES, PATH, read_list
from builder.model import Listed
from builder.store.exchange import MANIFEST
from builder.store.storage import LocalStorage

LAST_BUILD = "the last build"  # the name of the site that it left

_SECONDS = 30  # without an answer
_SUFFIX = ".gz"
_SAFE = "/%!$&'()*+,=:@~;"
_NO_SITE = "there is no site of a build before this one"
_NO_LIST = "the site of the last build has no list of addresses, as those of older builders"


def published_addresses(where: str) -> Mapping[str, Listed] | None:
    """The addresses by path; None if the web has no list there.

    `where` is the address or the folder of a site, or that of the list itself.

    Raises:
        UsageError: there is no list, or nobody answers.
    """
    place = list_at(where)
    data = _fetch(place) if _is_on_web(place) else _read(place)
    if data is None:
        return None
    try:
        return read_list(data)
    except ValueError as error:
        raise UsageError(f"{place} is no list of addresses: {error}") from error


def last_addresses(output: Path) -> Mapping[str, Listed]:
    """The addresses of the site that the last build left in a folder, by path.

    Raises:
        ValueError: there are none; the text says why.
    """
    try:
        return read_list(LocalStorage(output).get(PATH))
    except OSError as error:
        has_site = (output / MANIFEST).exists()
        raise ValueError(_NO_LIST if has_site else _NO_SITE) from error
    except ValueError as error:
        raise ValueError(f"the list in {output / PATH} is broken: {error}") from error


def list_at(where: str) -> str:
    """The place of the list of a site.

    Raises:
        UsageError: it is an address of another kind than those of the web.
    """
    scheme = where.partition("://")[0].lower() if "://" in where else ""
    if scheme not in {"", "http", "https"}:
        raise UsageError(f"{where} is not supported: name an address of http or https, or a folder")
    if not scheme:
        return where if where.endswith(_SUFFIX) else f"{where.rstrip('/')}/{PATH}"
    try:
        parts = urlsplit(where)
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    except ValueError as error:
        raise UsageError(f"{where} is no address: {error}") from error
    path = parts.path if parts.path.endswith(_SUFFIX) else f"{parts.path.rstrip('/')}/{PATH}"
    path = quote(path, safe=_SAFE)
    return urlunsplit(parts._replace(netloc=host, path=path, fragment=""))


def _is_on_web(place: str) -> bool:
    return place.startswith(("https://", "http://"))


def _read(place: str) -> bytes:
    folder, name = os.path.split(os.path.abspath(place))
    try:
        return LocalStorage(Path(folder)).get(name)
    except OSError as error:
        raise UsageError(f"{place} cannot be read: {error.strerror}") from error


def _fetch(url: str) -> bytes | None:
    from http.client import HTTPException  # needed by few builds, and slow to import
    from urllib.error import HTTPError
    from urllib.request import Request, urlopen

    headers = {"User-Agent": f"archive-builder/{__version__}", "Cache-Control": "no-cache"}
    try:
        with urlopen(Request(url, headers=headers), timeout=_SECONDS) as answer:
            return bytes(answer.read(MAX_BYTES))
    except HTTPError as error:
        if error.code in {404, 410}:
            return None
        raise _unreadable(url, f"it answers {error.code} {error.reason}") from error
    except (OSError, ValueError, HTTPException) as error:
        raise _unreadable(url, getattr(error, "reason", "") or error) from error


def _unreadable(url: str, reason: object) -> UsageError:
    """A server may answer anything, also what would break the line."""
    said = " ".join(printable(f"{reason}".replace("\n", " ")).split())
    return UsageError(f"{url} cannot be read: {said or type(reason).__name__}")

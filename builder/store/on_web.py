"""A copy of a site on the web: asked for politely, file by file.

A few connections are kept open, redirects are followed on the same host, what is compressed on the
way is unpacked, and a server that asks for time gets it.
"""

import hashlib
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from urllib.parse import quote, urljoin, urlsplit

from builder import __version__
from builder.errors import UsageError, printable
from builder.store.copies import CopyError

SECONDS = 30  # without an answer
_REDIRECTS = 5
_TRIES = 3  # of a request that the server was too busy for, or whose connection had been closed
_LONGEST_WAIT = 60  # seconds that a server may ask for
_BLOCK = 1 << 16
_SAFE = "/!$&'()*+,=:@~"
_GONE = frozenset({404, 410})
_MOVED = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})


class WebCopy:
    """A site at an address; may be asked by several threads at once, each over a connection."""

    def __init__(
        self, url: str, seconds: float = SECONDS, wait: Callable[[float], None] = time.sleep
    ) -> None:
        """Take the address of the site, that of its front page.

        Raises:
            UsageError: it is none.
        """
        try:
            parts = urlsplit(url)
            host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
            known = parts.hostname and (parts.port or True)
        except ValueError as error:
            raise UsageError(f"{url} is no address: {error}") from error
        if parts.scheme not in {"http", "https"} or not known or "@" in host:
            raise UsageError(f"{url} is no address such as https://example.org/archive/")
        path = parts.path if parts.path.endswith("/") else parts.path.removesuffix("/") + "/"
        self.url = f"{parts.scheme}://{host}{quote(path, safe=_SAFE + '%')}"
        self._seconds, self._wait = seconds, wait
        self._own = threading.local()
        self._opened: list[HTTPConnection] = []

    def close(self) -> None:
        """Close the connections of all threads."""
        for connection in self._opened:
            connection.close()

    def names(self) -> None:
        """Nobody can tell which files a server has."""

    def get(self, path: str, most: int) -> bytes | None:
        """The first bytes of a file; None if there is none."""
        answer = self._ask(path)
        if answer is None:
            return None
        data = bytearray()
        for _, plain in _blocks(answer):
            data += plain
            if len(data) >= most:
                self._close()
                break
        return bytes(data[:most])

    def has(self, path: str, sha256: bytes) -> bool | None:
        """Whether a file has this digest, as it is sent or unpacked; None if there is no file.

        Some servers say of a file that ends in `.gz` that it was compressed on the way.
        """
        answer = self._ask(path)
        if answer is None:
            return None
        sent, unpacked = hashlib.sha256(), hashlib.sha256()
        for raw, plain in _blocks(answer):
            sent.update(raw)
            unpacked.update(plain)
        return sha256 in {sent.digest(), unpacked.digest()}

    def _ask(self, path: str) -> HTTPResponse | None:
        """The answer with a file, after all redirects; None if there is none."""
        url = self.url + quote(path, safe=_SAFE)
        for _ in range(_REDIRECTS + 1):
            answer = self._patiently(url)
            if answer.status in _GONE:
                answer.read()
                return None
            if answer.status == 200:
                return answer
            if answer.status not in _MOVED:
                answer.read()
                raise CopyError(_line(f"{url}: the server answers {answer.status} {answer.reason}"))
            answer.read()
            url = self._followed(url, answer.getheader("Location") or "")
        raise CopyError(f"{self.url}{path}: the redirects have no end")

    def _followed(self, url: str, location: str) -> str:
        """Where a redirect leads; another host has another site."""
        target = urlsplit(urljoin(url, location))
        if target.hostname != urlsplit(self.url).hostname or target.scheme not in {"http", "https"}:
            place = f"{target.scheme}://{target.netloc}"
            raise CopyError(_line(f"{url} leads to {place}; if the site is there, name it"))
        return target._replace(fragment="").geturl()

    def _patiently(self, url: str) -> HTTPResponse:
        """The answer to a request, also of a server that was busy at first."""
        for left in reversed(range(_TRIES)):
            try:
                answer = self._request(url)
            except (OSError, HTTPException) as error:
                self._close()
                if isinstance(error, TimeoutError) or not left:
                    raise CopyError(_line(f"{url}: {error or type(error).__name__}")) from error
                continue
            if answer.status not in _BUSY or not left:
                return answer
            answer.read()
            self._wait(_seconds(answer.getheader("Retry-After")))
        raise AssertionError("the last try returns or raises")

    def _request(self, url: str) -> HTTPResponse:
        parts = urlsplit(url)
        connection = self._connection(parts.scheme, parts.netloc)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {
            "User-Agent": f"archive-builder/{__version__}",
            "Accept-Encoding": "gzip",
            "Cache-Control": "no-cache",
        }
        connection.request("GET", target, headers=headers)
        return connection.getresponse()

    def _connection(self, scheme: str, place: str) -> HTTPConnection:
        """The connection of this thread; another one where it was to another place."""
        known = getattr(self._own, "known", None)
        if known and known[0] == (scheme, place):
            return known[1]  # type: ignore[no-any-return]
        self._close()
        kind = HTTPSConnection if scheme == "https" else HTTPConnection
        connection = kind(place, timeout=self._seconds)
        self._own.known = ((scheme, place), connection)
        self._opened.append(connection)
        return connection

    def _close(self) -> None:
        known = getattr(self._own, "known", None)
        if known:
            known[1].close()
        self._own.known = None


def _blocks(answer: HTTPResponse) -> Iterator[tuple[bytes, bytes]]:
    """What a body consists of: as it was sent, and unpacked.

    Raises:
        CopyError: the connection breaks off, or what is sent cannot be unpacked.
    """
    encoding = (answer.getheader("Content-Encoding") or "").strip().lower()
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS) if encoding in {"gzip", "x-gzip"} else None
    try:
        while raw := answer.read(_BLOCK):
            yield raw, unpacker.decompress(raw) if unpacker else raw
        if answer.length:  # of the bytes that were promised
            raise HTTPException(f"{answer.length:,} bytes are missing")
    except (OSError, HTTPException, zlib.error) as error:
        raise CopyError(_line(f"the answer breaks off: {error or type(error).__name__}")) from error


def _seconds(header: str | None) -> float:
    """How long a server that is busy asks to wait; it may also name a time of day."""
    asked = int(header) if header and header.isascii() and header.isdigit() else 1
    return float(min(asked, _LONGEST_WAIT))


def _line(text: str) -> str:
    """What a server says may break the line."""
    return " ".join(printable(text.replace("\n", " ")).split())

"""The site over HTTP, as GitHub Pages serves it; pages get a script that reloads them."""

import errno
import gzip
import json
import os
import socket
import sys
import threading
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from builder.errors import UsageError
from builder.serve.live import Live, Status
from builder.serve.resolve import Redirect, resolve
from builder.store.exchange import MANIFEST
from builder.store.media_types import TEXT, media_type

# Nothing of a site can have such an address: hidden files are not published.
_EVENTS, _SCRIPT = "/.archive-serve/events", "/.archive-serve/live.js"
_CLIENT = Path(__file__).with_name("live.js")

_HTML = "text/html; charset=utf-8"
_GZIPPED = (*TEXT, "application/wasm", "application/octet-stream")

_MOST = 100  # requests that are answered at the same time; half of them may be of open pages
_SLOW = 10.0  # seconds for the lines of a request, and for a piece of an answer to be taken
_LOCAL = ("localhost", "127.0.0.1", "::1")
_STILL_HERE = 15.0  # seconds between signs of life, by which closed pages are noticed

# No page of the web may load pieces of the site as its own: the index of the search is scripts,
# which give all that they have to whoever loads them.
_OWN_ALONE = ("Cross-Origin-Resource-Policy", "same-origin")
_ANY = frozenset({"0.0.0.0", "::", ""})
_BUSY = b"HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"

_WAITING = (
    b'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    b'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    b"script-src 'self'; connect-src 'self'\"><title>Not built yet</title>"
    b"</head><body><h1>Not built yet</h1><p>This page reloads when the site is.</p></body></html>\n"
)


class Server(ThreadingHTTPServer):
    """Serves a folder; every request has a thread, and none outlives the process."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(
        self, host: str, port: int, folder: Path, live: Live, slow: float = _SLOW, most: int = _MOST
    ) -> None:
        """Listen at once; requests are answered when `serve_forever` runs.

        At most so many are answered at a time, and who is slower than `slow` seconds is left.

        Raises:
            UsageError: there is no such host, or the port is not to be had.
        """
        self.folder = folder
        self.live = live
        self.slow = slow
        self.hosts = frozenset({*_LOCAL, host.lower()})
        self._free = threading.BoundedSemaphore(most)
        self.free_for_events = threading.BoundedSemaphore(max(1, most // 2))
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            super().__init__((host, port), _Handler)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                message = f"port {port} is taken; name another with --port, or 0 for any"
            else:
                message = f"cannot listen on port {port} of {host}: {error.strerror}"
            raise UsageError(message) from error

    @property
    def address(self) -> str:
        """The address of the site, for a person to open."""
        host, port = self.server_address[:2]
        name = f"[{host!s}]" if self.address_family == socket.AF_INET6 else str(host)
        return f"http://{name}:{port}{quote(self.live.status.base)}"

    def is_own(self, host: str) -> bool:
        """Whether a request names this machine, not a name of the web that leads here.

        A page of the web could read the site otherwise, through a name of its own (DNS rebinding).
        """
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        # One that listens at all addresses of the machine answers for each of them.
        return name in self.hosts or (bool(self.hosts & _ANY) and _is_address(name))

    def process_request(self, request: Any, client_address: Any) -> None:
        """Begin a thread for a request, if there are not too many."""
        if not self._free.acquire(blocking=False):
            with suppress(OSError):
                request.setblocking(False)
                request.sendall(_BUSY)
            self.shutdown_request(request)
            return
        try:
            super().process_request(request, client_address)
        except RuntimeError:  # no thread is to be had
            self._free.release()
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer a request, in a thread of its own."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of browsers that hang up."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def setup(self) -> None:
        """Take a connection."""
        super().setup()
        self.connection.settimeout(self.server.slow)

    def handle_one_request(self) -> None:
        """Answer one request; its lines must be there in time, all together."""
        self._late = threading.Timer(self.server.slow, self._hang_up)
        self._late.daemon = True
        self._late.start()
        try:
            super().handle_one_request()
        finally:
            self._late.cancel()

    def parse_request(self) -> bool:
        """Read the lines of a request; refuse those for others, and let none hide in a body."""
        is_good = super().parse_request()
        self._late.cancel()
        if not is_good:
            return False
        if "Content-Length" in self.headers or "Transfer-Encoding" in self.headers:
            self.close_connection = True  # or the body would be read as the next request
        hosts = self.headers.get_all("Host") or []
        if self.request_version == "HTTP/1.1" and len(hosts) != 1:
            self._refuse(HTTPStatus.BAD_REQUEST, "name one Host")
        elif not all(map(self.server.is_own, hosts)):
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST, "this server answers for localhost")
        else:
            return True
        return False

    def _refuse(self, code: HTTPStatus, text: str) -> None:
        self.close_connection = True
        self._send(code, "text/plain; charset=utf-8", f"{code.phrase}: {text}\n".encode())

    def _hang_up(self) -> None:
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def end_headers(self) -> None:
        """Send what every answer has."""
        self.send_header(*_OWN_ALONE)
        super().end_headers()

    def do_GET(self) -> None:
        if self.path == _EVENTS:
            self._send_events()
        elif self.path.partition("?")[0] == _SCRIPT:
            self._send(HTTPStatus.OK, "text/javascript; charset=utf-8", _CLIENT.read_bytes())
        else:
            self._send_page()

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing; the terminal is for the builds."""

    def _send_page(self) -> None:
        status = self.server.live.status  # before the file: a page may be newer than it says
        folder = os.path.realpath(self.server.folder)
        answer = resolve(self.path, status.base, lambda path: _find(folder, path) is not None)
        if isinstance(answer, Redirect):
            self._send(HTTPStatus.MOVED_PERMANENTLY, _HTML, b"", Location=answer.location)
        elif answer and (data := _read(folder, answer.path)) is not None:
            kind = media_type(answer.path)
            self._send(HTTPStatus.OK, kind, _with_script(data, status) if kind == _HTML else data)
        elif status.build:
            data = _read(folder, "404.html") or b"Not found"
            self._send(HTTPStatus.NOT_FOUND, _HTML, _with_script(data, status))
        else:
            data = _with_script(_WAITING, status)
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, _HTML, data)

    def _send(self, code: HTTPStatus, kind: str, data: bytes, **headers: str) -> None:
        headers |= {"Content-Type": kind, "Cache-Control": "no-cache"}
        if kind.startswith(_GZIPPED):
            headers["Vary"] = "Accept-Encoding"
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                headers["Content-Encoding"] = "gzip"
                data = gzip.compress(data, 6, mtime=0)
        self.send_response(code)
        for name, value in (headers | {"Content-Length": str(len(data))}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _send_events(self) -> None:
        """Tell the status, and tell it again when it has changed, until the page is closed."""
        if not self.server.free_for_events.acquire(blocking=False):
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE, "too many pages are open")
            return
        try:
            self._tell_events()
        finally:
            self.server.free_for_events.release()

    def _tell_events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        status = self.server.live.status
        self.wfile.write(b"retry: 1000\n" + _event(status))
        while True:
            seen, status = status, self.server.live.wait(status, _STILL_HERE)
            self.wfile.write(b":\n\n" if status is seen else _event(status))


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _event(status: Status) -> bytes:
    data = {"build": status.build, "problems": status.problems}
    return f"data: {json.dumps(data)}\n\n".encode()


def _find(folder: str, path: str) -> str | None:
    """Where a file of the site is; None if there is none, or if a link leads out of the folder.

    A folder without a manifest is no site of ours, so nothing of it is served.
    """
    file = os.path.realpath(os.path.join(folder, path))
    ours = file.startswith(os.path.join(folder, "")) and os.path.isfile(file)
    return file if ours and os.path.isfile(os.path.join(folder, MANIFEST)) else None


def _read(folder: str, path: str) -> bytes | None:
    try:
        file = _find(folder, path)
        return Path(file).read_bytes() if file else None
    except OSError:  # a build has just deleted it, or it may not be read
        return None


def _with_script(page: bytes, status: Status) -> bytes:
    """A page with the script at the end of its body; the file in the site stays as it is."""
    script = f'<script src="{_SCRIPT}" data-build="{status.build}"></script>\n'.encode()
    body, end, rest = page.rpartition(b"</body>")
    return body + script + end + rest if end else page + script

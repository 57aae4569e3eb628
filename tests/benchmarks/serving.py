"""A server that behaves as GitHub Pages does: gzip by type, no ranges, max-age; it counts bytes."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

# What is sent compressed; anything else goes as it is.
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
}
BLANK = "blank.html"  # an empty page that every folder has; it is not counted


class Served:
    """What a server has sent: the sizes of bodies as they were sent, in order."""

    def __init__(self) -> None:
        self.address = ""
        self.sent: list[int] = []

    def take(self) -> tuple[int, int]:
        """Requests and bytes since the last call."""
        sent, self.sent = self.sent, []
        return len(sent), sum(sent)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # which keeps a connection for the next request
    wbufsize = -1  # head and body at once; apart, the body waits for an answer to the head

    def __init__(self, folder: Path, served: Served, *args: Any) -> None:
        self.folder = folder
        self.served = served
        super().__init__(*args)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path).lstrip("/")
        file = self.folder / path
        if path == BLANK:
            self._send(b"<!doctype html><title>Blank</title>", TYPES[".html"])
        elif not file.is_file():
            self.send_error(404)
        else:
            kind = TYPES.get(file.suffix)
            body = gzip.compress(file.read_bytes(), 6) if kind else file.read_bytes()
            self.served.sent.append(len(body))
            self._send(body, kind or "application/octet-stream", gzipped=bool(kind))

    def _send(self, body: bytes, kind: str, gzipped: bool = False) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        if gzipped:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    """Serve a folder on a free port."""
    served = Served()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, folder, served)) as server:
        served.address = f"http://127.0.0.1:{server.server_address[1]}/"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield served
        server.shutdown()
        thread.join()

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

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}


class Served:
    """What a server has sent: paths with their compressed sizes, in order."""

    def __init__(self) -> None:
        self.address = ""
        self.sent: list[tuple[str, int]] = []

    def take(self) -> tuple[int, int]:
        """Requests and bytes since the last call."""
        sent, self.sent = self.sent, []
        return len(sent), sum(size for _, size in sent)


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, folder: Path, served: Served, *args: Any) -> None:
        self.folder = folder
        self.served = served
        super().__init__(*args)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path).lstrip("/")
        file = self.folder / path
        if not file.is_file():
            self.send_error(404)
            return
        body = gzip.compress(file.read_bytes(), 6)
        self.served.sent.append((path, len(body)))
        self.send_response(200)
        self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
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

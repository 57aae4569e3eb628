"""A page is fetched from where it was asked for, and never from a private network."""

import threading
from collections.abc import Iterator
from gzip import compress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from builder.errors import UsageError
from builder.importing import asking
from builder.importing import fetch as module
from builder.importing.fetch import fetch


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status = {"/moved": 301, "/away": 302, "/loop": 302, "/none": 404}.get(self.path, 200)
        self.send_response(status)
        targets = {"/moved": "/page?a=b", "/away": "http://10.0.0.1/", "/loop": "/loop"}
        if self.path in targets:
            self.send_header("Location", targets[self.path])
        self.send_header("Content-Type", "image/png" if self.path == "/picture" else "text/html")
        if self.path == "/packed":
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        body = {"/packed": compress(b"packed"), "/bomb": b"x" * 3000}
        self.wfile.write(body.get(self.path, self.path.encode()))

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    made.server_close()


@pytest.fixture
def reachable(server: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(asking, "_is_public", lambda number: number == "127.0.0.1")
    monkeypatch.setattr(module, "MOST", 2000)
    return server


def test_pages(reachable: str) -> None:
    assert fetch(f"{reachable}/moved") == (b"/page?a=b", f"{reachable}/page?a=b")
    assert fetch(f"{reachable}/packed")[0] == b"packed"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/none", "the server answers 404"),
        ("/picture", "is no page but image/png"),
        ("/away", "http://10.0.0.1/ is in a private network"),
        ("/loop", "the redirects have no end"),
        ("/bomb", "is larger than"),
    ],
)
def test_what_is_no_page(path: str, said: str, reachable: str) -> None:
    with pytest.raises(UsageError, match=said):
        fetch(f"{reachable}{path}")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:192.168.0.1]/",
        "http://169.254.169.254/latest",
        "http://localhost:1/",
        "http://0.0.0.0/",
    ],
)
def test_private_networks_are_not_asked(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.create_connection", lambda *a, **b: pytest.fail("asked"))
    with pytest.raises(UsageError, match=r"private network|cannot be fetched"):
        fetch(url)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "http://user@e.org/", "http://e.org:0/"])
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(UsageError):
        fetch(url)

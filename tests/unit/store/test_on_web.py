"""A copy on the web: what a server may do, and how it is treated."""

import gzip
import hashlib
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import ClassVar

import pytest

from builder.errors import UsageError
from builder.store.copies import CopyError
from builder.store.on_web import WebCopy

DATA = b"<!doctype html>" * 20_000
PACKED = gzip.compress(DATA)


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


class Handler(BaseHTTPRequestHandler):
    """Answers as the first part of the path below the site's says."""

    protocol_version = "HTTP/1.1"
    seen: ClassVar[list[tuple[str, str, int]]]
    busy: int
    end: Event

    def do_GET(self) -> None:
        self.seen.append((self.path, self.headers["Accept-Encoding"], id(self.connection)))
        name = self.path.removeprefix("/base/").partition("/")[0]
        getattr(self, name.partition(".")[0].replace("%20", "_"), self.missing)()

    def answer(self, status: int, data: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for header, value in headers.items():
            self.send_header(header.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def missing(self) -> None:
        self.answer(404, b"nothing")

    def gone(self) -> None:
        self.answer(410)

    def plain(self) -> None:
        self.answer(200, DATA)

    def a_b(self) -> None:
        self.answer(200, DATA)

    def packed(self) -> None:
        self.answer(200, PACKED, Content_Encoding="gzip")

    def broken(self) -> None:
        self.answer(200, b"nonsense", Content_Encoding="gzip")

    def moved(self) -> None:
        self.answer(308, b"moved", Location="/base/plain")

    def round(self) -> None:
        self.answer(302, Location="/base/round")

    def away(self) -> None:
        self.answer(301, Location="http://example.org/plain")

    def file(self) -> None:
        self.answer(301, Location="file:///etc/passwd")

    def failing(self) -> None:
        self.answer(500, b"nothing")

    def busy_at_first(self) -> None:
        type(self).busy -= 1
        if self.busy >= 0:
            self.answer(503, b"later", Retry_After="7")
        else:
            self.answer(200, DATA)

    def closed_at_first(self) -> None:
        type(self).busy -= 1
        if self.busy >= 0:
            self.close_connection = True
        else:
            self.answer(200, DATA)

    def cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100")
        self.end_headers()
        self.wfile.write(b"half")
        self.close_connection = True

    def silent(self) -> None:
        self.end.wait(30)
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        pass


class Server:
    """A server, its site, and how long it was waited for."""

    def __init__(self, url: str, handler: type[Handler]) -> None:
        self.waited: list[float] = []
        self.handler = handler
        self.site = WebCopy(f"{url}/base", 5, self.waited.append)
        self.impatient = WebCopy(f"{url}/base", 0.05)


@pytest.fixture
def server() -> Iterator[Server]:
    class Own(Handler):
        seen: ClassVar = []
        busy = 0
        end = Event()

    handler = Own
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        own = Server(f"http://127.0.0.1:{server.server_port}", handler)
        with closing(own.site), closing(own.impatient):
            yield own
        handler.end.set()
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["plain", "packed", "moved", "a b"])
def test_what_is_there(server: Server, path: str) -> None:
    assert server.site.has(path, sha256(DATA)) is True
    assert server.site.has(path, sha256(b"")) is False
    assert server.site.get(path, 20) == DATA[:20]
    assert server.site.get(path, 1_000_000) == DATA


def test_a_file_of_gzip_may_be_sent_as_if_it_were_packed_on_the_way(server: Server) -> None:
    assert server.site.has("packed.gz", sha256(PACKED)) is True


@pytest.mark.parametrize("path", ["nothing", "gone"])
def test_what_is_not_there(server: Server, path: str) -> None:
    assert server.site.has(path, sha256(DATA)) is None
    assert server.site.get(path, 20) is None


def test_nobody_can_tell_what_else_there_is(server: Server) -> None:
    assert server.site.names() is None  # type: ignore[func-returns-value]


def test_a_connection_is_used_for_many_files_and_packed_answers_are_asked_for(
    server: Server,
) -> None:
    for path in ("plain", "nothing", "packed", "moved"):
        server.site.has(path, b"")
    seen = server.handler.seen
    assert len({connection for _, _, connection in seen}) == 1
    assert {encoding for _, encoding, _ in seen} == {"gzip"}


def test_a_busy_server_gets_the_time_that_it_asks_for(server: Server) -> None:
    server.handler.busy = 2
    assert server.site.has("busy_at_first", sha256(DATA)) is True
    assert server.waited == [7, 7]
    server.handler.busy = 3
    with pytest.raises(CopyError, match="the server answers 503"):
        server.site.has("busy_at_first", sha256(DATA))


def test_a_closed_connection_is_opened_again(server: Server) -> None:
    server.handler.busy = 1
    assert server.site.has("closed_at_first", sha256(DATA)) is True


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("failing", "the server answers 500"),
        ("round", "the redirects have no end"),
        ("away", "leads to http://example.org"),
        ("file", "leads to file://"),
        ("cut", "the answer breaks off"),
        ("broken", "the answer breaks off"),
    ],
)
def test_what_cannot_be_read(server: Server, path: str, message: str) -> None:
    with pytest.raises(CopyError, match=message):
        server.site.has(path, sha256(DATA))


def test_a_server_that_never_answers_is_given_up(server: Server) -> None:
    with pytest.raises(CopyError, match="timed out"):
        server.impatient.has("silent", b"")


@pytest.mark.parametrize(
    "url",
    ["ftp://example.org/", "http:///a", "http://[::1", "http://a:b@example.org/", "http://a:x/"],
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(UsageError, match="no address"):
        WebCopy(url)


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a b", "https://example.org/a%20b/"),
        ("https://example.org/a%20b/?x#y", "https://example.org/a%20b/"),
    ],
)
def test_the_address_of_a_site(url: str, site: str) -> None:
    assert WebCopy(url).url == site

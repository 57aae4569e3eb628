"""The server, in this process: what it sends before, between and after builds."""

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from builder.errors import UsageError
from builder.serve.live import Live, Status
from builder.serve.server import Server
from builder.store.exchange import MANIFEST


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with Server("127.0.0.1", 0, tmp_path, Live(Status("/"))) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@contextmanager
def asking(server: Server, target: str) -> Iterator[http.client.HTTPResponse]:
    """The answer to a request, until the browser hangs up."""
    port = server.server_address[1]
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", target)
        with connection.getresponse() as response:
            yield response


def get(server: Server, target: str) -> tuple[int, bytes]:
    with asking(server, target) as response:
        return response.status, response.read()


def publish(server: Server, **files: str) -> None:
    (server.folder / MANIFEST).touch()
    for name, text in files.items():
        (server.folder / f"{name}.html").write_text(text)
    server.live.update(Status("/", "b1"))


def test_a_page_that_is_asked_for_before_it_is_built(server: Server) -> None:
    status, body = get(server, "/a")
    assert status == 503
    assert b"This page reloads when the site is." in body
    assert b'data-build=""' in body


def test_a_page_names_the_build_that_it_is_of(server: Server) -> None:
    publish(server, a="<body>A</body>")
    script = b'<script src="/.archive-serve/live.js" data-build="b1"></script>\n'
    assert get(server, "/a") == (200, b"<body>A" + script + b"</body>")
    publish(server, a="no body")
    assert get(server, "/a.html") == (200, b"no body" + script)


def test_what_is_not_there_after_a_build(server: Server) -> None:
    publish(server)
    assert get(server, "/a")[0] == 404
    publish(server, **{"404": "<body>Ours</body>"})
    status, body = get(server, "/a")
    assert (status, body.startswith(b"<body>Ours<script")) == (404, True)


def test_a_folder_of_others_is_not_served(server: Server) -> None:
    (server.folder / "a.html").write_text("mine")
    assert get(server, "/a.html")[0] == 503


def read_event(response: http.client.HTTPResponse) -> Any:
    """The next event of a stream."""
    while not (line := response.readline()).startswith(b"data: "):
        assert line, "the stream ended"
    return json.loads(line.removeprefix(b"data: "))


def test_the_status_is_told_at_once_and_whenever_it_changes(server: Server) -> None:
    with asking(server, "/.archive-serve/events") as response:
        assert response.headers["Content-Type"] == "text/event-stream"
        assert read_event(response) == {"build": "", "problems": []}
        server.live.update(Status("/", "b1"))
        assert read_event(response) == {"build": "b1", "problems": []}
        server.live.update(Status("/", "b1", ("a.md:1:1: error", "Ош\n")))
        assert read_event(response) == {"build": "b1", "problems": ["a.md:1:1: error", "Ош\n"]}


def test_a_port_that_is_taken_and_a_host_that_is_not_ours(server: Server, tmp_path: Path) -> None:
    port = server.server_address[1]
    for host, taken, message in [
        ("127.0.0.1", port, f"port {port} is taken"),
        ("192.0.2.1", 0, "cannot listen on port 0 of 192"),
    ]:
        with pytest.raises(UsageError, match=message):
            Server(host, taken, tmp_path, server.live)


def test_the_address_for_people(server: Server) -> None:
    server.live.update(Status("/два слова/"))
    port = server.server_address[1]
    path = "%D0%B4%D0%B2%D0%B0%20%D1%81%D0%BB%D0%BE%D0%B2%D0%B0"
    assert server.address == f"http://127.0.0.1:{port}/{path}/"


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
def test_an_address_of_ipv6_has_brackets(tmp_path: Path) -> None:
    try:
        server = Server("::1", 0, tmp_path, Live(Status("/")))
    except UsageError:
        pytest.skip("this machine has no IPv6")
    with server:
        assert server.address == f"http://[::1]:{server.server_address[1]}/"


def connected(server: Server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", int(server.server_address[1])), timeout=60)


def sent(server: Server, request: str) -> bytes:
    """All that comes back for some bytes, until the server hangs up."""
    with connected(server) as client:
        client.sendall(request.encode())
        return b"".join(iter(lambda: client.recv(10_000), b""))


def status_for(server: Server, host: str) -> int:
    answer = sent(server, f"GET /a HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
    return int(answer.split()[1])


@pytest.mark.parametrize("port", ["", ":1234"])
@pytest.mark.parametrize("host", ["localhost", "LocalHost", "127.0.0.1", "[::1]"])
def test_this_machine_under_its_own_names(host: str, port: str, server: Server) -> None:
    publish(server, a="A")
    assert status_for(server, host + port) == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "10.0.0.1",
        "[::2]",
        "[",
        "",
    ],
)
@pytest.mark.parametrize("target", ["/a", "/.archive-serve/events", "/.archive-serve/live.js"])
def test_a_name_that_leads_here_is_not_answered(host: str, target: str, server: Server) -> None:
    """A page of the web could read what is not published, by a name of its own."""
    publish(server, a="A secret")
    answer = sent(server, f"GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 421 ")
    assert b"secret" not in answer


@pytest.mark.parametrize(
    "target", ["/a", "/b", "/.archive-serve/events", "/.archive-serve/live.js"]
)
def test_other_sites_may_not_load_pieces_of_this_one(target: str, server: Server) -> None:
    """The index is scripts, which a page of the web could load and read."""
    publish(server, a="A")
    with asking(server, target) as response:
        assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_request_names_one_host(server: Server) -> None:
    for lines in ("", "Host: localhost\r\nHost: localhost\r\n"):
        assert sent(server, f"GET /a HTTP/1.1\r\n{lines}\r\n").startswith(b"HTTP/1.1 400 ")


def test_the_host_that_was_named_answers_for_itself(tmp_path: Path) -> None:
    with Server("127.0.0.1", 0, tmp_path, Live(Status("/"))) as server:
        server.hosts |= {"archive.lan"}
        assert server.is_own("archive.lan:8000")
        assert not server.is_own("192.0.2.7:8000")
        server.hosts |= {"0.0.0.0"}
        assert server.is_own("192.0.2.7:8000")
        assert not server.is_own("evil.example")


def test_a_body_is_not_read_as_a_request(server: Server) -> None:
    publish(server, a="A", b="B")
    inner = "GET /b HTTP/1.1\r\nHost: localhost\r\n\r\n"
    for how in (f"Content-Length: {len(inner)}", "Transfer-Encoding: chunked"):
        answer = sent(server, f"GET /a HTTP/1.1\r\nHost: localhost\r\n{how}\r\n\r\n{inner}")
        assert answer.count(b"HTTP/1.1 ") == 1


@contextmanager
def running(folder: Path, **limits: Any) -> Iterator[Server]:
    with Server("127.0.0.1", 0, folder, Live(Status("/")), **limits) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("begun", ["", "GET /a HTTP/1.1\r\nHost: loc"])
def test_who_never_ends_a_request_is_left(begun: str, tmp_path: Path) -> None:
    with running(tmp_path, slow=0.2) as server:
        assert sent(server, begun) == b""


def test_there_are_only_so_many_threads(tmp_path: Path) -> None:
    with running(tmp_path, most=2, slow=60.0) as server:
        waiting = [connected(server) for _ in range(2)]
        assert sent(server, "").startswith(b"HTTP/1.1 503 ")
        for one in waiting:
            one.close()


def test_open_pages_leave_room_for_others(tmp_path: Path) -> None:
    with running(tmp_path, most=2) as server, asking(server, "/.archive-serve/events") as response:
        assert read_event(response) == {"build": "", "problems": []}
        assert get(server, "/.archive-serve/live.js")[0] == 200

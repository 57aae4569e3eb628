"""The list of a published site: from a folder, from a server, and when there is none."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from builder.errors import UsageError
from builder.exports.addresses import PATH, compressed
from builder.store.exchange import MANIFEST
from builder.store.published import last_addresses, list_at, published_addresses

DATA = compressed(["page\tindex.html"])
ANSWERS = {
    "/site/data/addresses.txt.gz": 200,
    "/%D1%81%D0%B0%D0%B9%D1%82/data/addresses.txt.gz": 200,
    "/list.gz?key=1": 200,
    "/cut/data/addresses.txt.gz": 200,
    "/broken/data/addresses.txt.gz": 500,
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path.startswith("/nonsense/"):
            self.wfile.write(b"nonsense\r\n")
            return
        self.send_response(ANSWERS.get(self.path, 404), "Broken\x85down")
        if self.path.startswith("/cut/"):
            self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(DATA)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    "where",
    [
        "/site",
        "/site/",
        "/site/data/addresses.txt.gz",
        "/site/#top",
        "/\u0441\u0430\u0439\u0442/",
        "/%D1%81%D0%B0%D0%B9%D1%82/",
        "/list.gz?key=1",
    ],
)
def test_a_site_on_the_web(where: str, server: str) -> None:
    assert [*(published_addresses(server + where) or {})] == ["index.html"]


def test_only_a_clear_answer_means_that_nothing_was_published(server: str) -> None:
    assert published_addresses(f"{server}/other/") is None
    for folder, said in (("broken", "answers 500"), ("cut", "IncompleteRead"), ("nonsense", "")):
        with pytest.raises(UsageError, match=f"cannot be read: .*{said}") as caught:
            published_addresses(f"{server}/{folder}/")
        assert f"{caught.value}".isprintable()


def test_a_server_that_does_not_answer(server: str) -> None:
    with HTTPServer(("127.0.0.1", 0), Handler) as closed:
        url = f"http://127.0.0.1:{closed.server_port}"
    with pytest.raises(UsageError, match=f"{url}/{PATH} cannot be read: .*refused"):
        published_addresses(url)


def test_a_site_on_this_machine(tmp_path: Path) -> None:
    file = tmp_path / PATH
    with pytest.raises(UsageError, match="cannot be read: No such file"):
        published_addresses(str(tmp_path))
    file.parent.mkdir()
    file.write_bytes(DATA)
    assert published_addresses(str(tmp_path)) == published_addresses(str(file))
    file.write_bytes(b"<html>")
    with pytest.raises(UsageError, match="is no list of addresses"):
        published_addresses(str(tmp_path))


@pytest.mark.parametrize("where", ["http://localhost:abc", "http://localhost:99999", "http://"])
def test_an_address_that_nobody_can_have(where: str) -> None:
    with pytest.raises(UsageError, match=f"{where}.* cannot be read: "):
        published_addresses(where)


@pytest.mark.parametrize("where", ["ftp://example.org/", "file:///srv/site", "s3://site"])
def test_an_address_of_another_kind(where: str) -> None:
    with pytest.raises(UsageError, match="is not supported: name an address of http or https"):
        published_addresses(where)


def test_what_the_last_build_left(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="there is no site"):
        last_addresses(tmp_path)
    (tmp_path / MANIFEST).touch()
    with pytest.raises(ValueError, match="has no list of addresses"):
        last_addresses(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / PATH).write_bytes(DATA)
    assert [*last_addresses(tmp_path)] == ["index.html"]
    (tmp_path / PATH).write_bytes(DATA[:-9])
    with pytest.raises(ValueError, match="is broken: its end is missing"):
        last_addresses(tmp_path)


def test_the_place_of_a_list() -> None:
    assert list_at("https://\u043f\u0440\u0438\u043c\u0435\u0440.example.org:8000/x.gz") == (
        "https://xn--e1afmkfd.example.org:8000/x.gz"
    )
    assert list_at("HTTPS://example.org") == "https://example.org/data/addresses.txt.gz"
    assert list_at("https://example.org/a/") == list_at("https://example.org/a")
    assert list_at("x/other.txt.gz") == "x/other.txt.gz"

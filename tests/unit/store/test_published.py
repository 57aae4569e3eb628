"""The list of a published site: from a folder, from a server, and when there is none."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from builder.errors import UsageError
from builder.exports.addresses import PATH, compressed
from builder.store.published import list_at, published_addresses

DATA = compressed(["page\tindex.html"])
ANSWERS = {"/site/data/addresses.txt.gz": 200, "/broken/data/addresses.txt.gz": 500}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(ANSWERS.get(self.path, 404))
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


@pytest.mark.parametrize("where", ["/site", "/site/", "/site/data/addresses.txt.gz"])
def test_a_site_on_the_web(where: str, server: str) -> None:
    assert [*(published_addresses(server + where) or {})] == ["index.html"]


def test_only_a_clear_answer_means_that_nothing_was_published(server: str) -> None:
    assert published_addresses(f"{server}/other/") is None
    with pytest.raises(UsageError, match="answers 500"):
        published_addresses(f"{server}/broken/")


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


def test_the_place_of_a_list() -> None:
    assert list_at("https://example.org/a/") == list_at("https://example.org/a")
    assert list_at("x/other.txt.gz") == "x/other.txt.gz"

"""Servers elsewhere are asked politely, and not again for a month."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from builder.importing import asking
from builder.keeping import asked as module
from builder.keeping.asked import Answer, Asked

TODAY = 735_000


class Handler(BaseHTTPRequestHandler):
    """What a path says: `/404`, `/head/403` for one that knows no HEAD, `/moved`, `/slow`."""

    asked: ClassVar[list[str]] = []
    at_once: ClassVar[list[int]] = [0, 0]  # now, and the most so far
    lock = threading.Lock()

    def do_HEAD(self) -> None:
        self.answer(405 if self.path.startswith("/head/") else 0)

    def do_GET(self) -> None:
        self.answer(0)

    def answer(self, status: int) -> None:
        with self.lock:
            self.asked.append(f"{self.command} {self.path}")
            self.at_once[0] += 1
            self.at_once[1] = max(self.at_once)
        if self.path.startswith("/slow"):
            time.sleep(0.05)
        last = self.path.rpartition("/")[2]
        targets = {
            "/moved": "/200",
            "/inside": "http://10.0.0.1/",
            "/loop": "/loop",
            "/written": "/Қазақ стан/200".encode().decode("latin-1"),
            "/broken": "http://[::1",
        }
        with self.lock:
            self.at_once[0] -= 1
        self.send_response(
            status or (302 if self.path in targets else int(last) if last.isdigit() else 200)
        )
        if self.path in targets:
            self.send_header("Location", targets[self.path])
        self.end_headers()
        if self.command == "GET" and self.path.startswith("/wayback"):
            closest = {"closest": {"url": "http://web.archive.org/web/20150121/http://x.org/"}}
            self.wfile.write(
                json.dumps({"archived_snapshots": {} if "none" in self.path else closest}).encode()
            )

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a server of this machine, which may be asked as if it were public."""
    monkeypatch.setattr(asking, "_is_public", lambda number: number == "127.0.0.1")
    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True).start()
    Handler.asked.clear()
    Handler.at_once[:] = [0, 0]
    url = f"http://127.0.0.1:{made.server_port}"
    monkeypatch.setattr(module, "AVAILABLE", url + "/wayback?url={url}&timestamp={day}")
    yield url
    made.shutdown()
    made.server_close()


def answers(asked: Asked, server: str, *paths: str) -> dict[str, Answer]:
    found = asked.answers([f"{server}{path}" for path in paths], lambda done, total: None)
    return {url.removeprefix(server): answer for url, answer in found.items()}


def test_each_answer_has_a_word(server: str) -> None:
    states = {
        "/200": "ok",
        "/moved": "ok",
        "/403": "blocked",
        "/429": "blocked",
        "/404": "dead",
        "/410": "dead",
        "/500": "unreachable",
        "/loop": "unreachable",
        "/broken": "unreachable",
        "/inside": "private",
    }
    found = answers(Asked(None), server, *states)
    assert {path: answer.state for path, answer in found.items()} == states
    assert found["/404"].said == "404 Not Found"


def test_a_redirect_may_be_written_as_people_read_it(server: str) -> None:
    assert answers(Asked(None), server, "/written") == {"/written": Answer("ok", "200 OK")}
    where = "/%D2%9A%D0%B0%D0%B7%D0%B0%D2%9B%20%D1%81%D1%82%D0%B0%D0%BD/200"
    assert Handler.asked[-1] == f"HEAD {where}"


def test_a_server_that_knows_no_head_is_asked_by_get(server: str) -> None:
    assert answers(Asked(None), server, "/head/200", "/head/404") == {
        "/head/200": Answer("ok", "200 OK"),
        "/head/404": Answer("dead", "404 Not Found"),
    }
    answers(Asked(None), server, "/200")
    assert Handler.asked[-1] == "HEAD /200"
    assert "GET /200" not in Handler.asked


def test_two_at_a_time_are_asked_of_a_host(server: str) -> None:
    answers(Asked(None), server, *(f"/slow{number}/200" for number in range(9)))
    assert Handler.at_once[1] == 2


def test_what_is_known_is_asked_again_after_a_month(server: str, tmp_path: Path) -> None:
    answers(Asked(tmp_path, TODAY), server, "/404", "/500")
    Handler.asked.clear()
    found = answers(Asked(tmp_path, TODAY + 29), server, "/404", "/500")
    assert found["/404"].state == "dead"
    assert {path.partition(" ")[2] for path in Handler.asked} == {"/500"}
    answers(Asked(tmp_path, TODAY + 30), server, "/404")
    assert "HEAD /404" in Handler.asked


@pytest.mark.parametrize("text", ["[", "[1]", '{"a": 1}', '{"a": ["b", 1, 2]}'])
def test_a_damaged_file_counts_as_none(text: str, server: str, tmp_path: Path) -> None:
    (tmp_path / "external.json").write_text(text)
    assert answers(Asked(tmp_path), server, "/200")["/200"].state == "ok"


def test_private_networks_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.create_connection", lambda *a, **b: pytest.fail("asked"))
    (answer,) = Asked(None).answers(["http://127.0.0.1:9/"], lambda done, total: None).values()
    assert answer.state == "private"


def test_the_nearest_snapshot_is_found(server: str) -> None:
    wanted = [("http://x.org/", "20150120"), ("http://none.org/", "20150120")]
    assert Asked(None).snapshots(wanted, lambda done, total: None) == {
        "http://x.org/": "https://web.archive.org/web/20150121/http://x.org/"
    }
    assert any("url=http%3A%2F%2Fx.org%2F&timestamp=20150120" in one for one in Handler.asked)

"""An object store as a place to publish to: a server that speaks S3, on this machine."""

from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import obstore
import pytest

from builder.errors import MachineError, UsageError
from builder.store import objects
from builder.store.objects import ObjectTarget
from builder.store.targets import Headers
from tests.unit.store.stores import KEYS, place, server

__all__ = ["place", "server"]  # fixtures

HTML = Headers("text/html; charset=utf-8", "public, max-age=600")


def test_files_come_with_their_headers_and_go(place: str) -> None:
    target = ObjectTarget(f"{place}/archive/")
    assert target.sizes() == {}
    target.put("a/b \u041e\u0448.html", b"123", HTML)
    target.put("d.html", b"1", HTML)
    target.put("d.html", b"", HTML)
    assert target.sizes() == {"a/b \u041e\u0448.html": 3, "d.html": 0}
    assert target.get("a/b \u041e\u0448.html") == b"123"
    assert target.get("e.html") is None
    known = obstore.get(target._store, "d.html").attributes
    assert Headers(str(known["Content-Type"]), str(known["Cache-Control"])) == HTML
    for path in [*target.sizes(), "e.html"]:
        target.delete(path)
    assert target.sizes() == {}


def test_a_list_of_more_files_than_one_answer_has(place: str) -> None:
    target = ObjectTarget(f"{place}/many")
    for number in range(1_001):
        target.put(str(number), b"1", HTML)
    assert len(target.sizes()) == 1_001


def test_a_bucket_that_is_not_there_is_told(place: str) -> None:
    with pytest.raises(MachineError, match=r"s3://other: cannot list .*NoSuchBucket.*; make it"):
        ObjectTarget("s3://other").sizes()
    for odd in ("odd://a", "memory:///a", "file:///tmp/a", "http://example.org/"):
        with pytest.raises(UsageError, match="is no object store; name s3://, gs:// or az:"):
            ObjectTarget(odd)


def test_a_folder_that_the_console_made_is_no_file(place: str) -> None:
    outer = ObjectTarget(place)
    obstore.put(outer._store, "made/", b"")
    assert ObjectTarget(f"{place}/made").sizes() == {}


def test_a_large_file_is_sent_in_parts(place: str) -> None:
    target, data = ObjectTarget(f"{place}/large"), b"12345678" * 1_000_000
    target.put("a.bin", data, HTML)
    assert target.get("a.bin") == data


def test_without_the_library_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "obstore", None)
    with pytest.raises(UsageError, match=r"install obstore: .*archive-builder\[storage\]"):
        ObjectTarget("s3://bucket")


class Busy(BaseHTTPRequestHandler):
    """Answers two of three requests with 500 or 503, and takes all else."""

    asked = 0

    def do_PUT(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        Busy.asked += 1
        status = (503, 500, 200)[Busy.asked % 3]
        self.send_response(status)
        self.send_header("ETag", '"1"')
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


def test_a_store_that_is_busy_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = objects._RETRIES | {"backoff": {"init_backoff": timedelta(milliseconds=1)}}
    monkeypatch.setattr(objects, "_RETRIES", quick)
    with ThreadingHTTPServer(("127.0.0.1", 0), Busy) as busy:
        Thread(target=busy.serve_forever, daemon=True).start()
        for name, value in KEYS.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{busy.server_port}")
        target = ObjectTarget("s3://bucket")
        for number in range(6):
            target.put(str(number), b"1", HTML)
        busy.shutdown()
    assert Busy.asked == 17

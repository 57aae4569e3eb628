import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.typed_names import multilingual
from tests.console import silent
from tests.helpers import ROOT, SiteTest

BASE = "/archive/"
POLL = 0.01  # seconds after which a server notices that it should end

# Adds up what moves without the reader's doing.
SHIFT = """window.shift = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.shift += one.value;
}).observe({type: "layout-shift", buffered: true});"""


class Handler(SimpleHTTPRequestHandler):
    """Serves a site under a base path, with its 404 page, as GitHub Pages does."""

    def translate_path(self, path: str) -> str:
        if not path.startswith(BASE):
            return "/nonexistent"
        return super().translate_path(path.removeprefix(BASE.rstrip("/")))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: Any) -> None:
        pass


class Server(ThreadingHTTPServer):
    """Says nothing of browsers that hang up, as they do when a test moves on."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a page of every type, among them a long list and a long index."""
    site = SiteTest.copy_of(tmp_path_factory.mktemp("browser"), ROOT / "tests/sites/full")
    site.write("site.yaml", f"title: The full archive\nurl: https://example.org{BASE}\n")
    site.write("content/articles/2015/02/note-en.yaml", "title: N\ndate: 2015-02-01\nid: note-en\n")
    (site.source / "content/articles/2015/01/briefing.md").write_text(
        (ROOT / "tests/sites/full/content/articles/2015/01/briefing.md")
        .read_text(encoding="utf-8")
        .replace("reference: B-72\nchecked_by: [First, Second]\n", ""),
        encoding="utf-8",
    )
    for number in range(250):
        site.article(f"many/{number:03}", f"countries: [KZ]\ntopics: [T{number}]", date="2016-05")
    return site.build().output


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The address of a site under a base path."""
    with Server(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as http:
        thread = threading.Thread(target=http.serve_forever, args=(POLL,))
        thread.start()
        yield f"http://127.0.0.1:{http.server_address[1]}{BASE}"
        http.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def server(built: Path) -> Iterator[str]:
    with serve(built) as address:
        yield address


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the sample archive."""
    site = SiteTest(tmp_path_factory.mktemp("sample")).build("--source", str(ROOT))
    with serve(site.output) as address:
        yield address


@pytest.fixture(scope="session")
def languages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an archive in several languages, whose names are typed in tests."""
    with serve(multilingual(tmp_path_factory.mktemp("languages")).output) as address:
        yield address


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Page]:
    """A page; the test fails if its console is not empty or if it asks anyone else.

    A parameter is what the console says in the test beside that.
    """
    # What Chromium says of pages that are missing, and of requests that a test breaks off.
    expected = ("404 (Not Found)", "net::ERR_FAILED", *getattr(request, "param", ()))
    page = browser.new_page()
    with silent(page, *expected) as faults:
        page.on("request", lambda request: _check_request(request.url, faults, server))
        yield page


def _check_request(url: str, faults: list[str], server: str) -> None:
    if not url.startswith((server, "file://", "data:")):
        faults.append(f"a request left the archive: {url}")


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    with _sized(browser, 360, 740) as page:
        yield page


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    with _sized(browser, 1280, 900) as page:
        yield page


@contextmanager
def _sized(browser: Browser, width: int, height: int) -> Iterator[Page]:
    """A page of a window of a size, whose `window.shift` says how much has moved."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.add_init_script(SHIFT)
    yield page
    page.close()

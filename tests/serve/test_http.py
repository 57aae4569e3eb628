"""What the server sends."""

import gzip
import socket
import subprocess
from collections.abc import Iterator

import pytest

from tests.helpers import ROOT, SiteTest
from tests.serve.served import Served, command, serving

SCRIPT = b"/.archive-serve/live.js"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    site = SiteTest(tmp_path_factory.mktemp("served"))
    site.write("site.yaml", "title: Served\nurl: https://example.org/archive/\n")
    site.article("2015/a", more="countries: [KZ]", body="![](dot.png)")
    site.write("content/articles/2015/dot.png", b"\x89PNG" + b"\0" * 100)
    return site.write("content/pages/about.md", "---\ntitle: About\n---\n")


@pytest.fixture(scope="module")
def served(built: SiteTest) -> Iterator[Served]:
    with serving(built) as served:
        served.until("1 article, ")
        yield served


def test_the_address_has_the_base_path(served: Served) -> None:
    assert served.address.startswith("http://127.0.0.1:")
    assert served.address.endswith("/archive/")


def test_a_page_is_the_file_with_the_script(served: Served, built: SiteTest) -> None:
    response, body = served.get("/archive/about")
    assert response.status == 200
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-cache"
    start, tag, end = body.partition(b'<script src="' + SCRIPT)
    assert tag
    assert start + end.partition(b"</script>\n")[2] == (built.output / "about.html").read_bytes()


def test_the_script_is_nowhere_in_the_site(served: Served, built: SiteTest) -> None:
    files = [path for path in built.output.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if b"archive-serve" in path.read_bytes()]
    assert served.get(SCRIPT.decode())[0].headers["Content-Type"].startswith("text/javascript")


@pytest.mark.parametrize(
    ("target", "status", "location"),
    [
        ("/", 301, "/archive/"),
        ("/archive/countries?q=1", 301, "/archive/countries/?q=1"),
        ("/archive/countries/", 200, None),
        ("/archive/nothing", 404, None),
        ("/nothing", 404, None),
        ("/archive/.archive-manifest", 404, None),
        ("/archive/../source/site.yaml", 404, None),
        ("/archive/%2e%2e/source/site.yaml", 404, None),
        ("/archive/%2e%2e%2fsource%2fsite.yaml", 404, None),
        ("/archive//etc/passwd", 404, None),
        ("/archive/\\..\\source\\site.yaml", 404, None),
    ],
)
def test_statuses(target: str, status: int, location: str | None, served: Served) -> None:
    response, body = served.get(target)
    assert (response.status, response.headers["Location"]) == (status, location)
    assert (b"title: Served" in body, b"root:" in body) == (False, False)


def test_a_missing_page_is_the_404_page_of_the_site(served: Served, built: SiteTest) -> None:
    response, body = served.get("/archive/no/such/page")
    assert response.status == 404
    assert body.startswith((built.output / "404.html").read_bytes().partition(b"</body>")[0])


@pytest.mark.parametrize("links", ["leak.html", "deep"])
def test_a_link_out_of_the_site_is_not_followed(
    links: str, served: Served, built: SiteTest
) -> None:
    outside = built.output.parent / "outside"
    outside.mkdir(exist_ok=True)
    (outside / "secret.html").write_text("secret", encoding="utf-8")
    if links == "deep":
        (built.output / "deep").symlink_to(outside)
    else:
        (built.output / links).symlink_to(outside / "secret.html")
    target = "deep/secret.html" if links == "deep" else links
    response, body = served.get(f"/archive/{target}")
    assert (response.status, b"secret" in body) == (404, False)


@pytest.mark.parametrize(
    ("target", "packed"),
    [
        ("about.html", True),
        ("assets/style.css", True),
        ("search/archive-search.js", True),
        ("assets/icon.svg", True),
        ("articles/2015/dot.png", False),
    ],
)
def test_gzip_by_type(target: str, packed: bool, served: Served, built: SiteTest) -> None:
    plain, body = served.get(f"/archive/{target}")
    response, sent = served.get(f"/archive/{target}", Accept_Encoding="br, gzip")
    assert plain.headers["Content-Encoding"] is None
    assert response.headers["Content-Encoding"] == ("gzip" if packed else None)
    assert response.headers["Vary"] == ("Accept-Encoding" if packed else None)
    assert (gzip.decompress(sent) if packed else sent) == body
    if not target.endswith(".html"):
        assert body == (built.output / target).read_bytes()


def test_ranges_are_not_offered(served: Served) -> None:
    response, body = served.get("/archive/assets/style.css", Range="bytes=0-9")
    assert response.status == 200
    assert len(body) > 10


def test_head_has_the_length_and_no_body(served: Served) -> None:
    response, body = served.get("/archive/about.html", method="HEAD")
    assert (response.status, body) == (200, b"")
    assert int(response.headers["Content-Length"]) > 100


def run(site: SiteTest, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command(site, *arguments), cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_a_port_that_is_taken(site: SiteTest) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = run(site.article("a"), f"--port={port}")
    assert done.returncode == 2
    assert done.stderr == f"Error: port {port} is taken; name another with --port, or 0 for any\n"
    assert not site.output.exists()


def test_a_host_that_is_not_ours(site: SiteTest) -> None:
    done = run(site.article("a"), "--host=192.0.2.1")
    assert done.returncode == 2
    assert done.stderr.startswith("Error: cannot listen on port 0 of 192.0.2.1: ")


def test_a_first_build_that_was_called_wrongly_ends_the_server(site: SiteTest) -> None:
    site.article("a")
    site.output.mkdir()
    (site.output / "index.html").write_text("mine", encoding="utf-8")
    done = run(site)
    assert done.returncode == 2
    assert done.stderr.endswith("name an empty or a new folder with --output\n")
    assert done.stderr.count("Error") == 1


def test_a_folder_of_others_is_not_served(site: SiteTest) -> None:
    site.output.mkdir()
    (site.output / "index.html").write_text("mine", encoding="utf-8")
    with serving(site.write("site.yaml", "title:\n  - broken: [")) as served:
        served.until("error")
        response, body = served.get("/")
        assert (response.status, b"mine" in body) == (503, False)

"""`builder verify`: what it says, and the status that it ends with."""

import json
import os
import shutil
import zipfile
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner

from builder.cli.verify import verify_command
from builder.exports.checksums import PATH
from tests.helpers import SiteTest


class Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def built(site: SiteTest) -> SiteTest:
    return site.article("a", more="topics: [War]").build()


def test_a_site_is_whole_after_each_build(built: SiteTest) -> None:
    result = built.run("verify", str(built.output))
    assert result.exit_code == 0, result.output
    assert f"files of {built.output} compared, all as they were built; SHA-256" in result.stdout
    built.article("b").remove("content/articles/a.md").build()
    assert built.run("verify", str(built.output)).exit_code == 0


def test_an_archive_of_a_site(built: SiteTest) -> None:
    packed = shutil.make_archive(str(built.source / "site"), "zip", built.output.parent, "site")
    assert built.run("verify", packed).exit_code == 0


def test_faults(built: SiteTest) -> None:
    (built.output / "index.html").write_bytes(b"other")
    (built.output / "topics/war.html").unlink()
    (built.output / "assets/style.css").unlink()
    (built.output / "\x1b[2J.html").write_bytes(b"")
    (built.output / "CNAME").write_bytes(b"")
    result = built.run("verify", str(built.output))
    assert result.exit_code == 1
    *lines, last = result.stdout.splitlines()
    assert lines == [
        "index.html: differs",
        "assets/style.css: is missing",
        "topics/war.html: nothing answers at this address",
        "\\x1b[2J.html: is not of the site",
        "Of the host or the builder: .archive-manifest, .nojekyll, CNAME",
    ]
    assert "compared, 4 faults; SHA-256" in last


def test_output_for_programs(built: SiteTest) -> None:
    (built.output / "index.html").write_bytes(b"other")
    result = built.run("verify", str(built.output), "--json", "--sample", "100000")
    found: dict[str, Any] = json.loads(result.stdout)
    assert result.exit_code == 1
    assert found["differing"] == ["index.html"]
    assert found["compared"] == found["listed"]


def test_a_list_that_is_trusted(built: SiteTest) -> None:
    trusted = shutil.copy(built.output / PATH, built.source / "trusted.txt")
    built.article("b").build()
    result = built.run("verify", str(built.output), "--checksums", str(trusted))
    assert result.exit_code == 1
    assert f"{PATH}: differs" in result.stdout


def test_what_cannot_be_done(built: SiteTest) -> None:
    nothing = built.run("verify", str(built.source / "nothing"))
    assert (nothing.exit_code, nothing.stderr[:18]) == (2, "Error: there is no")
    no_site = built.run("verify", str(built.source), "--json")
    assert no_site.exit_code == 2
    assert "there is no data/checksums.txt" in json.loads(no_site.stdout)["error"]
    assert built.run("verify").exit_code == 2


def test_a_site_on_the_web(built: SiteTest) -> None:
    def handler(*arguments: Any) -> Handler:
        return Handler(*arguments, directory=str(built.output))

    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        url = f"http://127.0.0.1:{server.server_port}"
        whole = built.run("verify", url)
        (built.output / "topics/war.html").unlink()
        (built.output / "index.html").write_bytes(b"other")
        broken = built.run("verify", url)
        server.shutdown()
        thread.join()
    assert whole.exit_code == 0, whole.output
    assert broken.exit_code == 1
    assert broken.stdout.splitlines()[:2] == [
        "index.html: differs",
        "topics/war.html: nothing answers at this address",
    ]
    nobody = CliRunner().invoke(verify_command, [url])
    assert nobody.exit_code == 3
    assert nobody.stderr.startswith(f"Error: {url}/data/checksums.txt: ")
    told = CliRunner().invoke(verify_command, [url, "--json"])
    assert (told.exit_code, list(json.loads(told.stdout))) == (3, ["error"])


def test_a_link_to_a_folder_is_not_of_the_site(built: SiteTest) -> None:
    (built.output / "more").symlink_to(built.source)
    result = built.run("verify", str(built.output))
    assert result.exit_code == 1
    assert result.stdout.startswith("more: is not of the site\n")


def packed(built: SiteTest, name: str, data: bytes) -> str:
    """An archive of the site in a folder, and one file before all others."""
    place = built.source / "site.zip"
    with zipfile.ZipFile(place, "w") as file:
        file.writestr(name, data)
        for path in filter(Path.is_file, sorted(built.output.rglob("*"))):
            file.write(path, f"site/{path.relative_to(built.output).as_posix()}")
    return str(place)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("site/articles/a.html", "articles/a.html: differs"),
        ("site/../a.html", "../a.html: is not of the site"),
        ("/site/a.html", "/site/a.html: is not of the site"),
        ("site\\articles\\a.html", "site\\articles\\a.html: is not of the site"),
    ],
)
def test_an_archive_that_unpacks_to_something_else(name: str, said: str, built: SiteTest) -> None:
    """Of two files with one path programs take either; some read a backslash as a slash."""
    result = built.run("verify", packed(built, name, b"evil"))
    assert (result.exit_code, result.stdout.splitlines()[0]) == (1, said)


def test_what_stands_beside_the_site_in_an_archive_does_not_count(built: SiteTest) -> None:
    assert built.run("verify", packed(built, "README.txt", b"")).exit_code == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_is_no_archive(built: SiteTest) -> None:
    os.mkfifo(built.source / "pipe")
    result = built.run("verify", "pipe")
    assert result.exit_code == 2
    assert result.stderr == "Error: pipe is neither a folder nor a ZIP archive\n"

"""The list of what every file of the site must be."""

import hashlib
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.exports.checksums import PATH, checksums_file, is_listed, read_checksums
from tests.helpers import SiteTest

NAMES = st.from_regex(r"[a-zж][a-zж0-9-]{0,5}(/[a-zж][a-z]{0,4})?", fullmatch=True)


def listed(site: SiteTest) -> dict[str, bytes]:
    return read_checksums((site.output / PATH).read_bytes())


def actual(site: SiteTest) -> dict[str, bytes]:
    """The SHA-256 of the files that must be listed."""
    files = (path for path in site.output.rglob("*") if path.is_file())
    by_path = {path.relative_to(site.output).as_posix(): path for path in files}
    return {
        name: hashlib.sha256(path.read_bytes()).digest()
        for name, path in by_path.items()
        if name != PATH and not path.name.startswith(".")
    }


def test_every_file_is_listed(site: SiteTest) -> None:
    site.article("a", body="![A map](map.png)").write("content/articles/map.png", b"\x89PNG")
    site.write("content/pages/about.md", "---\ntitle: About\n---\nText.\n").build()
    found = listed(site)
    assert found == actual(site)
    assert {"articles/a.html", "articles/map.png", "about.html", "data/addresses.txt.gz"} <= {
        *found
    }


@pytest.mark.parametrize("options", [(), ("--no-cache",)])
def test_the_list_follows_changes(site: SiteTest, options: tuple[str, ...]) -> None:
    site.article("a").article("b", more="topics: [War]").build(*options)
    site.remove("content/articles/b.md").article("c").build(*options)
    assert listed(site) == actual(site)
    (site.output / "articles/a.html").write_bytes(b"changed by others")
    assert listed(site.build(*options)) == actual(site)


def test_without_a_change_the_list_stays(site: SiteTest) -> None:
    before = (site.article("a").build().output / PATH).stat()
    after = (site.build().output / PATH).stat()
    assert before.st_mtime_ns == after.st_mtime_ns


def test_the_list_is_that_of_a_clean_build(site: SiteTest) -> None:
    site.article("a").article("b").build().article("b", body="Other.").build()
    incremental = (site.output / PATH).read_bytes()
    shutil.rmtree(site.output)
    assert (site.build("--no-cache").output / PATH).read_bytes() == incremental


def test_other_programs_read_it(site: SiteTest) -> None:
    if not shutil.which("sha256sum"):
        pytest.skip("sha256sum is missing")
    site.article("ж б/a").build()
    command = ["sha256sum", "--check", "--quiet", "--strict", PATH]
    assert subprocess.run(command, cwd=site.output).returncode == 0


def test_it_is_offered_for_download(site: SiteTest) -> None:
    assert PATH in site.article("a").build().links("downloads.html")


@given(st.dictionaries(NAMES, st.binary(min_size=32, max_size=32), min_size=1))
def test_a_list_is_read_as_it_was_written(digests: dict[str, bytes]) -> None:
    assert read_checksums(checksums_file(digests)) == digests


@pytest.mark.parametrize("path", [PATH, ".nojekyll", ".archive-manifest", "a/.b"])
def test_what_is_not_listed(path: str) -> None:
    assert not is_listed(path)
    assert checksums_file({path: b"", "a": bytes(32)}) == f"{'0' * 64}  a\n".encode()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "it is empty"),
        (b"\xff\n", "it is not UTF-8"),
        (b"0" * 64 + b"  a", "its end is missing"),
        (b"<!doctype html>\n", "line 1 is not the checksum"),
        (b"0" * 64 + b"  a\n" + b"0" * 64 + b" *b\n", "line 2 is not the checksum"),
        (b"0" * 63 + b"   a\n", "line 1 is not the checksum"),
        (b"0" * 64 + b"  ../../etc/passwd\n", "line 1 is not the checksum"),
        (b"0" * 64 + b"  /etc/passwd\n", "line 1 is not the checksum"),
    ],
)
def test_what_is_no_list(data: bytes, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_checksums(data)

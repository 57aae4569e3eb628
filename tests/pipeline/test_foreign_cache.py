"""A cache that others wrote, or that cannot be used: the site is the same, or is safe."""

import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.model import text_of
from tests.helpers import ROOT, SiteTest

HEADER = 28


def cache_files(site: SiteTest) -> list[Path]:
    folder = site.source / ".cache/build"
    return sorted(path for path in folder.iterdir() if path.is_file())


def poison(site: SiteTest, old: bytes, new: bytes) -> int:
    """Replace bytes in all files, and renew their checksums as anybody can."""
    assert len(old) == len(new)
    changed = 0
    for path in cache_files(site):
        data = path.read_bytes()
        content = data[HEADER:].replace(old, new)
        if content != data[HEADER:]:
            sums = struct.pack("<QI", len(content), zlib.crc32(content))
            path.write_bytes(data[: HEADER - 12] + sums + content)
            changed += 1
    return changed


def forget_site(site: SiteTest) -> None:
    """Make the next build write all pages."""
    for path in cache_files(site):
        if path.name.startswith("site-"):
            path.unlink()


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    more = "source_url: https://example.org/original-address"
    return SiteTest(tmp_path).article("a", more, body="A **strong and long text** of [b](b.md).\n")


def article(site: SiteTest) -> str:
    return (site.output / "articles/a.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "html",
    [
        b"<img src=x onerror=a()>",
        b"<script>alert(1)</script>",
        b"<a href=javascript:a()>b</a>",
        b"<svg/onload=alert(1)>",
        b"<iframe src=//evil.test></iframe>",
        b"<p style=color:red>x</p>",
    ],
)
def test_html_in_a_cache_is_sanitized_before_it_is_published(html: bytes, site: SiteTest) -> None:
    site.article("a", body="A **strong and long text** that is there.\n").build()
    written = b"<strong>strong and long text</strong>"
    (own,) = (site.source / ".cache/build").glob("html-*")
    known = own.read_bytes()[HEADER:]
    other = known.replace(written, html.ljust(len(written)))
    hashes = [text_of(one.decode()).hash.encode() for one in (known, other)]
    assert poison(site, known, other) == 1
    assert poison(site, *hashes) > 0
    forget_site(site)
    page = article(site.build())
    for sign in ("onerror", "<script>alert", "javascript:", "<svg", "evil.test", "style=c"):
        assert sign not in page
    assert "<strong>strong" not in page  # the cache was read indeed


def test_an_address_of_a_cache_that_no_text_can_have_is_not_believed(site: SiteTest) -> None:
    site.article("b").build()
    before = article(site)
    written = b"https://example.org/original-address"
    assert poison(site, written, b"javascript:alert(1)//".ljust(len(written), b"x"))
    forget_site(site)
    assert article(site.build()) == before


def in_the_way(make: Callable[[Path], object]) -> Callable[[SiteTest], None]:
    def replace(site: SiteTest) -> None:
        for path in cache_files(site):
            path.unlink()
            make(path)

    return replace


needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")


@pytest.mark.parametrize(
    "damage",
    [
        in_the_way(Path.mkdir),
        pytest.param(in_the_way(lambda path: os.mkfifo(path)), marks=needs_pipes),
        in_the_way(lambda path: path.symlink_to(path)),
        in_the_way(lambda path: path.symlink_to("/dev/zero")),
        in_the_way(lambda path: path.symlink_to("/nothing")),
        in_the_way(lambda path: path.write_bytes(b"")),
    ],
)
def test_what_stands_in_the_place_of_a_file(
    damage: Callable[[SiteTest], None], site: SiteTest
) -> None:
    site.article("b").build()
    before = article(site)
    damage(site)
    (site.output / "articles/a.html").unlink()
    result = built(site)
    assert result.returncode == 0, result.stderr
    assert article(site) == before


def built(site: SiteTest, *command: str) -> "subprocess.CompletedProcess[str]":
    """Build in a process that is ended if it waits for ever."""
    arguments = [f"--source={site.source}", f"--output={site.output}", "--jobs=1", "--strict"]
    return subprocess.run(
        [*command, sys.executable, "-m", "builder", "build", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_file_in_the_place_of_the_folder_is_a_warning(site: SiteTest) -> None:
    site.article("b").write(".cache", "")
    result = built(site)
    assert result.returncode == 0, result.stderr
    assert "Warning: the cache in" in result.stderr
    assert (site.output / "articles/a.html").is_file()


@pytest.mark.skipif(
    sys.platform != "linux" or os.getuid() != 0, reason="only there a user can be left"
)
def test_a_cache_that_can_be_read_and_not_written_is_used(site: SiteTest) -> None:
    """Whoever may do anything is not kept from writing, so the right to do so is given up."""
    site.article("b").build()
    before = article(site)
    (site.output / "articles/a.html").unlink()
    folder = site.source / ".cache/build"
    folder.chmod(0o555)
    result = built(site, "setpriv", "--bounding-set=-dac_override,-dac_read_search")
    folder.chmod(0o755)
    assert result.returncode == 0, result.stderr
    assert "Warning: the cache in" in result.stderr
    assert article(site) == before

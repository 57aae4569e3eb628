"""Which files are published: by a list of types, and by their first bytes."""

from pathlib import Path

import pytest

from builder.content.file_types import FIRST_BYTES as MOST
from builder.content.file_types import TYPES, is_other_type, is_passive, steers_host, type_of
from tests.helpers import FIRST_BYTES, SiteTest, picture

ACTIVE = (
    "html htm xhtml xht shtml shtm ehtml js mjs wasm swf xml xsl xslt xsd rng rss atom xbl svgz"
)
ACTIVE += " rdf kml gpx mathml mht mhtml php eml jar exe docm xlsm toml conf ps hta"


@pytest.mark.parametrize("suffix", ACTIVE.split())
def test_types_that_are_not_on_the_list(suffix: str) -> None:
    assert not is_passive(f".{suffix}")


@pytest.mark.parametrize(
    "name",
    [
        "CNAME",
        "cname",
        "_headers",
        "_redirects",
        "_worker.cjs",
        "netlify.toml",
        "vercel.json",
        "firebase.json",
        "wrangler.jsonc",
        "staticwebapp.config.json",
        "web.config",
        "files/web.config",
        "BingSiteAuth.xml",
        "google1234abcd5678.html",
        "yandex_1234abcd.html",
        "crossdomain.xml",
        "ads.txt",
        "security.txt",
        "favicon.ico",
        "robots.txt",
        "MP_verify_x.txt",
    ],
)
def test_files_that_hosts_read(name: str) -> None:
    assert steers_host(name)


@pytest.mark.parametrize(
    "name", ["about.html", "map.png", "files/ads.txt", "googled.html", "a.pdf"]
)
def test_files_for_readers(name: str) -> None:
    assert not steers_host(name)


@pytest.mark.parametrize("suffix", FIRST_BYTES)
def test_first_bytes_that_fit(suffix: str) -> None:
    assert is_other_type(suffix, FIRST_BYTES[suffix]) == ""


@pytest.mark.parametrize("one", TYPES, ids=lambda one: one.name)
def test_no_type_takes_a_page(one: object) -> None:
    page = b"<!DOCTYPE html><script>a()</script>"
    for suffix in one.suffixes:  # type: ignore[attr-defined]
        assert is_other_type(suffix, page)
        assert is_other_type(suffix, b"\xef\xbb\xbf \n" + page)


@pytest.mark.parametrize(
    ("suffix", "head"),
    [
        (".mov", b"<h1>free <script>a()</script>"),
        (".avif", b"<h1>ftypavif<script>a()</script>"),
        (".tar", b"<script>a()</script>".ljust(257) + b"ustar"),
        (".org", b" " * 1000 + b"<script>a()</script>"),
        (".wiki", b"\n" * 2000),
    ],
)
def test_a_page_with_the_signs_of_another_type(suffix: str, head: bytes) -> None:
    assert "by its first bytes" in is_other_type(suffix, head[:MOST])


def test_pictures_are_taken_for_each_other() -> None:
    assert is_other_type(".jpg", picture(1, 1)) == ""
    assert "it is PNG by its first bytes" in is_other_type(".pdf", picture(1, 1))


def test_texts() -> None:
    assert is_other_type(".csv", "a;б\n".encode()) == ""
    assert is_other_type(".txt", b"") == ""
    assert is_other_type(".csv", "\ufeffa\tb".encode("utf-16-le")) == ""
    assert is_other_type(".txt", "\ufeff<script>".encode("utf-16-le"))
    assert is_other_type(".json", b"a\0b")


def test_what_is_not_there() -> None:
    assert is_other_type(".png", b"") == "it is empty"
    lfs = b"version https://git-lfs.github.com/spec/v1\n"
    assert is_other_type(".png", lfs) == "it is a pointer of Git LFS"
    assert type_of(b"nothing") is None


@pytest.mark.parametrize(
    "page", ["google1234abcd5678.html", "_headers", ".well-known/a", ".git/x", "yandex_1234abcd"]
)
def test_no_page_is_made_where_hosts_read(page: str, tmp_path: Path) -> None:
    """A text could prove with one that the site is somebody else's."""
    site = SiteTest(tmp_path).article("a", more=f"redirects: [{page}]")
    site.write("content/addresses.yaml", f"gone: [{{address: {page}, reason: R}}]\n")
    first, second = site.problems()
    assert "[bad-address]" in first
    assert "[bad-redirect]" in second

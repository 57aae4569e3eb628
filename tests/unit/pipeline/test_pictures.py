"""Width and height of pictures, read from their files."""

import struct
from pathlib import Path

import pytest

from builder.errors import Place
from builder.model import Attachment, Link, text_of
from builder.pipeline.pictures import picture_sizes
from builder.store.cache import Cache
from builder.store.inputs import Inputs
from tests.archives import archive_of
from tests.helpers import SiteTest, picture

SIZED = {
    "png": picture(30, 20),
    "gif": b"GIF89a" + struct.pack("<2H", 30, 20) + b"\0\0\0",
    "jpg": b"\xff\xd8\xff\xc0\0\x0b\x08" + struct.pack(">2H", 20, 30) + b"\x01\x01\x11\0\xff\xd9",
    "webp": b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + b"\x1d\0\0" + b"\x13\0\0",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20px"></svg>',
}
# What no size can be read from: damaged, cut off, without one, absurd.
ODD = {
    "a.png": b"\x89PNG\r\n\x1a\nx",
    "b.png": picture(30, 20)[:20],
    "c.png": picture(0, 20),
    "d.png": picture(30, 2**31),
    "e.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"></svg>',
    "f.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="1'
    + b"0" * 400
    + b'" height="2"></svg>',
    "g.jpg": b"\xff\xd8\xff",
    "h.avif": b"\0\0\0\x18ftypavif" + b"\xff" * 40,
}


@pytest.mark.parametrize("suffix", SIZED)
def test_a_picture_has_the_size_of_its_file(suffix: str, site: SiteTest) -> None:
    site.write(f"content/articles/map.{suffix}", SIZED[suffix])
    main = site.article("a", body=f"![Map](map.{suffix})").build().main("articles/a.html")
    assert f'src="map.{suffix}" loading="lazy" width="30" height="20">' in main


@pytest.mark.parametrize("name", ODD)
def test_a_picture_without_a_size_is_shown_without(name: str, site: SiteTest) -> None:
    site.write(f"content/articles/{name}", ODD[name])
    main = site.article("a", body=f"![Map]({name})").build().main("articles/a.html")
    assert f'<img alt="Map" src="{name}" loading="lazy">' in main


def test_a_page_follows_its_picture(site: SiteTest) -> None:
    """Whether the cache knows the picture's size, and whoever else shows it."""
    site.write("content/articles/map.png", picture(30, 20))
    site.article("a", body="![Map](map.png)").article("2016/b", body="![Map](../map.png)")
    for width in (30, 31, 31, 32):
        site.write("content/articles/map.png", picture(width, 20)).build()
        for page in ("articles/a.html", "articles/2016/b.html"):
            assert f'width="{width}"' in site.main(page)


def test_the_cache_keeps_sizes_of_files_whose_bytes_are_known(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture(30, 20))
    link = Link("a.png", "", "a.png", Place("content/index.md"), True)
    files = [Attachment("a.png", "a.png"), Attachment("gone.png", "gone.png")]
    gone = link._replace(path="gone.png")
    archive = archive_of(
        attachments=files, texts={"content/index.md": text_of("", links=(link, gone))}
    )
    cache = Cache(tmp_path / "cache", b"version")
    inputs = Inputs(tmp_path, ["a.png"], cache)
    assert picture_sizes(archive, inputs, cache) == {"a.png": (30, 20)}
    inputs.digest("a.png")
    assert picture_sizes(archive, inputs, cache) == {"a.png": (30, 20)}
    (tmp_path / "a.png").unlink()  # what is known need not be read again
    assert picture_sizes(archive, inputs, cache) == {"a.png": (30, 20)}

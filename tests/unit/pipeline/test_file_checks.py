"""Files that are not what their names say are refused, with a cache and without."""

from pathlib import Path

import pytest

from builder.archive import Archive
from builder.config import SiteConfig
from builder.model import Attachment
from builder.pipeline.file_checks import check_types
from tests.helpers import SiteTest

SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.png", "<html>", "wrong-type"),
        ("a.txt", "<?xml version='1.0'?>", "wrong-type"),
        ("a b.svg", SVG.format("<script/>"), "active-drawing"),
        ("a.png", "version https://git-lfs.github.com/spec/v1", "wrong-type"),
    ],
)
def test_it_is_refused_every_time(name: str, data: str, code: str, site: SiteTest) -> None:
    site.article("a", body=f"[x](<{name}>)")
    site.write_as_it_is(f"content/articles/{name}", data.encode())
    first = site.problems()
    assert f"content/articles/{name}:1:" in first[0]
    assert f" error[{code}]: " in first[0]
    assert site.problems() == first


def test_a_drawing_that_keeps_to_the_list_is_published(site: SiteTest) -> None:
    drawing = SVG.format("<path d='M0 0'/>")
    site.article("a", body="![x](a.svg)").write("content/articles/a.svg", drawing).build()
    assert (site.output / "articles/a.svg").read_text() == drawing
    site.write("content/articles/a.svg", SVG.format("<g onload='a()'/>"))
    assert "error[active-drawing]" in "".join(site.problems())


@pytest.mark.parametrize(
    ("name", "data", "hint"),
    [
        ("a.png", b"%PDF-1.7", "rename it as what it is, and the links to it; or remove it, and"),
        ("a.png", b"<html>", "put the file itself here; or remove it, and the links to it"),
        ("a.png", b"", "put the file itself here; or remove it, and the links to it"),
        ("a.csv", b"<table>", "save it as plain text that does not begin with '<', in UTF-8; or"),
        ("a.pdf", b"version https://git-lfs.github.com/spec/v1", "fetch the file itself: git lfs"),
    ],
)
def test_what_is_to_be_done(name: str, data: bytes, hint: str, site: SiteTest) -> None:
    site.article("a", body=f"[x]({name})").write_as_it_is(f"content/articles/{name}", data)
    [problem] = site.problems()
    assert f"; {hint}" in problem


def test_a_file_that_vanishes_is_left_to_whoever_copies_it(tmp_path: Path) -> None:
    files = (Attachment("content/articles/a.svg", "articles/a.svg"),)
    archive = Archive(SiteConfig(), (), (), {}, {}, {}, (), (), files, {}, ())
    assert [*check_types(archive, tmp_path)] == []

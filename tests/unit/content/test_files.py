"""Files through the front door: what is read, and what is published as it is."""

from pathlib import Path

import pytest

from builder.content.reader import Reader
from builder.store.storage import LocalStorage
from tests.helpers import SiteTest

GOOD = "---\ntitle: A title\ndate: 2015-01-20\n---\n\nText.\n"


def test_line_ends_and_byte_order_marks_do_not_matter(site: SiteTest) -> None:
    site.write("content/articles/a.md", b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    site.write("content/articles/b.md", GOOD.replace("\n", "\r").replace("A title", "B"))
    site.build()
    assert site.main("articles/a.html").replace("A title", "B").count("Text.") == 1
    assert "Text." in site.text("articles/b.html")


def test_places_are_right_with_windows_line_ends(site: SiteTest) -> None:
    text = "---\r\ntitle: A\r\ndate: 2015\r\ncontries: [KZ]\r\n---\r\n\r\n[x](/y)\r\n"
    site.write("content/articles/a.md", text)
    assert [line.split(": ")[0] for line in site.problems()] == [
        "content/articles/a.md:4:1",
        "content/articles/a.md:7:5",
    ]


def test_places_in_a_sidecar_are_those_of_the_sidecar(site: SiteTest) -> None:
    site.write("content/articles/a.md", "Text.\n")
    site.write("content/articles/a.yaml", "title: A\ndate: 2015\n\ncontries: [KZ]\n")
    assert site.problems()[0].startswith("content/articles/a.yaml:4:1: ")


def test_a_sidecar_and_a_block_may_share_the_work(site: SiteTest) -> None:
    site.write("content/articles/a.md", "---\ntitle: A title\n---\n\nText.\n")
    site.write("content/articles/a.yaml", "date: 2015-01-20\n").build()
    assert "A title January 20, 2015" in site.text("articles/a.html")


def test_files_beside_a_text_are_published_as_they_are(site: SiteTest) -> None:
    site.article("2015/a", body="See [the scan](scans/page%201.pdf).")
    site.write("content/articles/2015/scans/page 1.pdf", b"%PDF\0").build()
    assert (site.output / "articles/2015/scans/page 1.pdf").read_bytes() == b"%PDF\0"
    assert "articles/2015/scans/page 1.pdf" in site.links("articles/2015/a.html")


def test_hidden_files_are_passed_over(site: SiteTest) -> None:
    site.article("a").write("content/articles/.DS_Store", b"\0").write("content/.git/x.md", "x")
    site.build()
    assert site.problems() == []


def test_a_link_to_a_file_inside_the_content_is_followed(site: SiteTest) -> None:
    site.article("a")
    (site.source / "content/articles/b.md").symlink_to("a.md")
    site.build()
    assert "articles/b.html" in site.pages()


def test_names_with_spaces_and_other_scripts(site: SiteTest) -> None:
    site.article("2015/Бишкек: выборы".replace(":", ""), title="Выборы")
    site.article("2015/b c", body="[x](Бишкек%20выборы.md) [y](<Бишкек выборы.md>)").build()
    assert "articles/2015/Бишкек выборы.html" in site.pages()
    links = site.links("articles/2015/b c.html")
    assert links.count("articles/2015/Бишкек выборы.html") >= 2


def test_an_empty_block_and_an_empty_body(site: SiteTest) -> None:
    site.write("content/articles/a.md", "---\ntitle: A\ndate: 2015\n---")
    site.write("content/articles/b.md", "---\n---\n")
    assert [line.split(": ")[0] for line in site.problems()] == ["content/articles/b.md:1:1"] * 2
    site.remove("content/articles/b.md").build()
    assert "no text" in site.text("articles/a.html")


@pytest.mark.parametrize("size", [65_535, 65_536, 65_537, 1_000_000])
def test_a_large_text_is_read_whole(size: int, tmp_path: Path) -> None:
    written = "a" * (size - 1) + "b"
    (tmp_path / "a.md").write_text(written)
    assert Reader(LocalStorage(tmp_path)).text("a.md") == (written, [])

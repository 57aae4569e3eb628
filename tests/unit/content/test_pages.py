"""Plain pages: their addresses, and that the front page may do without metadata."""

from pathlib import Path

import pytest

from builder.config import SiteConfig
from builder.content.pages import INDEX, read_page
from builder.content.reader import Reader
from builder.errors import Problem
from builder.model import PlainPage
from builder.store.storage import LocalStorage


def read(folder: Path, path: str, text: str) -> tuple[PlainPage, str, list[Problem]]:
    (folder / path).parent.mkdir(parents=True)
    (folder / path).write_text(text, encoding="utf-8")
    page, body, problems = read_page(
        Reader(LocalStorage(folder)), path, "", SiteConfig(language="ru")
    )
    return page, body.markdown, problems


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("content/pages/about.md", "about.html"),
        ("content/pages/help/search.md", "help/search.html"),
        ("content/pages/index.md", "index.html"),
        (INDEX, "index.html"),
    ],
)
def test_where_a_page_is(path: str, address: str, tmp_path: Path) -> None:
    text = "---\ntitle: A title\nlanguage: KY\nredirects: [/old/]\nsummary: In short.\n---\nText.\n"
    page, body, problems = read(tmp_path, path, text)
    assert (page.path, page.page, problems) == (path, address, [])
    assert (page.title, page.language, page.summary) == ("A title", "ky", "In short.")
    assert [name.text for name in page.redirects] == ["old/index.html"]
    assert body == "Text.\n"


@pytest.mark.parametrize("text", ["Welcome.\n", "", "---\n---\nWelcome.\n"])
def test_the_front_page_may_do_without_metadata(text: str, tmp_path: Path) -> None:
    page, _, problems = read(tmp_path, INDEX, text)
    assert (page.title, page.language, problems) == ("", "ru", [])


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("Text.\n", "no-metadata", "begin the file with a line '---'"),
        ("---\nsummary: x\n---\n", "missing-key", "write the page's title"),
        ("---\ntitle: A\ndate: 2015\n---\n", "unknown-key", "a page has title, language, summary"),
        ("---\ntitle: A\nlanguage: x\n---\n", "bad-language", "write a BCP 47 tag"),
    ],
)
def test_other_pages_may_not(text: str, code: str, hint: str, tmp_path: Path) -> None:
    _, _, problems = read(tmp_path, "content/pages/about.md", text)
    assert [one.code for one in problems] == [code]
    assert problems[0].hint.startswith(hint)

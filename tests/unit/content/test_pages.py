"""Plain pages: their addresses, and that the front page may do without metadata."""

from pathlib import Path

import pytest

from builder.config import SiteConfig
from builder.content.pages import INDEX, read_page
from builder.content.reader import Reader
from builder.errors import Problem
from builder.model import PlainPage
from builder.store.storage import LocalStorage
from tests.helpers import SiteTest


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
        ("---\ntitle: A\ndate: 2015\n---\n", "key-of-articles", "remove it, or make the text"),
        ("---\ntitle: A\nlayout: x\n---\n", "unknown-key", "a page has title, language, summary"),
        ("---\ntitle: A\nstatus: withdrawn\n---\n", "unknown-value", "it is one of published, dr"),
        ("---\ntitle: A\nstatus: pending\n---\n", "unknown-value", "write status: draft"),
        ("---\ntitle: A\nlanguage: x\n---\n", "bad-language", "write a BCP 47 tag"),
    ],
)
def test_other_pages_may_not(text: str, code: str, hint: str, tmp_path: Path) -> None:
    _, _, problems = read(tmp_path, "content/pages/about.md", text)
    assert [one.code for one in problems] == [code]
    assert problems[0].hint.startswith(hint)


@pytest.mark.parametrize("block", ["", "---\nsummary: x\n---\n"])
def test_a_page_without_a_title_is_called_as_its_first_heading(block: str, tmp_path: Path) -> None:
    text = f"{block}\n# Risks: what to know #\n\nText.\n"
    page, body, problems = read(tmp_path, "content/pages/risks.md", text)
    assert (page.title, body.strip(), problems) == ("Risks: what to know", "Text.", [])


@pytest.mark.parametrize("text", ["## Low\n", "Text.\n\n# Late\n", "# *Marked*\n", "#tag\n"])
def test_other_beginnings_are_no_titles(text: str, tmp_path: Path) -> None:
    _, _, problems = read(tmp_path, "content/pages/a.md", text)
    assert [one.code for one in problems] == ["no-metadata"]


def test_problems_below_the_heading_keep_their_lines(site: SiteTest) -> None:
    site.write("content/pages/a.md", "# A\n\nText.\n\n[x](y.md)\n")
    assert site.problems()[0].startswith("content/pages/a.md:5:5: ")


@pytest.mark.parametrize("line", ["status: draft", "draft: true", "published: false"])
def test_a_page_may_be_a_draft(line: str, site: SiteTest) -> None:
    site.article("a").write("content/pages/p.md", f"---\ntitle: P\n{line}\n---\n\nText.\n")
    assert "p.html" not in site.build().pages()
    site.article("a", body="[p](../pages/p.md)")
    assert site.problems()[0].endswith("leads to nothing; what it leads to is a draft")
    assert "p.html" in site.build_drafts().pages()

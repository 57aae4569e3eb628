"""The examples of docs/search.md, run as they stand there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import serve
from tests.documents import blocks, read
from tests.helpers import ROOT, SiteTest

DOCUMENT = ROOT / "docs/search.md"


@pytest.fixture(scope="module")
def examples() -> list[str]:
    """The pieces of HTML, in order."""
    return [block.text for block in blocks(DOCUMENT) if block.language == "html"]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with what the examples look for."""
    site = SiteTest(tmp_path_factory.mktemp("embedding"))
    text = "A border clash near Osh."
    site.article("osh", "countries: [KG]", text, "2010-06-10", "Fire <b>&</b> smoke in Osh")
    site.article("early", "countries: [KG]", text, "2009", "Osh a year before")
    return site.article("abroad", "", text, "2010", "Elsewhere").build().output


@pytest.fixture(params=["the same site", "disk", "another site"])
def place(request: pytest.FixtureRequest, archive: Path) -> Iterator[tuple[str, str]]:
    """Where a page with an example is opened, and what its addresses begin with."""
    with serve(archive) as address:
        yield {
            "the same site": (address, ""),
            "disk": (f"{archive.as_uri()}/", ""),
            "another site": (f"{archive.as_uri()}/", address),
        }[request.param]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    yield page
    page.close()


def show(page: Page, html: str, archive: Path, place: tuple[str, str]) -> None:
    root, beginning = place
    for name in ("search/", "search.html"):
        html = html.replace(f'"{name}', f'"{beginning}{name}')
    (archive / "example.html").write_text(f"<!doctype html>\n{html}", encoding="utf-8")
    page.goto(f"{root}example.html")


def test_a_form(page: Page, examples: list[str], archive: Path, place: tuple[str, str]) -> None:
    show(page, examples[0], archive, place)
    page.get_by_label("Search the archive").fill("osh")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("status").first).to_have_text("3 articles for “osh”")


def test_a_query(page: Page, examples: list[str], archive: Path, place: tuple[str, str]) -> None:
    with page.expect_console_message() as message:
        show(page, examples[1], archive, place)
    url = f"{place[1] or place[0]}articles/osh.html"
    assert message.value.text == f"Fire <b>&</b> smoke in Osh {url} 2010-06-10"


def test_results_while_typing(
    page: Page, examples: list[str], archive: Path, place: tuple[str, str]
) -> None:
    show(page, examples[2], archive, place)
    page.get_by_label("Search the archive").press_sequentially("smoke fires")
    expect(page.locator("#found a")).to_have_text(["Fire <b>&</b> smoke in Osh"])
    expect(page.locator("mark")).to_have_text(["Fire", "smoke"])  # when the second word is there
    page.locator("#found a").click()
    expect(page.locator("h1")).to_have_text("Fire <b>&</b> smoke in Osh")


def test_the_address_of_a_search(page: Page, archive: Path) -> None:
    [address] = re.findall(r"`(search\.html\?[^`]*)`", read(DOCUMENT))
    page.goto(f"{archive.as_uri()}/{address}")
    expect(page.get_by_role("status").first).to_have_text("1 article for “osh”")
    expect(page.get_by_label("From")).to_have_value("2010")
    expect(page.get_by_label("Order", exact=True)).to_have_value("newest")

"""Pages on paper, as Chromium prints them."""

import re
import zlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import serve
from tests.helpers import SiteTest

ARTICLE, DOSSIER, LIST = "articles/a0.html", "countries/kyrgyzstan.html", "dates/2015.html"
SOURCE = "https://news.example/2015/"
SNAPSHOT = "https://web.archive.org/web/2015/https://news.example/2015/0"

FILL = """(lines) => {
  const texts = Array.from({length: lines}, () => {
    const line = document.createElement("p");
    line.textContent = "A line.";
    return line;
  });
  document.querySelector("main").append(...texts);
}"""
AFTER = "(link) => getComputedStyle(link, '::after').content"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Thirty articles of a country; one with a link and a snapshot."""
    site = SiteTest(tmp_path_factory.mktemp("print"))
    site.write("site.yaml", "title: The archive\nurl: https://example.org/archive/\n")
    site.write(
        "content/countries/kyrgyzstan.md", "---\nname: Kyrgyzstan\nwikidata: Q813\n---\nA text.\n"
    )
    for at in range(30):
        more = f"countries: [KG]\nsource: News\nsource_url: {SOURCE}{at}"
        more += f"\narchived_url: {SNAPSHOT}" if at == 0 else ""
        site.article(f"a{at}", more, title=f"Article {at}", body="See [it](https://law.example/1).")
    with serve(site.build().output) as address:
        yield address


def sheets(page: Page) -> int:
    """How many sheets of A4 a page is printed on."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


def runs(page: Page, sheet: int) -> int:
    """How many runs of text a sheet has."""
    data = page.pdf(format="A4", page_ranges=f"{sheet}")
    streams = re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL)
    drawn = [zlib.decompressobj().decompress(one) for one in streams if one[:1] == b"\x78"]
    return sum(one.count(b"BT\n") for one in drawn)


def test_what_is_wide_does_not_widen_the_page(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 718, "height": 1000})
    page.emulate_media(media="print")
    page.goto(server + ARTICLE)
    page.evaluate(
        "document.querySelector('.body p').append('https://law.example/' + 'x'.repeat(400))"
    )
    assert page.evaluate("document.body.scrollWidth") <= 718


@pytest.mark.parametrize("path", [ARTICLE, DOSSIER, LIST])
def test_no_sheet_has_a_footer_alone(path: str, page: Page, server: str) -> None:
    page.goto(server + path)
    page.evaluate(
        "document.querySelectorAll('body > :not(footer)').forEach((e) => e.hidden = true)"
    )
    footer = runs(page, 1)
    page.reload()
    found = set()
    for _ in range(8):  # until the end of the page has stood everywhere on a sheet
        last = sheets(page)
        assert runs(page, last) > footer > 0
        found.add(last)
        page.evaluate(FILL, 5)
    assert len(found) > 1


def test_a_dossier_is_one_document(page: Page, server: str) -> None:
    """The text, the list, the facts and the citation, one below the other, without a gap."""
    page.goto(server + DOSSIER)
    assert sheets(page) == 2
    page.emulate_media(media="print")
    for text in ("A text.", "Article 29", "Article 0", "Q813", "“Kyrgyzstan”. The archive."):
        expect(page.locator("main").get_by_text(text, exact=False).first).to_be_visible()
    for name in ("nav", ".site-search", ".citing"):
        assert page.locator(f"{name}:visible").count() == 0


@pytest.mark.parametrize("path", [ARTICLE, DOSSIER, LIST])
def test_a_page_says_its_title_and_its_address(path: str, page: Page, server: str) -> None:
    page.goto(server + path)
    assert page.locator(".printed:visible").count() == 0
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("header").get_by_text("The archive")).to_be_visible()
    whole = f"https://example.org/archive/{path}"
    assert page.locator("main").inner_text().count(whole) == 1


def test_links_to_other_sites_say_whereto(page: Page, server: str) -> None:
    page.goto(server + ARTICLE)
    page.emulate_media(media="print")
    for place, target in ((".body", "https://law.example/1"), (".facts", f"{SOURCE}0")):
        link = page.locator(f"{place} a[href='{target}']")
        assert link.evaluate(AFTER) == f'" <{target}>"'
    assert page.locator(f".facts a[href='{SNAPSHOT}']").evaluate(AFTER) == "none"

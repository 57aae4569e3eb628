"""Articles in several languages on the search page, and the same ones from the command."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import violations
from tests.browser.conftest import serve
from tests.helpers import SiteTest
from tests.search.test_browser import ask, opened


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """An article in three languages, one in two, and twins that differ in language alone."""
    site = SiteTest(tmp_path_factory.mktemp("languages"))
    site.write("content/pages/about.md", "# About\n")
    site.article("border", "countries: [KG]", title="Bishkek and its border", body="Bishkek.")
    for language, title in {"ru": "Бишкек и граница", "ky": "Бишкек жана чек ара"}.items():
        more = f"language: {language}\ntranslation_of: border\ncountries: [KG]"
        site.article(f"border-{language}", more, title=title, body=title)
    site.article("law", "language: ru", title="Закон", body="Закон о границе и о земле.")
    site.article("law-en", "translation_of: law", title="A law", body="A law.")
    for number in range(3):
        site.article(f"twin-{number}", "language: de", title="Omsk", body="Omsk.", date="2016")
    site.article("twin-en", title="Omsk", body="Omsk.", date="2015")
    return site.build()


@pytest.fixture(scope="module")
def address(site: SiteTest) -> Iterator[str]:
    with serve(site.output) as address:
        yield address


def rows(site: SiteTest, query: str) -> dict[str, Any]:
    result = site.run("search", query, "--json", "--jobs=1", "--limit=100")
    assert result.exit_code == 0, result.output
    return dict(json.loads(result.stdout))


@pytest.mark.parametrize(
    ("query", "total", "expected"),
    [
        ("bishkek", 3, ["border"]),
        ("Бишкек", 3, ["border-ky"]),
        ("граница", 2, ["border-ru", "law"]),
        ("+закон", 1, ["law"]),
        ("country:kg", 3, ["border"]),
        ("country:kg language:ru", 1, ["border-ru"]),
        ("language:kyrgyz", 1, ["border-ky"]),
        ("language:русский", 2, ["law", "border-ru"]),
        ("language:deutsch", 3, ["twin-2", "twin-1", "twin-0"]),
        ("omsk", 4, ["twin-en", "twin-2", "twin-1", "twin-0"]),
    ],
)
def test_browser_and_command_fold_alike(
    query: str, total: int, expected: list[str], site: SiteTest, browser: Browser
) -> None:
    found = rows(site, query)
    with opened(browser, site) as page:
        other = ask(page, query)
    ids = [hit["id"] for hit in found["hits"]]
    assert [hit["id"] for hit in other["hits"]] == ids
    assert found["total"] == other["total"] == total
    assert other["rows"] == len(ids)
    assert ids == expected
    for one, two in zip(found["hits"], other["hits"], strict=True):
        pages = [Path(own["page"]).stem for own in one["translations"]]
        assert pages == [own["id"] for own in two["translations"]]


def test_hits_of_their_own(site: SiteTest, browser: Browser) -> None:
    with opened(browser, site) as page:
        found = ask(page, "country:kg", apart=True)
    assert len(found["hits"]) == found["total"] == found["rows"] == 3


def test_a_row_with_a_link_to_each_language(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}search.html?q=bishkek")
    expect(page.get_by_text("3 articles for “bishkek”")).to_be_visible()
    row = page.locator("main ol > li")
    expect(row).to_have_count(1)
    expect(row.locator(".languages")).to_have_text("3 languages: English, Kyrgyz, and Russian")
    link = row.get_by_role("link", name="Russian")
    expect(link).to_have_attribute("hreflang", "ru")
    assert page.get_by_role("checkbox", name="Russian 1").is_visible()
    link.click()
    expect(page.locator("h1")).to_have_text("Бишкек и граница")
    page.close()


def test_a_filter_by_language(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}search.html?q=bishkek&language=ru")
    expect(page.get_by_text("1 article for “bishkek”")).to_be_visible()
    expect(page.locator("main ol h2")).to_have_text("Бишкек и граница")
    expect(page.get_by_role("button", name="Remove: Russian")).to_be_visible()
    page.close()


def test_all_articles_are_saved(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}search.html?q=bishkek")
    with page.expect_download() as download:
        page.get_by_role("button", name="JSON").click()
    saved = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert {one["id"] for one in saved} == {"border", "border-ru", "border-ky"}
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_violation(scheme: str, width: int, browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}search.html?q=bishkek")
    expect(page.locator("main ol .languages")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
    page.close()

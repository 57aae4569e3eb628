"""A text that was published again is one result, with links to its copies."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import violations
from tests.browser.conftest import serve
from tests.helpers import SiteTest
from tests.search.test_browser import ask, opened


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    site = SiteTest(tmp_path_factory.mktemp("copies"))
    site.write("content/pages/about.md", "# About\n")
    site.article("tin", body="Tin in Malaysia.", date="2015-03-23")
    site.article("tin-again", "copy_of: tin", "Tin in Malaysia.", date="2015-03-24")
    more = "copy_of: tin\ncorrected: true"
    site.article("tin-right", more, "Tin in Malaysia, again.", date="2015-03-25")
    site.article("tin-ru", "translation_of: tin\nlanguage: ru", "Tin.", date="2015-03-23")
    return site.article("rubber", body="No tin.", date="2015-03-26").build()


@pytest.fixture(scope="module")
def address(site: SiteTest) -> Iterator[str]:
    with serve(site.output) as address:
        yield address


def test_browser_and_command_fold_alike(site: SiteTest, browser: Browser) -> None:
    result = site.run("search", "tin", "--json", "--jobs=1")
    found = json.loads(result.stdout)["hits"]
    with opened(browser, site) as page:
        other = ask(page, "tin")["hits"]
    told = [(hit["id"], [one["version"] for one in hit["translations"]]) for hit in found]
    assert told == [("tin", ["copy", "corrected", ""]), ("rubber", [])]
    assert [
        (hit["id"], [one.get("version") or "" for one in hit["translations"]]) for hit in other
    ] == told


def test_a_row_says_when_there_are_others(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}search.html?q=tin")
    imprint = page.locator("#search\\:results li").first.locator(".imprint")
    expect(imprint).to_contain_text("2 languages: English and Russian")
    expect(imprint).to_contain_text("also: March 24, 2015 and corrected March 25, 2015")
    imprint.get_by_role("link", name="March 25, 2015").click()
    expect(page.locator("h1")).to_have_text("Title of tin-right")
    expect(page.locator(".head")).to_contain_text("Corrected version of Title of tin, March 23")
    assert violations(page) == []
    page.close()

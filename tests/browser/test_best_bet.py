"""A query that is a name has its card above the results."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import serve
from tests.helpers import SiteTest


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def cards(page: Page) -> Locator:
    return page.locator("#search\\:names .card")


def test_a_card_says_kind_articles_years_and_leads_to_the_page(page: Page, server: str) -> None:
    page.goto(f"{server}search.html?q=kz")
    expect(cards(page)).to_have_count(1)
    expect(cards(page).locator("p").first).to_have_text("country, 250 articles · 2016")
    cards(page).get_by_role("link", name="Kazakhstan").click()
    page.wait_for_url(f"{server}countries/kazakhstan.html")


@pytest.mark.parametrize("query", ["islamic state", '"Da\'esh"', "DAESH", "ИСЛАМСКОЕ государство"])
def test_any_name_has_the_card(page: Page, server: str, query: str) -> None:
    page.goto(f"{server}search.html?q={quote(query)}")
    expect(cards(page).get_by_role("link")).to_have_text("Islamic State")


@pytest.mark.parametrize(
    "query", ["islamic", "state of", "kazakhstan briefing", "country:kz", "-kazakhstan", ""]
)
def test_what_is_no_whole_name_has_none(page: Page, server: str, query: str) -> None:
    page.goto(f"{server}search.html?q={quote(query)}")
    found = page.evaluate(
        "query => SearchBox.bestBet(query, document.getElementById('search:names'))", query
    )
    assert found is False
    expect(cards(page)).to_have_count(0)
    expect(page.locator("#search\\:names")).to_be_hidden()


def test_the_card_goes_with_the_query(page: Page, server: str) -> None:
    page.goto(f"{server}search.html?q=kz")
    expect(cards(page)).to_have_count(1)
    page.locator("#search\\:q").fill("briefing")
    page.keyboard.press("Enter")
    expect(cards(page)).to_have_count(0)


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_violation(page: Page, server: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{server}search.html?q=ICG")
    expect(cards(page)).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Tashkent", "Ташкент"),
        ("Toshkent", "Ташкент"),
        ("Тошкент", "Ташкент"),
        ("nazarbayev", "Нурсултан Назарбаев"),
        ("Shavkat Mirziyoyev", "Шавкат Мирзиёев"),
        ("طالبان", "Талибан"),
        ("Dzhalal-Abad", "Жалал-Абад"),
    ],
)
def test_a_name_in_another_script_has_the_card(
    plain_page: Page, languages: str, query: str, name: str
) -> None:
    plain_page.goto(f"{languages}search.html?q={quote(query)}")
    expect(cards(plain_page).get_by_role("link")).to_have_text(name)


def test_a_code_that_is_a_word_has_a_card_in_capitals_alone(
    browser: Browser, tmp_path: Path
) -> None:
    site = SiteTest(tmp_path).article("a", "countries: [IS, IT, IN, US, KG]")
    with serve(site.build().output) as address:
        page = browser.new_page()
        found = {"IS": 1, "is": 0, "it": 0, "in": 0, "us": 0, "US": 1, "kg": 1}
        for query, expected in found.items():
            page.goto(f"{address}search.html?q={query}")
            bet = "query => SearchBox.bestBet(query, document.getElementById('search:names'))"
            assert page.evaluate(bet, query) is bool(expected), query
            expect(cards(page)).to_have_count(expected)
        page.close()

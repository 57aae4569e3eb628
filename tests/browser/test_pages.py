"""Every type of page in Chromium."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations

PAGES = {
    "home": "index.html",
    "plain page": "about.html",
    "article": "articles/2015/01/briefing.html",
    "article in another language": "articles/2015/01/note.html",
    "excerpt": "articles/2015/02/excerpt.html",
    "tombstone": "articles/2014/12/gone.html",
    "index": "countries/index.html",
    "long index": "topics/index.html",
    "country": "countries/kyrgyz-republic.html",
    "long list": "countries/kazakhstan.html",
    "older part of a list": "countries/kazakhstan/1.html",
    "organization": "organizations/islamic-state.html",
    "searches": "searches/index.html",
    "page of a search": "searches/estimates-of-fighters.html",
    "dates": "dates/index.html",
    "year": "dates/2015.html",
    "year of months": "dates/2016.html",
    "month": "dates/2015-01.html",
    "downloads": "downloads.html",
    "feeds": "feeds.html",
    "recently added": "recent.html",
    "accessibility": "accessibility.html",
    "not found": "no/such/page.html",
}

parametrized = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())


@parametrized
def test_axe_finds_no_violation(path: str, page: Page, server: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(server + path)
    assert violations(page, target_size=True) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, target_size=True) == []


@parametrized
def test_axe_finds_no_violation_on_a_desk(path: str, page: Page, server: str) -> None:
    """Wide, with the reader's own colours, and from right to left: the page is loaded once."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(server + path)
    assert violations(page, target_size=True) == []
    page.emulate_media(forced_colors="active")
    assert violations(page, target_size=True) == []
    page.emulate_media(forced_colors="none")
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert violations(page, target_size=True) == []


@parametrized
def test_nothing_is_wider_than_the_screen(path: str, page: Page, server: str) -> None:
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(server + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    # The style is there, or nothing would ever be.
    assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px"
    assert page.title()
    assert page.locator("h1").count() == 1


DOSSIER = """(dossier) => {
  const boxes = [...dossier.children].map((one) => one.getBoundingClientRect());
  const beside = (a, b) => a.right <= b.left || b.right <= a.left;
  const overlap = (a, b) => !beside(a, b) && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const pairs = boxes.flatMap((a, at) => boxes.slice(at + 1).filter((b) => overlap(a, b)));
  const lowest = Math.max(...boxes.map((box) => box.bottom));
  return [pairs.length, Math.round(dossier.getBoundingClientRect().bottom - lowest)];
}"""


@pytest.mark.parametrize("name", ["country", "long list", "organization"])
@pytest.mark.parametrize("lines", [0, 40], ids=["short", "long"])
def test_columns_of_a_dossier_neither_overlap_nor_leave_a_hole(
    name: str, lines: int, desk: Page, server: str
) -> None:
    desk.goto(server + PAGES[name])
    desk.evaluate(
        """(lines) => {
      const first = document.querySelector(".dossier > :not(.list, .locator, .side)");
      for (let at = 0; first && at < lines; at++) first.append(document.createElement("hr"));
    }""",
        lines,
    )
    assert desk.locator(".dossier").evaluate(DOSSIER) == [0, 0]


def test_every_link_of_a_page_works_from_disk(page: Page, built: Path) -> None:
    page.goto((built / "index.html").as_uri())
    page.get_by_role("link", name="Countries", exact=True).click()
    page.get_by_role("link", name="Kazakhstan", exact=True).click()
    page.get_by_role("link", name="Older articles").click()
    page.get_by_role("link", name="Title of many/049").click()
    assert page.locator("h1").inner_text() == "Title of many/049"
    assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px"


def test_the_months_of_a_year_stand_below_their_names(page: Page, server: str) -> None:
    page.goto(f"{server}dates/index.html")
    ends = [
        page.locator(f"{row} tr").first.evaluate(
            "(row) => [...row.cells].map((cell) => Math.round(cell.getBoundingClientRect().right))"
        )
        for row in ("thead", "tbody")
    ]
    assert ends[0] == ends[1]


def test_a_search_within_a_list_finds_its_articles_alone(page: Page, server: str) -> None:
    page.goto(f"{server}countries/kazakhstan.html")
    page.get_by_label("Search these 250 articles").fill("title")
    page.keyboard.press("Enter")
    expect(page.locator("#search\\:status")).to_contain_text("250 articles")
    assert page.url.endswith("search.html?country=kazakhstan&q=title")
    page.goto(f"{server}dates/2016-05.html")
    page.get_by_label("Search these 250 articles").fill("many")
    page.keyboard.press("Enter")
    expect(page.locator("#search\\:status")).to_contain_text("250 articles")


def test_a_redirect_leads_on(page: Page, server: str) -> None:
    page.goto(f"{server}news/72.html")
    page.wait_for_url("**/articles/2015/01/briefing.html")


def test_the_page_for_missing_addresses_leads_home(page: Page, server: str) -> None:
    page.goto(f"{server}no/such/page.html")
    page.get_by_role("link", name="front page").click()
    page.wait_for_url(server)
    assert page.locator("h1").inner_text() == "The full archive"


# All but a button of a form that Tab passes over, since Enter in the field does the same.
REACHABLE = (
    "a[href], button:not([type='submit'][tabindex='-1']), input, select, textarea, summary, "
    "[tabindex]:not([tabindex='-1'])"
)
# Keeps what has the focus, one after another, and whether that shows.
WATCH_FOCUS = """() => {
  window.focused = [];
  document.addEventListener("focusin", ({target}) => {
    const style = getComputedStyle(target);
    const shown = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    focused.push([target, shown]);
  });
}"""
FOCUSED = """(reachable) => {
  const all = [...document.querySelectorAll(reachable)].filter((one) => one.checkVisibility());
  return focused.map(([target, shown]) => [all.indexOf(target), shown]);
}"""


@parametrized
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    path: str, page: Page, server: str
) -> None:
    page.goto(server + path)
    assert_the_keyboard_reaches_everything(page)


def test_the_keyboard_reaches_everything_of_the_search(page: Page, server: str) -> None:
    page.goto(f"{server}search.html?q=title&country=kazakhstan")
    expect(page.locator("#search\\:status")).to_contain_text("250 articles")
    expect(page.locator("#search\\:facets details").first).to_be_visible()
    page.evaluate("document.activeElement.blur()")
    assert_the_keyboard_reaches_everything(page)


def assert_the_keyboard_reaches_everything(page: Page) -> None:
    count = page.locator(f":is({REACHABLE}):visible").count()
    page.evaluate(WATCH_FOCUS)
    for _ in range(count):
        page.keyboard.press("Tab")
    found = page.evaluate(FOCUSED, REACHABLE)
    assert [at for at, _ in found] == [*range(count)]
    assert [at for at, shown in found if not shown] == []


def test_the_keyboard_skips_to_the_content(page: Page, server: str) -> None:
    page.goto(f"{server}countries/kazakhstan.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Countries"
    assert page.evaluate("document.activeElement.closest('main') !== null")

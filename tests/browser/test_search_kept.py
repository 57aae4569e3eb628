"""What the search page says where nothing is found, and what a browser keeps if it is asked to."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from builder.search.index import sizes
from builder.search.index.sizes import Sizes, Tiers
from tests.browser.axe import violations
from tests.browser.conftest import serve
from tests.helpers import SiteTest

SIZES = [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")]


def resize(page: Page, width: int, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 740})


def test_the_missing_word_and_filters_in_the_way(page: Page, server: str) -> None:
    page.goto(f"{server}search.html?q=%2Bbriefing+xqzw&country=kazakhstan&from=1990&to=1991")
    nothing = page.locator(".nothing")
    expect(nothing.locator("p").first).to_have_text("No article has “xqzw”.")
    buttons = nothing.get_by_role("button")
    expect(buttons).to_have_text(["Without filters: 1 article"])
    buttons.click()
    expect(page.locator("main ol h2")).to_have_text("Syria calling: a briefing")
    expect(nothing).to_be_hidden()


def test_each_filter_without_which_something_is_found(page: Page, server: str) -> None:
    page.goto(f"{server}search.html?q=title&country=kazakhstan&from=1990&to=1991")
    buttons = page.locator(".nothing").get_by_role("button")
    expect(buttons).to_have_text(
        ["Without 1990\u2009–\u20091991: 250 articles", "Without filters: 251 articles"]
    )
    buttons.first.click()
    expect(page.locator("[role=status]").first).to_have_text("250 articles for “title”")
    expect(page).to_have_url(f"{server}search.html?q=title&country=kazakhstan")


@pytest.mark.parametrize("typed", ["kazakhstam", "xqzw kazakhstam"])
def test_names_that_are_near(typed: str, page: Page, server: str) -> None:
    page.goto(f"{server}search.html?q={typed}&words=kept")
    near = page.locator(".near a")
    expect(near.first).to_have_text("Kazakhstan")
    near.first.click()
    expect(page.locator("h1")).to_have_text("Kazakhstan")


def test_no_word_is_said_to_be_missing_that_is_none(page: Page, server: str) -> None:
    page.goto(f"{server}search.html?q=%22xqzw+vbnm%22+AND+NOT+briefing+-title+topic:x")
    expect(page.locator(".nothing p")).to_have_text(
        ["No article has “xqzw”.", "No article has “vbnm”."]
    )


def test_recent_searches_before_anything_is_asked_for(page: Page, server: str) -> None:
    page.goto(f"{server}search.html")
    expect(page.locator(".start")).to_be_visible()
    # The first key loads what keeps them.
    with page.expect_response("**/search/suggest.js"):
        page.get_by_label("Words, names").press_sequentially("b")
    for words in ("briefing", "title"):
        page.get_by_label("Words, names").fill(words)
        page.keyboard.press("Enter")
        expect(page.locator("[role=status]").first).to_contain_text(f"for “{words}”")
    page.goto(f"{server}search.html")
    recent = page.locator(".start").get_by_text("Recent searches:")
    expect(recent.locator("a")).to_have_text(["title", "briefing"])
    recent.locator("a").last.click()
    expect(page.locator("[role=status]").first).to_contain_text("1 article for “briefing”")
    page.goto(f"{server}search.html")
    recent.get_by_role("button", name="Forget them").click()
    expect(recent).to_have_count(0)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_nothing_is_kept_unless_the_reader_asks(page: Page, server: str) -> None:
    page.goto(f"{server}search.html?q=briefing")
    expect(page.get_by_role("button", name="Keep this search")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0


def test_a_saved_search_says_what_is_new(page: Page, server: str) -> None:
    page.goto(f"{server}search.html?q=title&country=kazakhstan")
    page.get_by_role("button", name="Keep this search").click()
    expect(page.get_by_text("This browser keeps it")).to_be_visible()
    page.evaluate(
        """() => { const [key] = Object.keys(localStorage);
        const seen = localStorage.getItem(key).replace('"seen":250', '"seen":247');
        localStorage.setItem(key, seen); }"""
    )
    page.goto(f"{server}search.html")
    row = page.locator(".saved li")
    expect(row).to_contain_text("250 articles · 3 new since your last visit")
    row.get_by_role("link", name="title · Kazakhstan").click()
    expect(page.get_by_text("3 new since your last visit")).to_be_visible()
    page.goto(f"{server}search.html")
    expect(row.locator(".count")).to_have_text("250 articles")
    row.get_by_role("button", name="Remove: title · Kazakhstan").click()
    expect(page.get_by_text("Your searches")).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0


def test_a_saved_search_can_be_forgotten_where_it_was_saved(page: Page, server: str) -> None:
    page.goto(f"{server}search.html?q=title")
    page.get_by_role("button", name="Keep this search").click()
    page.reload()
    page.get_by_role("button", name="Forget this search").click()
    assert page.evaluate("localStorage.length") == 0


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An archive of which no more than 20 results are counted, as else no more than 200,000."""
    site = SiteTest(tmp_path_factory.mktemp("crowded"))
    for number in range(30):
        stone, tree = number % 2 * " Stone.", (number < 14) * " Trees, a tree."
        site.article(f"{number:02}", "countries: [KZ]", f"A river.{stone}{tree}")
    tiers = Tiers(least=12, first=11, range=4, exact=20)
    small = Sizes(block=16, lexicon=4_000, postings=3_000, phrases=3_000, pairs=3_000, tiers=tiers)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sizes, "_STEPS", ((1_000, small),))
        site.build()
    with serve(site.output) as address:
        yield address


def test_a_number_that_is_not_exact_is_said_to_be_more(desk: Page, crowded: str) -> None:
    desk.goto(f"{crowded}search.html?q=river")
    expect(desk.locator("[role=status]").first).to_have_text("More than 20 articles for “river”")
    desk.get_by_role("button", name="Keep this search").click()
    desk.evaluate(
        """() => { const [key] = Object.keys(localStorage);
        localStorage.setItem(key, localStorage.getItem(key).replace('"seen":20', '"seen":19')); }"""
    )
    desk.goto(f"{crowded}search.html")
    expect(desk.locator(".saved .count")).to_have_text("More than 20 articles")
    desk.goto(f"{crowded}search.html?q=river&from=1990&to=1991")
    expect(desk.locator(".nothing").get_by_role("button")).to_have_text(
        "Without 1990\u2009–\u20091991: More than 20 articles"
    )


def test_results_stand_before_they_are_counted(desk: Page, crowded: str) -> None:
    held: list[Route] = []
    is_held = True

    def hold(route: Route) -> None:
        if is_held:
            held.append(route)
        else:
            route.continue_()

    desk.route("**/search/r-*", hold)
    desk.goto(f"{crowded}search.html?q=stone+tree", wait_until="commit")
    results = desk.locator("#search\\:results > li")
    expect(results).to_have_count(10)
    first = results.all_inner_texts()
    said = desk.locator("[role=status]").first
    expect(said).to_have_text(re.compile("More than 1[0-9] articles for “stone tree”"))
    desk.wait_for_timeout(300)
    assert held
    is_held = False
    for route in held:
        route.continue_()
    expect(said).to_have_text("22 articles for “stone tree”")
    assert [text.split("\n")[0] for text in results.all_inner_texts()] == [
        text.split("\n")[0] for text in first
    ]
    expect(desk.get_by_text("Page 1 of 3")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_axe_finds_no_violation(width: int, scheme: str, page: Page, server: str) -> None:
    resize(page, width, scheme)
    page.goto(
        f"{server}search.html?q=kazakhstam+title&country=kazakhstan&from=1990&to=1991&words=kept"
    )
    expect(page.locator(".near a").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
    page.goto(f"{server}search.html?q=title")
    page.get_by_role("button", name="Keep this search").click()
    assert violations(page) == []
    page.goto(f"{server}search.html")
    expect(page.locator(".saved .count")).to_have_text("251 articles")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []

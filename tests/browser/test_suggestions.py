"""Suggestions from every search box, by keyboard and mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.axe import violations
from tests.browser.conftest import serve
from tests.browser.typed_names import TYPED, missed, suggested
from tests.console import silent
from tests.helpers import SiteTest
from tests.sample import needs_sample

ALLOWED = 2  # of 20 names of a group that may be missed, 6 of 60


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    """A page of a visit of its own; nothing may stand in its console."""
    context = browser.new_context()
    page = context.new_page()
    with silent(page):
        yield page
    context.close()


def box(page: Page) -> Locator:
    return page.locator("input[role=combobox]")


def options(page: Page) -> Locator:
    return page.get_by_role("option")


def type_into(page: Page, text: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(text)
    expect(page.locator("[role=listbox]")).to_have_attribute("data-query", text)


def chosen(page: Page) -> str:
    """What a screen reader says is chosen in the list."""
    name = box(page).get_attribute("aria-activedescendant")
    return page.locator(f"[id='{name}']").inner_text() if name else ""


def test_there_are_60_names() -> None:
    assert [len(names) for names in TYPED.values()] == [20, 20, 20]


def test_names_in_several_languages_come_by_the_fourth_letter(
    visitor: Page, languages: str
) -> None:
    found = [*missed(visitor, f"{languages}index.html", "multilingual")]
    assert len(found) <= ALLOWED, found


@needs_sample
def test_names_of_the_sample_come_by_the_fourth_letter(visitor: Page, sample: str) -> None:
    found = [*missed(visitor, f"{sample}about.html", "sample")]
    assert len(found) <= ALLOWED, found


def test_a_name_with_its_kind_leads_to_its_page(visitor: Page, server: str) -> None:
    visitor.goto(f"{server}articles/2015/01/briefing.html")
    type_into(visitor, "kaza")
    expect(options(visitor).first).to_have_text("Kazakhstan country, 250")
    visitor.keyboard.press("ArrowDown")
    visitor.keyboard.press("Enter")
    visitor.wait_for_url(f"{server}countries/kazakhstan.html")
    expect(visitor.locator("h1")).to_have_text("Kazakhstan")


def test_the_alias_that_matches_is_named(visitor: Page, server: str) -> None:
    visitor.goto(f"{server}index.html")
    type_into(visitor, "daesh")
    expect(options(visitor).first).to_have_text("Da'esh: Islamic State organization, 2")


def test_the_last_word_is_completed(visitor: Page, server: str) -> None:
    visitor.goto(f"{server}index.html")
    type_into(visitor, "title of tex")
    expect(options(visitor).last).to_have_text("title of text")
    options(visitor).last.click()
    visitor.wait_for_url(f"{server}search.html?q=title+of+text")


def test_the_keys_of_a_combobox(visitor: Page, server: str) -> None:
    visitor.goto(f"{server}index.html")
    type_into(visitor, "k")
    expect(box(visitor)).to_have_attribute("aria-expanded", "true")
    texts = options(visitor).all_inner_texts()
    assert len(texts) > 1
    found = []
    for key in ("ArrowDown", "ArrowDown", "Home", "End", "ArrowDown", "ArrowUp", "ArrowUp"):
        visitor.keyboard.press(key)
        found.append(chosen(visitor))
    last, before = texts[-1], texts[-2]
    assert found == [texts[0], texts[1], texts[0], last, "", last, before]
    visitor.keyboard.press("Escape")
    expect(box(visitor)).to_have_attribute("aria-expanded", "false")
    expect(box(visitor)).to_have_value("k")
    visitor.keyboard.press("ArrowDown")
    expect(box(visitor)).to_have_attribute("aria-expanded", "true")
    visitor.keyboard.press("Enter")  # nothing is chosen, so it searches
    visitor.wait_for_url(f"{server}search.html?q=k")


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
@pytest.mark.parametrize("path", ["index.html", "articles/2015/01/briefing.html", "search.html"])
def test_a_key_leads_to_the_box_of_every_page(
    visitor: Page, server: str, path: str, key: str
) -> None:
    visitor.goto(server + path)
    visitor.keyboard.press(key)
    expect(box(visitor)).to_be_focused()
    visitor.keyboard.type("a/b")
    expect(box(visitor)).to_have_value("a/b")


@pytest.mark.parametrize(("key", "code", "leads"), [("л", "KeyK", True), ("t", "KeyK", False)])
def test_the_key_is_found_on_keyboards_of_other_scripts(
    visitor: Page, server: str, key: str, code: str, leads: bool
) -> None:
    visitor.goto(server + "index.html")
    visitor.evaluate(
        "([key, code]) => dispatchEvent(new KeyboardEvent('keydown', {key, code, ctrlKey: true}))",
        [key, code],
    )
    name = visitor.evaluate("document.activeElement.getAttribute('name')")
    assert (name == "q") == leads


def test_a_list_of_the_search_page_leaves_the_arrows_to_the_results(
    visitor: Page, server: str
) -> None:
    visitor.goto(f"{server}search.html?q=title")
    expect(visitor.locator("#search\\:results li")).to_have_count(10)
    visitor.keyboard.press("/")
    visitor.keyboard.press("ArrowDown")
    expect(visitor.locator("#search\\:results a").first).to_be_focused()


def test_a_page_weighs_what_it_weighed_until_a_reader_searches(visitor: Page, server: str) -> None:
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url.removeprefix(server)))
    visitor.goto(f"{server}index.html")
    visitor.keyboard.press("Tab")
    assert [one for one in asked if one.startswith("search/")] == ["search/box.js"]
    type_into(visitor, "k")
    loaded = {"box", "suggest", "names", "words"}
    assert {one for one in asked if one.startswith("search/")} == {
        f"search/{name}.js" for name in loaded
    }
    asked.clear()
    visitor.keyboard.type("azakh")
    expect(visitor.locator("[role=listbox]")).to_have_attribute("data-query", "kazakh")
    assert asked == []


def test_recent_searches_are_of_this_visit_and_can_be_forgotten(visitor: Page, server: str) -> None:
    for words in ("briefing", "osh"):
        visitor.goto(f"{server}index.html")
        type_into(visitor, words)
        visitor.keyboard.press("Enter")
        visitor.wait_for_url(f"**/search.html?q={words}")
    visitor.goto(f"{server}index.html")
    visitor.keyboard.press("/")
    expect(options(visitor)).to_have_text(["osh", "briefing"])
    expect(visitor.get_by_role("listbox", name="Searches of this visit")).to_be_visible()
    assert visitor.evaluate("[localStorage.length, sessionStorage.length]") == [0, 1]
    visitor.get_by_role("button", name="Forget them").click()
    expect(options(visitor)).to_have_count(0)
    assert visitor.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_recent_searches_are_kept_if_the_reader_wants_it(visitor: Page, server: str) -> None:
    visitor.goto(f"{server}search.html")
    type_into(visitor, "briefing")
    visitor.keyboard.press("Enter")
    visitor.goto(f"{server}index.html")
    visitor.keyboard.press("/")
    visitor.get_by_role("checkbox", name="Keep them").check()
    assert visitor.evaluate("[localStorage.length, sessionStorage.length]") == [1, 0]
    other = visitor.context.new_page()
    other.goto(f"{server}index.html")
    other.keyboard.press("/")
    expect(options(other)).to_have_text(["briefing"])
    other.get_by_role("checkbox", name="Keep them").uncheck()
    assert other.evaluate("[localStorage.length, sessionStorage.length]") == [0, 1]


def test_suggestions_from_disk(visitor: Page, built: Path) -> None:
    visitor.goto((built / "articles/2015/01/briefing.html").as_uri())
    type_into(visitor, "kaza")
    options(visitor).first.click()
    visitor.wait_for_url("**/countries/kazakhstan.html")


def test_where_suggestions_cannot_be_loaded_the_form_works(browser: Browser, server: str) -> None:
    page = browser.new_page()
    failed: list[str] = []

    def fail(route: Route) -> None:
        failed.append(route.request.url)
        route.abort()

    page.route("**/search/suggest.js", fail)
    page.goto(f"{server}index.html")
    page.locator("[name=q]").press_sequentially("briefing")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{server}search.html?q=briefing")
    assert failed
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["index.html", "search.html"])
def test_axe_finds_no_violation(
    visitor: Page, server: str, path: str, width: int, scheme: str
) -> None:
    visitor.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    visitor.set_viewport_size({"width": width, "height": 740})
    visitor.goto(server + path)
    type_into(visitor, "isi")
    visitor.keyboard.press("ArrowDown")
    assert_accessible(visitor, width)
    visitor.keyboard.press("Escape")
    visitor.keyboard.press("Enter")
    visitor.wait_for_url("**/search.html?q=isi")
    visitor.goto(f"{server}index.html")
    visitor.keyboard.press("/")
    expect(options(visitor)).to_have_count(1)
    assert_accessible(visitor, width)


def test_axe_finds_no_violation_from_right_to_left(visitor: Page, tmp_path: Path) -> None:
    site = SiteTest(tmp_path).write("site.yaml", "title: بایگانی\nlanguage: fa\n")
    site.article("a", "countries: [AF]\norganizations: [ISIS]").build()
    with serve(site.output) as address:
        visitor.goto(f"{address}index.html")
        type_into(visitor, "افغ")
        expect(options(visitor)).to_have_count(1)
        assert suggested(visitor) == ["countries/afghanistan"]
        assert_accessible(visitor, 1280)


def assert_accessible(page: Page, width: int) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []

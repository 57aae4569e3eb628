"""The field that finds names in an index, and their order."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.axe import violations
from tests.browser.conftest import serve
from tests.helpers import SiteTest

CUT, WHOLE, LETTER = "people/index.html", "topics/index.html", "people/index/k.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """People with an index of letters, topics with one page for all."""
    site = SiteTest(tmp_path_factory.mktemp("names"))
    people = [f"{letter}{number} Abdul" for letter in "KMS" for number in range(110)]
    topics = [f"T{number}" for number in range(60)]
    site.write("content/people/karimov.yaml", "name: Islam Karimov\nsort: Zarimov\n")
    site.article(
        "a", f"people: [{', '.join(people)}, Islam Karimov]\ntopics: [{', '.join(topics)}]"
    )
    site.article("b", "people: [Éva O’Neill <b>, K7 Abdul, Islam Karimov]\ntopics: [T59]")
    return site.build().output


@pytest.fixture(scope="module")
def server(built: Path) -> Iterator[str]:
    with serve(built) as address:
        yield address


def names(page: Page) -> list[str]:
    return page.locator(".names:visible a:visible").all_inner_texts()


def test_a_long_index_finds_names_that_it_does_not_show(page: Page, built: Path) -> None:
    page.goto((built / CUT).as_uri())
    assert len(names(page)) == 100
    page.get_by_label("Names with").fill("kari")
    expect(page.locator("#names\\:found")).to_have_text("1 name")
    assert names(page) == ["Islam Karimov"]
    page.get_by_label("Names with").fill("ABD s10")
    assert names(page) == ["S10 Abdul", *(f"S{number} Abdul" for number in range(100, 110))]
    page.get_by_label("Names with").fill("oneill eva")
    assert names(page) == ["Éva O’Neill <b>"]
    page.get_by_role("link", name="Éva").click()
    assert page.locator("h1").inner_text() == "Éva O’Neill <b>"


def test_a_long_index_has_the_order_of_numbers_or_of_names(page: Page, server: str) -> None:
    page.goto(server + CUT)
    assert names(page)[:3] == ["K7 Abdul", "Islam Karimov", "Éva O’Neill <b>"]
    page.get_by_label("Order").select_option("By name")
    expect(page.locator("#names\\:found")).to_have_text("332 names")
    assert names(page)[:2] == ["Éva O’Neill <b>", "K0 Abdul"]
    page.get_by_label("Order").select_option("Most articles first")
    assert len(names(page)) == 100


@pytest.mark.parametrize(("path", "first"), [(WHOLE, "T59"), (LETTER, "K7 Abdul")])
def test_an_index_on_one_page_is_put_in_order_there(
    path: str, first: str, page: Page, server: str
) -> None:
    page.goto(server + path)
    before = names(page)
    page.get_by_label("Order").select_option("Most articles first")
    assert names(page) == [first, *(name for name in before if name != first)]
    page.get_by_label("Names with").fill("none")
    expect(page.locator("#names\\:found")).to_have_text("No such name.")
    page.get_by_label("Names with").fill("")
    page.get_by_label("Order").select_option("By name")
    assert names(page) == before


@pytest.mark.parametrize("path", [CUT, LETTER])
def test_an_index_is_accessible_while_names_are_looked_for(
    path: str, page: Page, server: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(server + path)
    page.get_by_label("Names with").fill("k1")
    expect(page.locator("#names\\:found")).to_have_text("21 names")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_no_name_is_said_to_be_missing_before_all_are_there(page: Page, server: str) -> None:
    held: list[Route] = []
    page.route("**/index/names.js", lambda route: held.append(route))
    page.goto(server + CUT)
    page.get_by_label("Names with").fill("s109")
    expect(page.locator("#names\\:all")).to_be_hidden()
    while not held:
        page.wait_for_timeout(10)
    assert page.locator("#names\\:found").inner_text() == ""
    held[0].continue_()
    expect(page.locator("#names\\:found")).to_have_text("1 name")


def test_names_that_did_not_come_are_asked_for_again(page: Page, server: str) -> None:
    page.route("**/index/names.js", lambda route: route.abort(), times=1)
    page.goto(server + CUT)
    with page.expect_event("requestfailed"):
        page.get_by_label("Names with").fill("s109")
    page.get_by_label("Order").focus()
    expect(page.locator("#names\\:found")).to_have_text("1 name")


def test_without_a_script_letters_lead_to_all_names(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + CUT)
    expect(page.get_by_label("Names with")).to_be_hidden()
    page.get_by_role("link", name="Z", exact=True).click()
    page.get_by_role("link", name="Islam Karimov").click()
    assert page.locator("h1").inner_text() == "Islam Karimov"
    context.close()


@pytest.mark.parametrize("path", [CUT, LETTER])
def test_nothing_moves_when_the_field_comes(path: str, phone: Page, server: str) -> None:
    phone.goto(server + path)
    expect(phone.get_by_label("Names with")).to_be_visible()
    assert phone.evaluate("shift") == 0


def test_without_scripts_no_field_stands_there(browser: Browser, server: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(server + CUT)
    expect(page.locator("#names\\:form")).to_be_hidden()
    assert page.locator("#names\\:form").bounding_box() is None
    page.close()

"""The search page as readers use it."""

import json
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import violations

# Keeps what is said of the number of results, whenever that changes.
WATCH_STATUS = """() => {
  window.said = [];
  const line = document.getElementById("search:status");
  new MutationObserver(() => said.push(line.textContent)).observe(line, {childList: true});
}"""


def status(page: Page) -> Locator:
    return page.locator("main [role=status]").first


def results(page: Page) -> list[str]:
    return page.locator("main ol h2 a").all_inner_texts()


def test_results_come_while_typing_and_the_address_follows(page: Page, server: str) -> None:
    page.goto(f"{server}search.html")
    page.get_by_label("Words, names").press_sequentially("estimate")
    expect(status(page)).to_contain_text("1 article for")
    assert results(page) == ["Syria calling: a briefing"]
    expect(page).to_have_url(f"{server}search.html?q=estimate")
    expect(page.locator("main ol mark").first).to_be_visible()


def test_an_address_can_be_shared(page: Page, server: str) -> None:
    page.goto(f"{server}search.html?q=title&country=kazakhstan&sort=oldest&page=2")
    expect(status(page)).to_contain_text("250 articles")
    assert results(page)[0] == "Title of many/010"
    assert page.get_by_role("checkbox", name="Kazakhstan").is_checked()


def test_filters_can_be_ticked_and_unticked_and_taken_back(page: Page, server: str) -> None:
    page.goto(f"{server}search.html?q=calling+OR+text")
    expect(status(page)).to_contain_text("252 articles")
    page.get_by_role("checkbox", name="Kyrgyzstan").check()
    expect(status(page)).to_contain_text("1 article")
    assert "country=kyrgyz-republic" in page.url
    page.get_by_role("checkbox", name="Kyrgyzstan").uncheck()
    expect(status(page)).to_contain_text("252 articles")
    page.go_back()
    expect(status(page)).to_contain_text("1 article")
    assert page.get_by_role("checkbox", name="Kyrgyzstan").is_checked()


def test_a_range_of_dates(page: Page, server: str) -> None:
    page.goto(f"{server}search.html?q=note+OR+briefing+OR+title")
    page.get_by_label("From").fill("2015-01")
    page.get_by_label("to", exact=True).fill("2015-01-31")
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("1 article")
    page.get_by_label("From").fill("soon")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Write a year, a month or a day")).to_be_visible()


@pytest.mark.parametrize(
    ("query", "found", "said"),
    [
        ("contry:briefing", "1 article", "There is no field “contry”. Did you mean “country:”?"),
        ('briefing "', "1 article for", ""),
        ("briefing^2", "1 article for", "“^2” has no meaning here and was left out."),
        ('"briefing a"', "No article for", 'No article has this: "briefing a"'),
        ("+a -a", "No article for", "No article fulfils all conditions of this query."),
        ("country:nowhere", "No article for", "No article has this: country:nowhere"),
    ],
)
def test_what_was_read_otherwise_is_said(
    page: Page, server: str, query: str, found: str, said: str
) -> None:
    page.goto(f"{server}search.html")
    page.get_by_label("Words, names").fill(query)
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text(found)
    notes = page.locator(".notes li")
    if said:
        expect(notes).to_have_text([said])
    else:
        expect(notes).to_have_count(0)
    page.get_by_label("Words, names").fill("")
    page.keyboard.press("Enter")
    expect(notes).to_have_count(0)


@pytest.mark.parametrize("number", ["-1", "abc", "0", "1.5", "99", "99.5", "1e21", "Infinity"])
def test_a_page_that_there_is_not_does_not_stay_in_the_address(
    page: Page, server: str, number: str
) -> None:
    page.goto(f"{server}search.html?q=title&page={number}")
    expect(status(page)).to_contain_text("251 articles")
    last = "&page=26" if number == "99" else ""
    expect(page).to_have_url(f"{server}search.html?q=title{last}")
    expect(page.locator(".notes li")).to_have_text(
        [f"There is no page “{number}” of these results."]
    )
    page.get_by_label("Words, names").fill("briefing")
    page.keyboard.press("Enter")
    expect(page.locator(".notes li")).to_have_count(0)


def test_dates_the_wrong_way_round_are_exchanged(page: Page, server: str) -> None:
    page.goto(f"{server}search.html?q=title&from=2020&to=2010")
    expect(status(page)).to_contain_text("251 articles")
    expect(page).to_have_url(f"{server}search.html?q=title&from=2010&to=2020")
    expect(page.locator(".notes li")).to_contain_text(["have been exchanged"])
    expect(page.get_by_label("From")).to_have_value("2010")


def test_what_is_no_date_is_left_out_and_said(page: Page, server: str) -> None:
    page.goto(f"{server}search.html?q=title&from=abc&to=2020")
    expect(status(page)).to_contain_text("251 articles")
    expect(page).to_have_url(f"{server}search.html?q=title&to=2020")
    notes = page.locator("[role=status] .notes li")
    expect(notes).to_have_text(["“abc” is no date, and was left out."])
    page.goto(f"{server}search.html?q=title&from=abc")
    expect(notes).to_have_count(1)
    expect(page.locator(".chip")).to_have_count(0)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("daesh", "Named: Islamic State (Da'esh)"),
        ("topic:t7 ", "Named: T7"),
        ("country:kz topic:t7", "Named: Kazakhstan"),
    ],
)
def test_the_name_that_is_meant_is_said(query: str, said: str, page: Page, server: str) -> None:
    page.goto(f"{server}search.html?{urlencode({'q': query})}")
    expect(page.locator("main ol[data-explained]")).to_have_count(1)
    expect(page.locator(".snippet").first).to_contain_text(said)
    assert "Kyrgyz" not in page.locator(".why").first.inner_text()


def test_a_range_of_dates_holds_for_words_with_signs(page: Page, server: str) -> None:
    for query in ("briefing OR title", "title) OR (briefing", 'briefing "', "briefing)"):
        page.goto(f"{server}search.html?{urlencode({'q': query, 'from': '1800', 'to': '1801'})}")
        expect(status(page)).to_contain_text("No article for")


def test_the_keyboard_alone(page: Page, server: str) -> None:
    page.goto(f"{server}search.html?q=title")
    expect(status(page)).to_contain_text("articles for")
    page.locator("h1").click()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == results(page)[1]
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.press("ArrowDown")
    first = results(page)[0]
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(first)


def test_a_misspelt_word(page: Page, server: str) -> None:
    page.goto(f"{server}search.html?q=breifing")
    expect(status(page)).to_have_text("1 article for “briefing”")
    expect(page.get_by_text("Results for “briefing”.")).to_be_visible()
    expect(page.get_by_label("Words, names")).to_have_value("breifing")
    page.get_by_role("button", name="Search for “breifing” instead").click()
    expect(status(page)).to_contain_text("No article for “breifing”")
    expect(page).to_have_url(f"{server}search.html?q=breifing&words=kept")
    page.go_back()
    expect(status(page)).to_have_text("1 article for “briefing”")


def test_one_of_the_words_misspelt(page: Page, server: str) -> None:
    page.goto(f"{server}search.html?q=breifing+title")
    expect(status(page)).to_contain_text("251 articles for “breifing title”")
    page.get_by_role("button", name="Did you mean").click()
    expect(page).to_have_url(f"{server}search.html?q=briefing+title")


def test_the_word_that_is_being_typed_is_a_beginning(page: Page, server: str) -> None:
    page.goto(f"{server}search.html")
    words = page.get_by_label("Words, names")
    page.evaluate(WATCH_STATUS)
    for letter in "briefing":
        words.press_sequentially(letter)
        typed = words.input_value()
        if len(typed) > 1:
            expect(status(page)).to_contain_text(f"“{typed}”")
            assert "Syria calling: a briefing" in results(page)
    words.fill("briefin")
    expect(status(page)).to_contain_text("1 article for “briefin”")
    words.press("Enter")
    expect(page.get_by_text("Results for “briefin*”.")).to_be_visible()
    assert results(page) == ["Syria calling: a briefing"]
    assert [line for line in page.evaluate("said") if "No article" in line] == []


def test_a_word_that_was_left_is_whole(page: Page, server: str) -> None:
    page.goto(f"{server}search.html")
    page.get_by_label("Words, names").press_sequentially("bri")
    expect(status(page)).to_contain_text("1 article for “bri”")
    page.locator("h1").click()
    expect(page.get_by_text("Results for “bri*”.")).to_be_visible()


def test_nothing_is_said_to_be_missing_while_keys_are_pressed(page: Page, server: str) -> None:
    page.clock.install()
    page.goto(f"{server}search.html?q=briefing")
    expect(status(page)).to_contain_text("1 article for “briefing”")
    page.get_by_label("Words, names").fill("briefingx")
    page.clock.run_for(700)
    expect(page.locator("main ol[aria-busy]")).to_have_count(0)
    expect(status(page)).to_contain_text("1 article for “briefing”")
    page.clock.run_for(200)
    expect(page.get_by_text("Results for “briefing”.")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "piece"),
    [
        ("BibTeX", "title = {{Syria calling: a briefing}}"),
        ("RIS", "TI  - Syria calling: a briefing"),
        ("CSV", "Syria calling: a briefing"),
        ("JSON", '"title": "Syria calling: a briefing"'),
    ],
)
def test_results_can_be_saved(name: str, piece: str, page: Page, server: str) -> None:
    page.goto(f"{server}search.html?q=briefing")
    expect(status(page)).to_contain_text("1 article")
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert piece in text
    if name == "JSON":
        assert json.loads(text)


def test_without_javascript_the_indexes_are_named(browser: Browser, server: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{server}countries/kazakhstan.html")
    page.get_by_label("Words to search for").fill("briefing")
    page.keyboard.press("Enter")
    expect(page.locator("noscript p")).to_contain_text("Searching needs JavaScript")
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator("main form")).to_be_hidden()
    page.locator("noscript a", has_text="Organizations").click()
    expect(page.locator("h1")).to_have_text("Organizations")
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_no_violation(scheme: str, width: int, page: Page, server: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{server}search.html?q=title&country=kazakhstan")
    expect(status(page)).to_contain_text("250 articles")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []

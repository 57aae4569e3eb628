"""The search page as it stands: results first, what is set, filters where there is room."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.test_search_page import status

FOCUSED = "document.activeElement.closest('main ol h2') !== null"


@pytest.mark.parametrize(
    "address",
    ["?q=border", "?q=border+tajikistan&country=kyrgyzstan&from=2010", "?country=uzbekistan"],
)
def test_a_phone_shows_results_first(phone: Page, sample: str, address: str) -> None:
    phone.goto(f"{sample}search.html{address}")
    expect(status(phone)).to_contain_text("article")
    box = phone.locator("main ol h2 a").first.bounding_box()
    assert box
    assert box["y"] + 24 <= 360
    expect(phone.locator("main ol h2 ~ .snippet").first).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    assert phone.evaluate("shift") <= 0.05


@pytest.mark.parametrize(
    "address",
    ["?q=border", "?q=border&country=kyrgyzstan&sort=newest", "?q=kg", "?q=kg&from=2010"],
)
@pytest.mark.parametrize("width", [360, 1280])
def test_few_tabs_lead_to_the_first_result(
    desk: Page, sample: str, width: int, address: str
) -> None:
    desk.set_viewport_size({"width": width, "height": 740})
    desk.goto(f"{sample}search.html{address}")
    expect(desk.locator("main ol h2 a").first).to_be_visible()
    desk.get_by_label("Words, names").focus()
    tabs = 0
    while not desk.evaluate(FOCUSED):
        desk.keyboard.press("Tab")
        tabs += 1
        assert tabs <= 3


def test_results_stand_before_filters_are_counted_and_nothing_moves(
    desk: Page, sample: str
) -> None:
    desk.goto(f"{sample}search.html?q=border")
    expect(desk.get_by_role("checkbox", name="Kyrgyzstan")).to_be_visible()
    expect(desk.locator(".snippet mark").first).to_be_visible()
    assert desk.evaluate("shift") <= 0.05


def test_filters_of_a_phone_are_in_a_dialog(phone: Page, sample: str) -> None:
    asked: list[str] = []
    phone.goto(f"{sample}search.html?q=border")
    expect(status(phone)).to_contain_text("border")
    phone.on("request", lambda request: asked.append(request.url))
    opener = phone.get_by_role("button", name="Best match first · Filters")
    opener.click()
    dialog = phone.get_by_role("dialog", name="Order and filters")
    dialog.locator("[data-facet=country] summary").click()
    dialog.get_by_role("checkbox", name="Kyrgyzstan").check()
    dialog.get_by_label("Order", exact=True).select_option("Newest first")
    assert asked  # what filters need is loaded when they are seen
    assert violations(phone) == []
    dialog.get_by_role("button", name="Show the results").click()
    expect(dialog).to_be_hidden()
    expect(phone.get_by_role("button", name="Newest first · Filters (1)")).to_be_focused()
    expect(phone).to_have_url(f"{sample}search.html?q=border&country=kyrgyzstan&sort=newest")
    phone.get_by_role("button", name="Remove: Kyrgyzstan").click()
    expect(phone).to_have_url(f"{sample}search.html?q=border&sort=newest")


def test_what_is_set_can_be_removed_with_keys(desk: Page, sample: str) -> None:
    desk.goto(f"{sample}search.html?q=border&country=kyrgyzstan&from=2010&to=2025")
    chips = desk.locator(".chip bdi")
    expect(chips).to_have_text(["Kyrgyzstan", "2010–2025", "all filters"])
    assert violations(desk) == []
    desk.locator(".chip").first.focus()
    desk.keyboard.press("ArrowRight")
    desk.keyboard.press("Enter")
    expect(chips).to_have_text(["Kyrgyzstan"])
    expect(desk).to_have_url(f"{sample}search.html?q=border&country=kyrgyzstan")


def test_the_focus_stays_at_its_place_among_what_is_set(desk: Page, sample: str) -> None:
    desk.goto(f"{sample}search.html?q=border&country=kyrgyzstan&country=tajikistan&from=2010")
    chips = desk.locator(".chip bdi")
    expect(chips).to_have_text(["Kyrgyzstan", "Tajikistan", "from 2010", "all filters"])
    desk.locator(".chip").first.focus()
    desk.keyboard.press("Enter")
    expect(chips).to_have_text(["Tajikistan", "from 2010", "all filters"])
    expect(desk.locator(".chip").first).to_be_focused()


def test_years_are_a_filter(desk: Page, sample: str) -> None:
    desk.goto(f"{sample}search.html?q=border")
    years = desk.get_by_role("toolbar", name="Years")
    bar = years.get_by_role("button", name="2010:")
    bar.click()
    expect(desk).to_have_url(f"{sample}search.html?q=border&from=2010&to=2010")
    expect(bar).to_have_attribute("aria-pressed", "true")
    expect(desk.get_by_label("From")).to_have_value("2010")
    years.get_by_role("button", name="2012:").click(modifiers=["Shift"])
    expect(desk).to_have_url(f"{sample}search.html?q=border&from=2010&to=2012")
    years.get_by_role("button", name="2012:").focus()
    desk.keyboard.press("ArrowRight")
    desk.keyboard.press("Enter")
    expect(desk).to_have_url(f"{sample}search.html?q=border&from=2013&to=2013")
    desk.keyboard.press("Enter")
    expect(desk).to_have_url(f"{sample}search.html?q=border")


def test_one_searches_among_many_values(page: Page, server: str) -> None:
    page.goto(f"{server}search.html?q=title")
    topics = page.locator("[data-facet=topic]")
    expect(topics.get_by_role("checkbox")).to_have_count(8)
    topics.get_by_role("button", name="Show the first 50").click()
    expect(topics.get_by_role("checkbox")).to_have_count(50)
    topics.get_by_label("Search: Topics").fill("T24")
    expect(topics.get_by_role("checkbox")).to_have_count(11)
    topics.get_by_role("checkbox", name="T249").check()
    expect(status(page)).to_contain_text("1 article for")
    expect(topics.get_by_role("checkbox", name="T249")).to_be_checked()


def test_before_anything_is_asked_for(desk: Page, sample: str) -> None:
    desk.goto(sample)
    articles = desk.locator(".totals strong").first.inner_text()
    desk.goto(f"{sample}search.html")
    expect(desk.get_by_text(f"The archive has {articles} articles.")).to_be_visible()
    examples = desk.locator("[data-words]")
    expect(examples).to_have_count(6)
    words = examples.first.inner_text()
    assert violations(desk) == []
    for at in range(6):
        desk.goto(f"{sample}search.html")
        examples.nth(at).click()
        expect(desk.locator("main ol h2 a").first).to_be_visible()
    desk.go_back()
    expect(examples.first).to_be_visible()
    assert words


@pytest.mark.parametrize(
    ("address", "button"),
    [
        ("from=1800&to=1801", "Without 1800–1801: "),
        ("from=1800&to=1801&country=kyrgyzstan", "Without filters: "),
    ],
)
def test_filters_that_leave_nothing_can_be_removed(
    address: str, button: str, desk: Page, sample: str
) -> None:
    desk.goto(f"{sample}search.html?q=border&{address}")
    desk.get_by_role("button", name=button).click()
    expect(desk).to_have_url(f"{sample}search.html?q=border")
    expect(desk.locator("main ol h2 a").first).to_be_visible()


@pytest.mark.parametrize("path", ["search.html"])
def test_styles_and_scripts_are_small(path: str, built: Path) -> None:
    """Gzipped, without the manifest, which grows with the archive."""
    import gzip

    files = [path, "assets/search.css", "assets/search.js"]
    sizes = {name: len(gzip.compress((built / name).read_bytes(), 6)) for name in files}
    assert sum(sizes.values()) <= 34_200, sizes


@pytest.mark.parametrize("size", [(360, 740), (1280, 900)], ids=["phone", "desk"])
@pytest.mark.parametrize("query", ["q=border&country=kyrgyzstan", "q=zzzz"])
def test_axe_finds_no_violation_with_the_reader_s_own_colours(
    query: str, size: tuple[int, int], desk: Page, sample: str
) -> None:
    desk.set_viewport_size({"width": size[0], "height": size[1]})
    desk.emulate_media(forced_colors="active")
    desk.goto(f"{sample}search.html?{query}")
    desk.wait_for_selector("main ol[data-explained], #search\\:nothing > *", state="attached")
    assert violations(desk) == []

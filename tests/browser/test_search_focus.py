"""The search page under quick hands: nothing that was chosen is lost, nor is the focus."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.test_search_page import status

CLICK_TWO = "(boxes) => { boxes[0].click(); boxes[1].click(); }"


def test_two_values_ticked_at_once_are_both_set(desk: Page, sample: str) -> None:
    desk.goto(f"{sample}search.html?q=border")
    boxes = desk.locator("[data-facet=country] input")
    expect(boxes).to_have_count(8)
    boxes.evaluate_all(CLICK_TWO)
    expect(desk.locator(".chip")).to_have_count(3)
    assert desk.url.count("country=") == 2


def test_two_chips_removed_at_once_are_both_gone(desk: Page, sample: str) -> None:
    desk.goto(f"{sample}search.html?q=border&country=kyrgyzstan&country=uzbekistan")
    expect(desk.locator(".chip bdi")).to_have_text(["Kyrgyzstan", "Uzbekistan", "all filters"])
    desk.locator(".chip").evaluate_all(CLICK_TWO)
    expect(desk).to_have_url(f"{sample}search.html?q=border")
    expect(desk.locator(".chip")).to_have_count(0)


def test_escape_closes_the_dialog_wherever_the_focus_is(phone: Page, sample: str) -> None:
    phone.goto(f"{sample}search.html?q=border")
    opener = phone.get_by_role("button", name="Best match first")
    opener.click()
    dialog = phone.get_by_role("dialog", name="Order and filters")
    dialog.locator("[data-facet=country] summary").click()
    dialog.get_by_role("checkbox", name="Kyrgyzstan").check()
    phone.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(phone.get_by_role("button", name="Filters (1)")).to_be_focused()


def test_the_way_to_the_filters_keeps_the_focus_when_results_come(phone: Page, sample: str) -> None:
    phone.goto(f"{sample}search.html?q=border")
    opener = phone.locator("#search\\:open")
    expect(opener).to_have_text("Best match first · Filters")
    opener.focus()
    phone.evaluate("document.getElementById('search:sort').value = 'newest'")
    phone.locator("#search\\:sort").dispatch_event("change")
    expect(opener).to_have_text("Newest first · Filters")
    expect(opener).to_be_focused()


@pytest.mark.parametrize("button", ["Without unheard-of", "instead"])
def test_a_button_that_goes_away_hands_the_focus_to_the_results(
    button: str, desk: Page, sample: str
) -> None:
    without = "?q=border&country=unheard-of"
    desk.goto(f"{sample}search.html{without if button != 'instead' else '?q=bordder'}")
    desk.get_by_role("button", name=button).press("Enter")
    expect(desk.get_by_role("button", name=button)).to_be_hidden()
    place = desk.locator("main ol h2 a").first
    if button == "instead":
        place = desk.get_by_label("Words, names")
    expect(place).to_be_focused()


def test_removing_all_that_was_asked_for_leads_to_the_words(desk: Page, sample: str) -> None:
    desk.goto(f"{sample}search.html?country=unheard-of")
    desk.get_by_role("button", name="Without unheard-of").press("Enter")
    expect(desk.get_by_text("For example:")).to_be_visible()
    expect(desk.get_by_label("Words, names")).to_be_focused()


def test_a_search_that_failed_still_says_what_is_set(phone: Page, sample: str) -> None:
    phone.route("**/search/l/*", lambda route: route.abort())
    phone.goto(f"{sample}search.html?q=border&sort=newest&country=&year=2010")
    expect(phone.get_by_role("alert").filter(has_text="The search failed")).to_be_visible()
    expect(phone.get_by_role("button", name="Newest first · Filters (1)")).to_be_visible()
    assert violations(phone) == []


def test_the_card_of_a_name_is_low_on_a_phone(phone: Page, sample: str) -> None:
    phone.goto(f"{sample}search.html?q=kg")
    card = phone.locator(".card")
    expect(card).to_contain_text(re.compile(r"\d+ articles"))
    box = card.bounding_box()
    assert box
    assert box["height"] <= 60


def test_the_sign_that_leads_back_from_a_note_is_no_text(desk: Page, sample: str) -> None:
    desk.goto(f"{sample}search.html?q=kg")
    note = desk.locator(".snippet").filter(has_text="In a note:").first
    expect(note).to_contain_text("24.kg")
    expect(note).not_to_contain_text("↩")


def test_the_arrow_of_the_browser_goes_back(desk: Page, sample: str) -> None:
    desk.goto(f"{sample}search.html?q=border&year=2010&year=2014")
    expect(status(desk)).to_contain_text("article")
    second = desk.locator(".chip").nth(1)
    second.focus()
    desk.locator("#search\\:set").dispatch_event("keydown", {"key": "ArrowLeft", "altKey": True})
    expect(second).to_be_focused()

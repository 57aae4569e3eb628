"""Words that were searched for, marked on the page of an article."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_search_page import status

ARTICLE = "articles/2015/01/briefing.html"


@pytest.mark.parametrize("place", ["below a path", "from disk"])
def test_a_result_keeps_the_words(place: str, page: Page, server: str, built: Path) -> None:
    root = server if place == "below a path" else f"{built.as_uri()}/"
    page.goto(f"{root}search.html?q=briefing+border")
    expect(status(page)).to_contain_text("article")
    page.locator("main ol h2 a", has_text="Syria calling").click()
    expect(page).to_have_url(f"{root}{ARTICLE}?mark=briefing+border")
    expect(page.locator("h1 mark")).to_have_text("briefing")
    bar = page.get_by_role("group", name="Words searched for")
    expect(bar.get_by_role("status")).to_contain_text("1 of ")
    page.keyboard.press("n")
    expect(bar.get_by_role("status")).to_contain_text("2 of ")
    bar.get_by_role("button", name="Previous").click()
    expect(page.locator("mark.current")).to_have_text("briefing")
    page.keyboard.press("Escape")
    expect(bar).to_have_count(0)
    expect(page.locator("mark")).to_have_count(0)
    expect(page).to_have_url(f"{root}{ARTICLE}")


def test_the_focus_goes_on_in_the_text_when_marks_are_removed(page: Page, server: str) -> None:
    page.goto(f"{server}{ARTICLE}?mark=border")
    page.get_by_role("button", name="Next").press("Enter")
    page.get_by_role("button", name="Remove the marks").press("Enter")
    expect(page.locator("mark")).to_have_count(0)
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_a_beginning_and_a_correction_are_marked_too(page: Page, server: str) -> None:
    for typed in ("briefin", "breifing"):
        page.goto(f"{server}search.html?q={typed}")
        expect(status(page)).to_contain_text("1 article")
        page.locator("main ol h2 a").click()
        expect(page.locator("h1 mark")).to_have_text("briefing")


def test_a_phrase_is_marked_across_links_and_emphasis(page: Page, server: str) -> None:
    page.goto(f"{server}{ARTICLE}")
    text = page.locator("article .body p").first.inner_text()
    phrase = " ".join(text.split()[:4])
    page.goto(f'{server}{ARTICLE}?mark="{phrase}"')
    expect(page.locator("mark").first).to_be_visible()
    marked = "".join(page.locator("article .body p").first.locator("mark").all_inner_texts())
    assert marked.startswith(phrase.rstrip(".,"))


def test_nothing_is_loaded_without_words(page: Page, server: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}{ARTICLE}")
    assert [url for url in asked if "/search/" in url and not url.endswith("/box.js")] == []
    expect(page.locator("mark")).to_have_count(0)


def test_words_that_are_not_there_change_nothing(page: Page, server: str) -> None:
    page.goto(f"{server}{ARTICLE}?mark=qqqqq")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".marks")).to_have_count(0)


def test_an_article_without_javascript(browser: Browser, server: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{server}{ARTICLE}?mark=briefing")
    expect(page.locator("mark, .marks")).to_have_count(0)
    page.close()


@pytest.mark.parametrize(
    ("asked", "marked"),
    [("topic:briefing", "briefing"), ("date:2015 briefing", "briefing"), ("date:2015", "")],
)
def test_names_of_fields_are_no_words(asked: str, marked: str, page: Page, server: str) -> None:
    page.goto(f"{server}{ARTICLE}?mark={asked}")
    if marked:
        expect(page.locator("h1 mark")).to_have_text(marked)
    else:
        expect(page.locator("mark")).to_have_count(0)

"""Maps, bars and trends in Chromium: in every scheme, in both directions, with the keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.axe import violations
from tests.browser.conftest import serve
from tests.helpers import SiteTest

COUNTRIES = {"TJ": 12, "UZ": 7, "KG": 5, "KZ": 3, "TM": 1, "US": 2}
PAGES = ("index.html", "countries/index.html", "countries/tajikistan.html", "people/index.html")
SHADES = """() => [...document.querySelectorAll(".legend path:not(.disputed)")].map((path) => {
  const style = getComputedStyle(path);
  return style.fill + " " + style.fillOpacity;
})"""


def build(folder: Path, language: str) -> Path:
    site = SiteTest(folder).write("site.yaml", f"title: Archive\nlanguage: {language}\n")
    for code, count in COUNTRIES.items():
        for number in range(count):
            more = f'countries: ["{code}"]\npeople: [Somebody]'
            site.article(f"{code}-{number}", more, date=f"{1991 + 3 * number}-05-20")
    return site.build().output


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(build(tmp_path_factory.mktemp("pictures"), "en")) as address:
        yield address


@pytest.fixture(scope="module")
def persian(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(build(tmp_path_factory.mktemp("pictures"), "fa")) as address:
        yield address


def look(desk: Page, address: str, width: int) -> None:
    """Look for violations, and for what is too wide."""
    desk.set_viewport_size({"width": width, "height": 800})
    desk.goto(address)
    assert violations(desk) == []
    assert desk.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_in_the_way_of_readers(path: str, desk: Page, english: str) -> None:
    look(desk, english + path, 1280)
    desk.emulate_media(color_scheme="dark")
    look(desk, english + path, 360)
    desk.emulate_media(forced_colors="active")
    look(desk, english + path, 360)


@pytest.mark.parametrize("path", PAGES)
def test_nor_in_a_language_from_right_to_left(path: str, desk: Page, persian: str) -> None:
    look(desk, persian + path, 360)


def test_every_shade_differs_from_all_others(desk: Page, english: str) -> None:
    desk.goto(english)
    for scheme, forced in (("light", "none"), ("dark", "none"), ("light", "active")):
        desk.emulate_media(color_scheme=scheme, forced_colors=forced)  # type: ignore[arg-type]
        shades = desk.evaluate(SHADES)
        assert len({*shades}) == len(shades) == 5


def test_the_keyboard_goes_over_the_map_or_past_it(desk: Page, english: str) -> None:
    desk.goto(english)
    skip = desk.get_by_role("link", name="Skip the map")
    skip.focus()
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.textContent.trim()") == "Kazakhstan: 3 articles"
    skip.focus()
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.closest('svg')") is None
    desk.get_by_role("link", name="Tajikistan: 12 articles").press("Enter")
    desk.wait_for_url("**/countries/tajikistan.html")


def test_a_bar_leads_into_the_list(desk: Page, english: str) -> None:
    desk.goto(f"{english}countries/tajikistan.html")
    desk.get_by_role("link", name="1991: 1 article").press("Enter")
    target = desk.url.partition("#")[2]
    assert target.startswith("date:")
    assert desk.locator(f'[id="{target}"]').count() == 1
    desk.goto(english)
    desk.get_by_role("link", name="1991: 6 articles").press("Enter")
    desk.wait_for_url("**/dates/1991.html")

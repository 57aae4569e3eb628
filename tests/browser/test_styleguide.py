"""Every component of the theme in every state, in both schemes and directions, wide and narrow."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import violations
from tests.browser.conftest import serve
from tests.helpers import ROOT, SiteTest

# Boxes that end outside of the page, but for those inside of what scrolls by itself.
OUTSIDE = """() => {
  const wide = document.documentElement.clientWidth;
  const scrolls = (one) => one.closest("pre, .table, .wide, .set, .skip, .card, svg");
  return [...document.querySelectorAll("main *")]
    .filter((one) => one.checkVisibility() && !scrolls(one))
    .filter((one) => {
      const { left, right, width } = one.getBoundingClientRect();
      return width && (left < -1 || right > wide + 1);
    })
    .map((one) => one.outerHTML.slice(0, 80));
}"""
# Sizes in pixels: of text, of its lines, of the measure; of the targets of touch.
SIZES = """() => {
  const text = getComputedStyle(document.querySelector(".body > p"));
  const { width } = document.querySelector(".body").getBoundingClientRect();
  return [parseFloat(text.fontSize), Math.round(parseFloat(text.lineHeight)), width];
}"""
SMALL = """() => [...document.querySelectorAll("nav a, .names a, .rows a, button")]
  .filter((one) => one.checkVisibility())
  .map((one) => one.closest("li") || one)
  .filter((one) => one.getBoundingClientRect().height < 24)
  .map((one) => one.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = SiteTest(tmp_path_factory.mktemp("styleguide"))
    with serve(site.build("--source", str(ROOT), "--styleguide").output) as address:
        yield f"{address}styleguide.html"


@pytest.fixture(params=[("light", 1280), ("dark", 360), ("light", 320)], ids=str)
def guide(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    scheme, width = request.param
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 800})
    page.goto(address)
    yield page
    page.close()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_no_component_is_wider_than_the_page(guide: Page, direction: str) -> None:
    guide.evaluate("(direction) => (document.documentElement.dir = direction)", direction)
    assert guide.evaluate(OUTSIDE) == []
    assert guide.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_axe_finds_no_violation(guide: Page) -> None:
    # The page has two titles, and the ids of its map and locator are those of a page of one.
    assert violations(guide, heading_order=False) == []


def test_texts_have_the_size_and_the_measure_of_the_scale(guide: Page) -> None:
    size, line, width = guide.evaluate(SIZES)
    assert (size, line) == (17, 27)
    assert width <= 38 * 16


def test_targets_are_large_enough(guide: Page) -> None:
    assert guide.evaluate(SMALL) == []


def test_no_element_has_a_style_of_its_own(guide: Page) -> None:
    assert guide.locator("[style]").count() == 0


def test_a_build_without_the_option_removes_it(site: SiteTest) -> None:
    site.article("a").build("--styleguide")
    assert "styleguide.html" in site.pages()
    site.build()
    assert "styleguide.html" not in site.pages()

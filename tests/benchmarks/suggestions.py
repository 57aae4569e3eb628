"""What suggestions cost a reader, and whether they have the name that is wanted, on Reuters."""

from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page, expect

from tests.benchmarks.corpora import reuters_site
from tests.benchmarks.serving import Served, serving
from tests.browser.chromium import started
from tests.browser.typed_names import LETTERS, SUGGESTIONS, TYPED, missed

_PAGE = "downloads.html"  # any page but that of the search
_TYPED = "volcker on prices"


class Costs(NamedTuple):
    """Requests and bytes: of the script of every page, at the first focus, while one types."""

    page: tuple[int, int]
    focus: tuple[int, int]
    keys: tuple[int, int]


def run(folder: Path) -> None:
    """Type into the box of the site of the Reuters stories."""
    print("\nsuggestions, Reuters-21578")
    report(reuters_site(folder), "reuters")


def report(site: Path, group: str) -> None:
    """Print what a site's suggestions cost, and which names of a group are missed."""
    with serving(site) as served, started() as browser:
        page = browser.new_page()
        for name, (requests, size) in zip(Costs._fields, measure(page, served), strict=True):
            print(f"| {name} | {requests} requests | {size / 1000:.1f} KB |")
        names = len(TYPED[group])
        lost = [*missed(page, served.address + _PAGE, group)]
        print(
            f"| among {SUGGESTIONS} by {LETTERS} letters | {names - len(lost)} of {names} | {lost}"
        )


def measure(page: Page, served: Served) -> Costs:
    """What the box of a page costs; `page` has an empty cache."""
    page.goto(served.address + _PAGE)
    page.wait_for_load_state("networkidle")
    served.take()
    script = page.request.get(f"{served.address}search/box.js", headers={"Accept": "*/*"})
    assert script.ok
    of_page = served.take()
    page.locator("[name=q]").focus()
    page.wait_for_load_state("networkidle")
    page.keyboard.type(_TYPED[0])
    expect(page.locator("[role=listbox]")).to_have_attribute("data-query", _TYPED[0])
    focus = served.take()
    page.keyboard.type(_TYPED[1:])
    expect(page.locator("[role=listbox]")).to_have_attribute("data-query", _TYPED)
    return Costs(of_page, focus, served.take())

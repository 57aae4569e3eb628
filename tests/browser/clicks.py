"""The way from the front page to an article: found in the links of the pages, walked in Chromium.

Without a search and without a script. Opening what is closed is a click, too.
"""

from collections.abc import Iterator, Mapping
from heapq import heappop, heappush
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page

from tests.helpers import resolve

FRONT = "index.html"


class Step(NamedTuple):
    """A link that is followed, as it is written, and where it leads."""

    href: str
    page: str


class _Links(HTMLParser):
    """The links of a page, each with the clicks that it takes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, int]] = []
        self._closed: list[bool] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = dict(attributes)
        if tag == "details":
            self._closed.append("open" not in named)
        elif tag == "a" and (href := named.get("href")):
            self.found.append((href, 1 + sum(self._closed)))

    def handle_endtag(self, tag: str) -> None:
        if tag == "details":
            self._closed.pop()


def ways(site: Path) -> dict[str, list[Step]]:
    """The shortest way from the front page to each page of a site, through pages of lists alone."""
    found: dict[str, list[Step]] = {}
    waiting: list[tuple[int, str, list[Step]]] = [(0, FRONT, [])]
    while waiting:
        clicks, page, steps = heappop(waiting)
        if page in found:
            continue
        found[page] = steps
        if not page.startswith("articles/"):
            for step, more in _steps(site, page):
                if step.page not in found:
                    heappush(waiting, (clicks + more, step.page, [*steps, step]))
    return found


def _steps(site: Path, page: str) -> Iterator[tuple[Step, int]]:
    links = _Links()
    links.feed((site / page).read_text(encoding="utf-8"))
    for href, clicks in links.found:
        target = resolve(page, href)
        if ":" not in href.partition("#")[0] and target.endswith(".html") and target != page:
            yield Step(href, target), clicks


def walk(page: Page, address: str, way: list[Step]) -> int:
    """Go a way; return the clicks that it took. `page` is of a browser that runs no scripts."""
    page.goto(address + FRONT)
    clicks = 0
    for step in way:
        link = page.locator(f'a[href="{step.href}"]')
        if not page.locator(f'a[href="{step.href}"]:visible').count():
            for closed in page.locator("details:not([open])", has=link).all():
                closed.locator("> summary").click()
                clicks += 1
        page.locator(f'a[href="{step.href}"]:visible').first.click()
        page.wait_for_url(f"**/{step.page}*")
        clicks += 1
    return clicks


def articles_of(ways: Mapping[str, list[Step]]) -> list[str]:
    """The articles that ways lead to."""
    return sorted(page for page in ways if page.startswith("articles/"))

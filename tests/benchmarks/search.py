"""What a search costs the reader: bytes and requests in Chromium, time of warm queries."""

import random
import re
import statistics
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.benchmarks.corpora import reuters, reuters_site, titles
from tests.benchmarks.serving import serving
from tests.browser.install import find
from tests.conftest import ARGUMENTS

COLD = [
    "oil prices",
    "grain exports",
    "soviet union wheat",
    "bank of england",
    "stock split",
    "coffee quota talks",
    "gulf war tankers",
    "takeover bid",
    "trade deficit japan",
    "interest rates",
]
FIVE_WORDS = "bank of england money market"


def _open(page: Page, address: str) -> None:
    page.goto(f"{address}404.html")
    page.add_script_tag(url=f"{address}search/archive-search.js")
    page.evaluate(
        "async (folder) => { window.archive = await ArchiveSearch.open(folder); }",
        f"{address}search/",
    )


def _ask(page: Page, query: str) -> float:
    """Search; milliseconds in the browser."""
    return float(
        page.evaluate(
            """async (query) => {
              const started = performance.now();
              await archive.search(query, {limit: 10});
              return performance.now() - started;
            }""",
            query,
        )
    )


def run(folder: Path) -> None:
    """Search in the site of the Reuters stories."""
    print("\nsearch, Reuters-21578")
    report(measure(reuters_site(folder), titles(reuters(folder))))


def measure(site: Path, titles: list[str]) -> dict[str, Any]:
    """Bytes and requests of cold queries, of one more, and the time of warm ones."""
    pick = random.Random(1)
    words = sorted({word for title in titles for word in re.findall(r"[A-Za-z]{4,}", title)})
    warm = [*pick.sample(titles, 100), *pick.sample(words, 100)]
    with serving(site) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        cold, after = [], []
        for number, query in enumerate([*COLD, FIVE_WORDS]):
            page = browser.new_context().new_page()
            _open(page, served.address)
            page_bytes = {"404.html", "assets/style.css", "assets/icon.svg"}
            start = sum(size for path, size in served.sent if path not in page_bytes)
            served.take()
            _ask(page, query)
            requests, size = served.take()
            cold.append((query, requests, start + size))
            _ask(page, COLD[(number + 1) % len(COLD)])
            after.append(served.take()[1])
            page.close()
        page = browser.new_context().new_page()
        _open(page, served.address)
        for query in warm:
            _ask(page, query)
        times = sorted(_ask(page, query) for query in warm)
        browser.close()
    return {
        "start": start,
        "cold": cold[:-1],
        "five words": cold[-1][2],
        "next": statistics.median(after),
        "warm": times[int(len(times) * 0.95)],
    }


def report(found: dict[str, Any]) -> None:
    """Print a line of the table in RESULTS.md."""
    sizes = sorted(size for _, _, size in found["cold"])
    requests = max(number for _, number, _ in found["cold"])
    print("| start, KB | cold query, KB, median (range) | requests, most | next, KB |", end="")
    print(" five words, KB | warm, ms, 95th percentile |")
    print("| --- | --- | --- | --- | --- | --- |")
    print(
        f"| {found['start'] / 1000:.0f} | {statistics.median(sizes) / 1000:.0f} "
        f"({sizes[0] / 1000:.0f} to {sizes[-1] / 1000:.0f}) | {requests} "
        f"| {found['next'] / 1000:.0f} | {found['five words'] / 1000:.0f} | {found['warm']:.0f} |"
    )

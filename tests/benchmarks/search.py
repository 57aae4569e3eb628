"""What a search costs the reader: bytes and requests in Chromium, time of warm queries."""

import random
import re
import statistics
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page

from tests.benchmarks.corpora import reuters, reuters_site, titles
from tests.benchmarks.serving import BLANK, Served, serving
from tests.browser.chromium import started

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

# A function of the site's address that makes `ask`: a function of a query that gives the number of
# results, ten at most, when all that their lines show is there.
OURS = """async (address) => {
  const script = document.createElement("script");
  script.src = `${address}search/archive-search.js`;
  await new Promise((done) => { script.onload = done; document.head.append(script); });
  const archive = await ArchiveSearch.open(`${address}search/`);
  window.ask = async (query) => (await archive.search(query, {limit: 10})).hits.length;
}"""
_ASK = """async (query) => {
  const started = performance.now();
  const found = await ask(query);
  return [performance.now() - started, found];
}"""


class Sent(NamedTuple):
    """What a server sent."""

    requests: int
    bytes: int


class Costs(NamedTuple):
    """What searching costs: a start, cold queries with it, one more query, milliseconds."""

    start: Sent
    cold: list[Sent]
    five_words: Sent
    next: list[Sent]
    warm: float


def run(folder: Path) -> None:
    """Search in the site of the Reuters stories."""
    print("\nsearch, Reuters-21578")
    report({"ours": measure(reuters_site(folder), OURS, titles(reuters(folder)))})


def measure(site: Path, client: str, titles: Sequence[str]) -> Costs:
    """Bytes and requests of cold queries, of one more, and the time of warm ones."""
    with serving(site) as served, started() as browser:
        cold, after = [], []
        for number, query in enumerate([*COLD, FIVE_WORDS]):
            page = _open(browser, served, client)
            start = Sent(*served.take())
            _ask(page, query)
            sent = Sent(*served.take())
            cold.append(Sent(start.requests + sent.requests, start.bytes + sent.bytes))
            _ask(page, COLD[(number + 1) % len(COLD)])
            after.append(Sent(*served.take()))
            page.context.close()
        warm = _warm(_open(browser, served, client), titles)
    return Costs(start, cold[:-1], cold[-1], after, warm)


def _open(browser: Browser, served: Served, client: str) -> Page:
    """A page with an empty cache that is ready to search."""
    page = browser.new_context().new_page()
    page.goto(f"{served.address}{BLANK}")
    page.evaluate(client, served.address)
    return page


def _ask(page: Page, query: str) -> None:
    _, found = page.evaluate(_ASK, query)
    if not found:  # that would be cheap
        sys.exit(f"nothing is found for {query!r}")


def _warm(page: Page, titles: Sequence[str]) -> float:
    """The 95th percentile, in milliseconds, of titles and words asked for the second time."""
    pick = random.Random(1)
    words = sorted({word for title in titles for word in re.findall(r"[A-Za-z]{4,}", title)})
    queries = [*pick.sample(titles, 100), *pick.sample(words, 100)]
    for query in queries:
        page.evaluate(_ASK, query)
    times = sorted(page.evaluate(_ASK, query)[0] for query in queries)
    return float(times[int(len(times) * 0.95)])


def report(found: Mapping[str, Costs]) -> None:
    """Print the rows of the table in RESULTS.md."""
    print("| | start, KB | cold query, KB, median (range) | requests, most | next, KB ", end="")
    print("| five words, KB | warm, ms, 95th percentile |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name, costs in found.items():
        start, cold, requests, after, five_words, warm = _summary(costs)
        sizes = sorted(sent.bytes / 1000 for sent in costs.cold)
        print(
            f"| {name} | {start:.0f} | {cold:.0f} ({sizes[0]:.0f} to {sizes[-1]:.0f}) "
            f"| {requests:.0f} | {after:.0f} | {five_words:.0f} | {warm:.0f} |"
        )


def compare(found: Mapping[str, Costs]) -> None:
    """Print the first of two as parts of the second."""
    ratios = [one / other for one, other in zip(*map(_summary, found.values()), strict=True)]
    print(f"| {' / '.join(found)} | {' | '.join(f'{ratio:.2f}' for ratio in ratios)} |")


def _summary(costs: Costs) -> tuple[float, ...]:
    """The cells of a row, sizes in kilobytes."""
    return (
        costs.start.bytes / 1000,
        statistics.median(sent.bytes for sent in costs.cold) / 1000,
        max(sent.requests for sent in costs.cold),
        statistics.median(sent.bytes for sent in costs.next) / 1000,
        costs.five_words.bytes / 1000,
        costs.warm,
    )

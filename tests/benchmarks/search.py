"""What a search costs the reader: bytes and requests in Chromium, time of warm queries."""

import random
import re
import statistics
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page

from tests.benchmarks.corpora import articles_of, reuters, reuters_site, titles
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
ONE_FIELD = ['"oil prices"', '"bank of england"', '"said the"', '"of the"', "title:said"]
_RANDOM = 150  # phrases of as many words that are drawn from the texts
# Words with spaces alone between them: no parts of names with signs, such as U.S. and Peru's.
_TEXT = re.compile(r"(?<![\w.'-])[A-Za-z]+(?: [A-Za-z]+)*(?![\w.'-])")

# A function of the site's address that makes `ask`: a function of a query that gives the number of
# results, ten at most, when all that their lines show is there.
OURS = """async (address) => {
  const script = document.createElement("script");
  script.src = `${address}search/archive-search.js`;
  await new Promise((done) => { script.onload = done; document.head.append(script); });
  window.archive = await ArchiveSearch.open(`${address}search/`);
  window.ask = async (query) => (await archive.search(query, {limit: 10})).hits.length;
}"""
ASK = """async (query) => {
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
    source, site = reuters(folder), reuters_site(folder)
    report({"ours": measure(site, OURS, titles(source))})
    texts = [path.read_text(encoding="utf-8") for path in articles_of(source)]
    queries = {query: [query] for query in ONE_FIELD}
    queries |= {f"phrases of {words} words": phrases(texts, words) for words in (2, 3)}
    report_cold({name: cold(site, OURS, own) for name, own in queries.items()})


def phrases(texts: Sequence[str], words: int) -> list[str]:
    """Phrases of so many words, drawn from texts at random."""
    pick = random.Random(words)
    found: list[str] = []
    while len(found) < _RANDOM:
        text = pick.choice(texts).partition("\n---\n")[2]
        lines = re.sub(r"(?<!\n)\n(?!\n)", " ", text)  # not those between paragraphs
        runs = [run.split() for run in _TEXT.findall(lines)]
        runs = [run for run in runs if len(run) >= words]
        if runs:
            run = pick.choice(runs)
            first = pick.randrange(len(run) - words + 1)
            found.append(f'"{" ".join(run[first : first + words])}"')
    return found


def cold(site: Path, client: str, queries: Sequence[str]) -> list[Sent]:
    """What each query costs with a start, from an empty cache."""
    found = []
    with serving(site) as served, started() as browser:
        for query in queries:
            page = opened(browser, served, client)
            page.evaluate(ASK, query)
            found.append(Sent(*served.take()))
            page.context.close()
    return found


def measure(site: Path, client: str, titles: Sequence[str]) -> Costs:
    """Bytes and requests of cold queries, of one more, and the time of warm ones."""
    with serving(site) as served, started() as browser:
        cold, after = [], []
        for number, query in enumerate([*COLD, FIVE_WORDS]):
            page = opened(browser, served, client)
            start = Sent(*served.take())
            _ask(page, query)
            sent = Sent(*served.take())
            cold.append(Sent(start.requests + sent.requests, start.bytes + sent.bytes))
            _ask(page, COLD[(number + 1) % len(COLD)])
            after.append(Sent(*served.take()))
            page.context.close()
        warm = _warm(opened(browser, served, client), titles)
    return Costs(start, cold[:-1], cold[-1], after, warm)


def opened(browser: Browser, served: Served, client: str) -> Page:
    """A page with an empty cache that is ready to search."""
    page = browser.new_context().new_page()
    page.goto(f"{served.address}{BLANK}")
    page.evaluate(client, served.address)
    return page


def _ask(page: Page, query: str) -> None:
    _, found = page.evaluate(ASK, query)
    if not found:  # that would be cheap
        sys.exit(f"nothing is found for {query!r}")


def _warm(page: Page, titles: Sequence[str]) -> float:
    """The 95th percentile, in milliseconds, of titles and words asked for the second time."""
    pick = random.Random(1)
    words = sorted({word for title in titles for word in re.findall(r"[A-Za-z]{4,}", title)})
    queries = [*pick.sample(titles, 100), *pick.sample(words, 100)]
    for query in queries:
        page.evaluate(ASK, query)
    times = sorted(page.evaluate(ASK, query)[0] for query in queries)
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


def report_cold(found: Mapping[str, Sequence[Sent]]) -> None:
    """Print what queries cost from an empty cache, those of a name together."""
    print("| cold query | KB, median | KB, 95th percentile | KB, most | requests, most |")
    print("| --- | --- | --- | --- | --- |")
    for name, costs in found.items():
        sizes = sorted(sent.bytes / 1000 for sent in costs)
        late = sizes[int(len(sizes) * 0.95)]
        requests = max(sent.requests for sent in costs)
        median = statistics.median(sizes)
        print(f"| {name} | {median:.0f} | {late:.0f} | {sizes[-1]:.0f} | {requests} |")


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

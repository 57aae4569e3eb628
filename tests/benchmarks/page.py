"""What the search page costs a reader who comes to it for the first time, and what it shows.

On Reuters, on the screen of a phone: what is sent until ten results stand, what follows, what the
next query costs, when the first result stands on a slow network, and whether results say why.
"""

import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Browser, Page, expect

from tests.benchmarks import building
from tests.benchmarks.corpora import reuters_site
from tests.benchmarks.serving import Served, serving
from tests.browser.chromium import started
from tests.helpers import ROOT

TWO = (
    "oil prices|grain exports|bank england|stock split|coffee quota|gulf tankers|takeover bid|"
    "trade deficit|interest rates|volcker rates|opec quota|japan tariffs|gold production|"
    "wheat subsidy|dollar yen|money supply|texaco pennzoil|cocoa buffer|west german|rubber pact"
).split("|")
THREE = (
    "soviet union wheat|bank of england|coffee quota talks|trade deficit japan|us trade bill|"
    "oil price rise|gulf war tankers|money market shortage|federal reserve policy|"
    "japan chip dispute|gold mine strike|brazil interest payments|cocoa buffer stock|"
    "sugar export tender|iran iraq ship|crude oil prices|stock market crash|us grain exports|"
    "natural gas pipeline|rubber price pact"
).split("|")
# Queries as people write them: names, events, questions, misspelt, phrases, operators.
REALISTIC = (
    "oil prices|bank of japan|volcker|volcker interest rates|what did volcker say about rates|"
    "opec quota|gulf war tanker|reagan japan tariffs|cocoa buffer stock|"
    "wheat exports to the soviet union|who bought gulf oil|nakasone|thatcher election|"
    '"oil prices"|"bank of japan"|"the bank"|dollr yen|petrolium|volker|bomb*|merg*|'
    "title:merger|country:japan|country:brazil debt|topic:grain|us trade deficit|"
    "U.S. trade deficit|uk inflation|west german money supply|iran iraq ship attack|"
    "texaco pennzoil|+texaco +bankruptcy|sugar OR coffee|october crash|october 1987 stocks|"
    "+gold -silver|cftc|usda report crop|takeover bid rejected|crude posted price raised|"
    "why did the dollar fall|how many tonnes of wheat did egypt buy|semiconductor dispute|"
    "who is the chairman of the fed|imf loan mexico|cyprus|new zealand|saudi arabia|Рейган|"
    "Япония|goverment bonds|aquisition|inflaton|hong kong dollar|date:1987-10 market|"
    "organization:opec|brazil AND coffee|stock split NOT dividend|ussr grain|j.p. morgan"
).split("|")
STOP = {"the", "of", "in", "and", "a", "to", "is", "was", "were", "did", "on", "how", "what", "who"}

PHONE, WIDE = (360, 740), (1280, 900)
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50e3, "uploadThroughput": 50e3}
_FIRST = "#search\\:results > li:first-child"
_TENTH = "#search\\:results > li:nth-child(10)"
# When the first result stands, in milliseconds, and how far all has moved of itself.
_WATCH = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const {value, hadRecentInput} of list.getEntries()) if (!hadRecentInput) shift += value;
}).observe({type: "layout-shift", buffered: true});
new MutationObserver((records) => {
  const isNew = records.some(({target}) => target.id === "search:results");
  const {length} = document.querySelectorAll("#search\\\\:results > li");
  if (length) window.first ??= performance.now();
  if (isNew && length === 10) window.stood = performance.now();
}).observe(document, {childList: true, subtree: true});
"""
# What was asked for until the results stood: names, and bytes as they were sent. The second script
# is asked for in the same moment.
_ASKED = """(from) => ["navigation", "resource"]
  .flatMap((type) => performance.getEntriesByType(type))
  .filter(({startTime, name}) => startTime >= from && startTime < stood && !/later/.test(name))
  .map(({name, encodedBodySize}) => [name, encodedBodySize])"""

# Without a pause in which what is typed would be searched for.
_SUBMIT = """(text) => {
  const words = document.getElementById("search:q");
  words.value = text;
  words.form.requestSubmit();
}"""


class Costs(NamedTuple):
    """What is sent for a page until ten results stand, and until all is there; bytes by kind."""

    ten: Counter[str]
    requests: int
    whole: int
    next: int


class Sight(NamedTuple):
    """Where the title of the first result ends, how much has moved, how many Tabs lead there."""

    bottom: float
    shift: float
    tabs: int


def run(folder: Path) -> None:
    """Measure the page of the Reuters stories, and how soon that of the sample answers."""
    print("\nthe search page, Reuters-21578")
    report(reuters_site(folder))
    sample = folder / "sample-built"
    building.build(ROOT, sample)
    print("\nthe search page, the sample")
    report_slow(sample, ["border clash", "islamic state", "karimov"])


def report(site: Path) -> None:
    """Print what the page of a site costs, and what its results say."""
    with serving(site) as served, started() as browser:
        _report_costs(browser, served, PHONE)
        _report_costs(browser, served, WIDE)
        sights = [sight(browser, served, query) for query in [*TWO[:10], "opec", "japan"]]
        print("| first title ends at, px, most | layout shift, most | Tabs, most |")
        print("| --- | --- | --- |")
        print("| {:.0f} | {:.3f} | {} |".format(*map(max, zip(*sights, strict=True))))
        _report_reasons(browser, served)
    report_slow(site, [*TWO[:5], *THREE[:5]])


def report_slow(site: Path, queries: Sequence[str]) -> None:
    """Print when the first result stands on a network of 400 kbit/s and 400 ms."""
    with serving(site) as served, started() as browser:
        times = [slow(browser, served, query) for query in queries]
    print(f"| Slow 3G, first result, s, median | {statistics.median(times):.1f} |")
    print(f"| most | {max(times):.1f} |")


@contextmanager
def opened(browser: Browser, size: tuple[int, int]) -> Iterator[Page]:
    """A page with an empty cache."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.add_init_script(_WATCH)
    yield page
    context.close()


def cost(browser: Browser, served: Served, size: tuple[int, int], query: str, then: str) -> Costs:
    """What a query costs from an empty cache, and what one after it does."""
    with opened(browser, size) as page:
        page.goto(_address(served, query), wait_until="commit")
        page.wait_for_selector(_TENTH)
        ten = page.evaluate(_ASKED, 0)
        _wait_for_all(page, size)
        _, whole = served.take()
        now = page.evaluate("performance.now()")
        page.evaluate(_SUBMIT, then)
        expect(page.locator("#search\\:status")).to_contain_text(then)
        page.wait_for_function("(now) => stood > now", arg=now)
        after = sum(size for _, size in page.evaluate(_ASKED, now))
        page.wait_for_load_state("networkidle")
        served.take()
        kinds: Counter[str] = Counter()
        for name, sent in ten:
            kinds[_kind(name)] += sent
        return Costs(kinds, len(ten), whole, after)


def sight(browser: Browser, served: Served, query: str) -> Sight:
    """What a reader with a phone sees, and how far the keyboard has to go."""
    with opened(browser, PHONE) as page:
        page.goto(_address(served, query))
        _wait_for_all(page, PHONE)
        box = page.locator(f"{_FIRST} h2").bounding_box()
        assert box
        page.focus("#search\\:q")
        tabs = 0
        while not page.evaluate("document.activeElement.closest('#search\\\\:results')"):
            page.keyboard.press("Tab")
            tabs += 1
        return Sight(box["y"] + box["height"], page.evaluate("shift"), tabs)


def slow(browser: Browser, served: Served, query: str) -> float:
    """Seconds until the first result stands, on a slow network."""
    with opened(browser, PHONE) as page:
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)
        page.goto(_address(served, query), wait_until="commit")
        page.wait_for_selector(_FIRST)
        return float(page.evaluate("first")) / 1000


def without_reason(browser: Browser, served: Served) -> tuple[int, list[str], set[str]]:
    """How many snippets are shown; which say nothing; what words are marked though they stop."""
    shown, lost = 0, []
    marked: set[str] = set()
    with opened(browser, WIDE) as page:
        for query in REALISTIC:
            page.goto(_address(served, query))
            page.wait_for_selector("main ol[data-explained], #search\\:nothing", state="attached")
            expect(page.locator("#search\\:status")).to_contain_text("article", ignore_case=True)
            if page.locator("#search\\:results > li").count():
                page.wait_for_selector("main ol[data-explained]", state="attached")
            for item in page.locator("#search\\:results > li").all():
                marks = item.locator("mark").all_inner_texts()
                shown += 1
                marked |= {mark.lower() for mark in marks}
                if not marks and not item.locator(".why", has_text="Named:").count():
                    lost.append(f"{query}: {item.locator('h2').inner_text()}")
    return shown, lost, marked & STOP


def _report_costs(browser: Browser, served: Served, size: tuple[int, int]) -> None:
    print(f"| {size[0]} px | requests, median (most) | KB until ten stand, median (most) ", end="")
    print("| all, KB | next query, KB |\n| --- | --- | --- | --- | --- |")
    fixed: Counter[str] = Counter()
    for name, queries in {"two words": TWO, "three words": THREE}.items():
        thens = [*queries[1:], queries[0]]
        costs = [cost(browser, served, size, *pair) for pair in zip(queries, thens, strict=True)]
        fixed = costs[0].ten
        requests = [one.requests for one in costs]
        bytes_sent = [one.ten.total() / 1000 for one in costs]
        print(
            f"| {name} | {statistics.median(requests):.0f} ({max(requests)}) "
            f"| {statistics.median(bytes_sent):.0f} ({max(bytes_sent):.0f}) "
            f"| {statistics.median(one.whole for one in costs) / 1000:.0f} "
            f"| {statistics.median(one.next for one in costs) / 1000:.0f} |",
            flush=True,
        )
    parts = {kind: size for kind, size in fixed.items() if "/" not in kind}
    listed = ", ".join(f"{kind} {size / 1000:.1f}" for kind, size in parts.items())
    print(f"fixed part: {sum(parts.values()) / 1000:.1f} KB ({listed})", flush=True)


def _report_reasons(browser: Browser, served: Served) -> None:
    shown, lost, stopped = without_reason(browser, served)
    print(f"{len(REALISTIC)} queries show {shown} results; {len(lost)} have no mark and no name")
    print(f"stop words that are marked: {', '.join(sorted(stopped)) or 'none'}")
    for line in lost:
        print(f"  {line}")


def _address(served: Served, query: str) -> str:
    return f"{served.address}search.html?{urlencode({'q': query})}"


def _wait_for_all(page: Page, size: tuple[int, int]) -> None:
    """Wait for pieces of articles, and beside results for filters."""
    page.wait_for_selector("main ol[data-explained]", state="attached")
    if size == WIDE:
        page.wait_for_selector("#search\\:facets:not([hidden])", state="attached")
    page.wait_for_load_state("networkidle")


def _kind(address: str) -> str:
    """A file of the page by its name, one of the index by its folder or first letter."""
    path = urlsplit(address).path.lstrip("/")
    name = path.removeprefix("search/")
    if path == name or name.startswith(("manifest", "archive-", "box", "suggest", "names")):
        return name.rpartition("/")[2]
    return f"{name[0]}/"

"""What an attacker may write: all vectors, every page opened over HTTP and from disk.

Each page is parsed, and opened in Chromium with events fired at everything that it has; the search
page is opened with each vector in its address; and what it saves is read as other programs do.
"""

import time
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser

from tests.browser.chromium import started
from tests.browser.conftest import serve
from tests.vectors.check import faults_of, faults_of_citations, faults_of_table
from tests.vectors.generate import published, vectors
from tests.vectors.watch import Seen, open_and_fire, save_all, watching

OPENED = 500  # pages that are opened, of those that there are, each of both ways


def run(folder: Path) -> None:
    """Print how many vectors, pages and faults there are."""
    chosen = vectors()
    folder.joinpath("vectors").mkdir()
    site, refused = published(folder / "vectors", chosen)
    pages = sorted(site.build().pages() - {"404.html"})
    faults = [f"{path}: {one}" for path in pages for one in faults_of(site.page(path))]
    print(f"| vectors | {len(chosen)} | files that are refused | {len(refused)} |")
    print(f"| pages parsed | {len(pages)} | faults | {len(faults)} |")
    step = max(1, len(pages) // OPENED)
    with started() as chromium, ExitStack() as stack:
        ways = {"http": stack.enter_context(serve(site.output)), "disk": f"{site.output.as_uri()}/"}
        for way, origin in ways.items():
            began = time.perf_counter()
            with watching(chromium, origin) as seen:
                for path in pages[::step]:
                    open_and_fire(seen, origin + quote(path))
                found = [*seen.faults]
                searches = _search(seen, origin)
                found += seen.faults[len(found) :]
            took = time.perf_counter() - began
            opened = f"{len(pages[::step])} pages, {searches} searches"
            print(f"| opened, {way} | {opened} in {took:.0f} s | faults | {len(found)} |")
            faults += found
        faults += _saved(chromium, ways["http"])
    for fault in faults:
        print(fault)


def _search(seen: Seen, origin: str) -> int:
    """Open the search page with vectors in every part of its address; how many times."""
    chosen = vectors()[::4]
    for _, text in chosen:
        written = quote(text, safe="")
        address = f"{origin}search.html?q={written}&topic={written}&from={written}&to={written}"
        open_and_fire(seen, f"{address}&sort={written}&page={written}")
    return len(chosen)


def _saved(chromium: Browser, origin: str) -> list[str]:
    """What is wrong with the files that the search page saves."""
    with watching(chromium, origin) as seen:
        seen.page.goto(f"{origin}search.html?q=word")
        rows, saved = save_all(seen.page)
        faults = [*seen.faults, *faults_of_table(saved["csv"], rows)]
        faults += faults_of_citations(saved["bibtex"], saved["ris"], saved["json"], rows)
        print(f"| articles saved in 4 formats | {rows} | faults | {len(faults)} |")
        return faults

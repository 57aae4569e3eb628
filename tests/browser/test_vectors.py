"""What an attacker may write, in Chromium: a few of each class; `bench vectors` has all."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import serve
from tests.helpers import SiteTest
from tests.vectors.check import faults_of, faults_of_citations, faults_of_table
from tests.vectors.generate import published, some, vectors
from tests.vectors.watch import open_and_fire, save_all, watching

STEP = 12  # of so many vectors of a class one is opened
PAGES = 12  # of so many pages one
STORED = """async () => [
  document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map((database) => database.name),
].filter(Boolean)"""
FOR_ONE_ADDRESS = {"404.html"}  # has links that work below it alone


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    return published(tmp_path_factory.mktemp("vectors"), some(STEP))[0].build()


@pytest.fixture(scope="module", params=["http", "disk"])
def origin(request: pytest.FixtureRequest, hostile: SiteTest) -> Iterator[str]:
    with ExitStack() as stack:
        disk = hostile.output.as_uri() + "/"
        yield disk if request.param == "disk" else stack.enter_context(serve(hostile.output))


def test_there_are_vectors_of_every_class() -> None:
    names = [vector.name for vector in vectors()]
    assert len(names) == len({*names}) >= 400
    assert {name[:-4] for name in names} == {vector.name[:-4] for vector in some(STEP)}


def test_no_page_has_more_than_it_may(hostile: SiteTest) -> None:
    found = {path: faults for path in hostile.pages() if (faults := faults_of(hostile.page(path)))}
    assert found == {}


def test_nothing_runs(browser: Browser, origin: str, hostile: SiteTest) -> None:
    with watching(browser, origin) as seen:
        for path in sorted(hostile.pages() - FOR_ONE_ADDRESS)[::PAGES]:
            open_and_fire(seen, origin + quote(path))
        assert seen.faults == []


def test_no_address_of_the_search_runs(browser: Browser, origin: str) -> None:
    with watching(browser, origin) as seen:
        for _, text in some(1000):
            written = quote(text, safe="")
            address = f"{origin}search.html?q={written}&topic={written}&from={written}"
            open_and_fire(seen, f"{address}&sort={written}&page={written}")
        assert seen.faults == []


def test_an_address_turns_nothing_round(browser: Browser, origin: str) -> None:
    with watching(browser, origin) as seen:
        seen.page.goto(f"{origin}search.html?q=%E2%80%AEword%E2%81%A7&topic=x%E2%80%ae")
        assert seen.page.input_value("#search\\:q") == "word"


def test_what_is_saved_holds_nothing_that_runs(
    browser: Browser, origin: str, tmp_path: Path
) -> None:
    with watching(browser, origin) as seen:
        seen.page.goto(f"{origin}search.html?q=word")
        rows, saved = save_all(seen.page)
        assert rows > 30
        assert [*faults_of_table(saved["csv"], rows)] == []
        assert [*faults_of_citations(saved["bibtex"], saved["ris"], saved["json"], rows)] == []
        assert seen.faults == []


def test_nothing_but_searches_is_stored(browser: Browser, origin: str, hostile: SiteTest) -> None:
    """They are there only once one was sent, and go with the tab unless a button keeps them."""
    with watching(browser, origin) as seen:
        for path in sorted(hostile.pages() - FOR_ONE_ADDRESS)[:: PAGES * 4]:
            open_and_fire(seen, origin + quote(path))
        seen.page.goto(f"{origin}search.html?q=word&sort=oldest")
        save_all(seen.page)
        assert seen.page.evaluate(STORED) == []
        open_and_fire(seen, seen.page.url)  # sends the search, too, and keeps it
        kinds = {one.partition(":")[0] for one in seen.page.evaluate(STORED)}
        assert kinds <= {"searches", "saved-searches"}
        kept = seen.page.evaluate("Object.keys(localStorage)")
        assert [one.partition(":")[0] for one in kept] == ["saved-searches"]
        assert seen.page.context.cookies() == []
        other = "localStorage.a = sessionStorage.b = document.cookie = 'c=d'; indexedDB.open('e')"
        seen.page.evaluate(f"() => {{ {other}; }}")  # what is stored would be found
        found = {*seen.page.evaluate(STORED)}
        assert {"a", "b"} <= found

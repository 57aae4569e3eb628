"""Pages that follow their source, in Chromium."""

import http.client
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import violations
from tests.console import silent
from tests.helpers import ROOT, SiteTest
from tests.serve.served import Served, serving


@pytest.fixture
def served(site: SiteTest) -> Iterator[Served]:
    """A small site, built."""
    site.article("a", body="First words.")
    with serving(site) as served:
        served.until("1 article, ")
        yield served


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page; the test fails if its console is not empty."""
    page = browser.new_page()
    # What Chromium says of the page that waits for the first build, and of missing ones.
    with silent(page, "503 (Service Unavailable)", "404 (Not Found)"):
        yield page


def overlay(page: Page) -> Locator:
    return page.get_by_role("alert")


def test_a_page_opened_before_the_first_build_becomes_the_site(site: SiteTest, page: Page) -> None:
    for number in range(200):
        site.article(f"{number}")
    with serving(site) as served:
        page.goto(served.address)
        expect(page.locator("h1")).to_have_text("Test archive")


def test_a_page_shows_what_its_article_has_become(
    site: SiteTest, served: Served, page: Page
) -> None:
    page.goto(f"{served.address}articles/a")
    site.article("a", body="Second words.")
    expect(page.locator("main")).to_contain_text("Second words.")
    site.article("b", more="countries: [KZ]")
    page.goto(f"{served.address}countries/kazakhstan.html")
    expect(page.locator("main")).to_contain_text("Title of b")
    site.article("c", more="countries: [KZ]")
    expect(page.locator("main")).to_contain_text("Title of c")


def test_a_theme_of_ones_own_may_come_and_change(
    site: SiteTest, served: Served, page: Page
) -> None:
    page.goto(served.address)
    shutil.copytree(ROOT / "theme", site.source / "new")
    (site.source / "new/templates/home.html").write_text("<h1>Mine</h1>", encoding="utf-8")
    (site.source / "new").rename(site.source / "theme")
    expect(page.locator("h1")).to_have_text("Mine")
    site.write("theme/templates/home.html", "<h1>Mine, changed</h1>")
    expect(page.locator("h1")).to_have_text("Mine, changed")
    shutil.rmtree(site.source / "theme")
    expect(page.locator("h1")).to_have_text("Test archive")


def test_settings_may_be_replaced_and_the_base_path_moves(
    site: SiteTest, served: Served, page: Page
) -> None:
    page.goto(served.address)
    site.write("new.yaml", "title: Renamed\nurl: https://example.org/deep/er/\n")
    (site.source / "new.yaml").replace(site.source / "site.yaml")
    expect(page).to_have_url(f"{served.address}deep/er/")
    expect(page.locator("h1")).to_have_text("Renamed")
    page.goto(f"{served.address}deep/er/no/such/page")
    page.get_by_role("link", name="front page").click()
    expect(page.locator("h1")).to_have_text("Renamed")


def test_content_may_be_moved_away_and_come_back(
    site: SiteTest, served: Served, page: Page
) -> None:
    page.goto(served.address)
    (site.source / "content").rename(site.source / "away")
    expect(overlay(page)).to_contain_text("there is no folder 'content'")
    (site.source / "away").rename(site.source / "content")
    expect(overlay(page)).to_be_hidden()
    site.article("a", title="Once more")
    expect(page.locator("main")).to_contain_text("Once more")


def test_a_problem_lies_over_the_last_good_page(site: SiteTest, served: Served, page: Page) -> None:
    page.goto(f"{served.address}articles/a.html")
    expect(overlay(page)).to_be_hidden()
    site.article("b", more="contries: [KZ]\nsource_url: <img src=x onerror=alert(1)>")
    expect(overlay(page)).to_be_visible()
    shown = overlay(page).locator("pre").inner_text().splitlines()
    told = site.run("check", "--source", str(site.source)).stdout.splitlines()
    # A page shows no folders of the machine; the terminal has what opens from where one is.
    assert [f"{site.source.as_posix()}/{line}" for line in shown] == told[:2]
    assert "contries" in shown[0]
    assert "<img src=x onerror=alert(1)>" in shown[1]
    served.until("2 errors")
    assert served.said[-3:-1] == told[:2]
    expect(page.locator("main")).to_contain_text("First words.")
    assert served.get("/articles/a.html")[0].status == 200
    page.goto(served.address)  # it is there on whatever page is opened
    expect(overlay(page)).to_contain_text("contries")
    site.article("b")
    expect(overlay(page)).to_be_hidden()
    expect(page.locator("main")).to_contain_text("Title of b")


def test_a_problem_of_the_first_build_shows_too(site: SiteTest, page: Page) -> None:
    with serving(site.article("a", more="x: 1")) as served:
        page.goto(served.address)
        expect(overlay(page)).to_contain_text("unknown key 'x'")
        site.article("a")
        expect(page.locator("h1")).to_have_text("Test archive")


def test_a_broken_template_shows_too(site: SiteTest, page: Page) -> None:
    shutil.copytree(ROOT / "theme", site.source / "theme")
    with serving(site.article("a")) as served:
        served.until("1 article, ")
        page.goto(served.address)
        whole = (site.source / "theme/templates/home.html").read_bytes()
        site.write("theme/templates/home.html", "{% if %}")
        expect(overlay(page)).to_contain_text("home.html:1: ")
        site.write("theme/templates/home.html", whole)
        expect(overlay(page)).to_be_hidden()


def test_the_overlay_is_accessible_and_can_be_hidden(
    site: SiteTest, served: Served, page: Page
) -> None:
    page.set_viewport_size({"width": 320, "height": 500})
    page.goto(served.address)
    for number in range(300):
        site.article(f"b{number:03}", more="x: 1")
    expect(overlay(page)).to_contain_text("... and 100 more")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("button", name="Hide").click()
    expect(overlay(page)).to_be_hidden()


def test_a_page_in_the_background_waits_until_it_is_seen(
    site: SiteTest, served: Served, page: Page
) -> None:
    page.goto(f"{served.address}articles/a.html")
    set_hidden = """hidden => {
      Object.defineProperty(document, "hidden", {configurable: true, get: () => hidden});
      document.dispatchEvent(new Event("visibilitychange"));
    }"""
    page.evaluate(set_hidden, True)
    site.article("a", body="Second words.")
    served.until("1 article, ")
    expect(page.locator("main")).to_contain_text("First words.")
    page.evaluate(set_hidden, False)
    expect(page.locator("main")).to_contain_text("Second words.")


def test_a_change_during_a_build_is_built_after_it(site: SiteTest) -> None:
    for number in range(300):
        site.article(f"{number:03}")
    with serving(site) as served:
        served.until("read articles")
        site.article("000", body="While it was built.")
        served.until("300 articles, ")
        served.until("300 articles, ")
        assert b"While it was built." in served.get("/articles/000.html")[1]


def test_only_the_source_sets_off_a_build(site: SiteTest) -> None:
    site.article("a")
    output, cache = site.source / "_site", site.source / ".cache"
    cache.mkdir()
    with serving(site, f"--output={output}") as served:
        served.until("1 article, ")
        for folder in (output, cache, site.source, site.source / "content"):
            (folder / ".hidden").write_text("x", encoding="utf-8")
        for folder in (output, cache, site.source):
            (folder / "seen.txt").write_text("x", encoding="utf-8")
        articles = site.source / "content/articles"
        for number, name in enumerate("bc", 2):
            site.article(f".{name}")
            (articles / f".{name}.md").rename(articles / f"{name}.md")  # one change, not two
            served.until(f"{number} articles, ")
        assert sum("articles, " in line or "article, " in line for line in served.said) == 3


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_it_while_pages_are_open(by: signal.Signals, served: Served) -> None:
    connection = http.client.HTTPConnection(urlsplit(served.address).netloc)
    connection.request("GET", "/.archive-serve/events")
    assert connection.getresponse().read(5) == b"retry"
    assert served.end(by) == (0, "")
    connection.close()


def test_an_interrupt_ends_a_build_with_all_its_processes(site: SiteTest) -> None:
    for number in range(1000):
        site.article(f"{number:03}")
    with serving(site, "--jobs=2") as served:
        served.until("read articles")
        children = descendants(served.process.pid)
        assert children
        status, rest = served.end()
        assert (status, rest.count("Traceback"), rest.count("articles, ")) == (0, 0, 0)
        assert [child for child in children if is_running(child)] == []


def descendants(process: int) -> list[int]:
    """All processes below one; empty where there is no /proc."""
    found: list[int] = []
    for tasks in Path(f"/proc/{process}/task").glob("*/children"):
        for child in map(int, tasks.read_text().split()):
            found += [child, *descendants(child)]
    return found


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"

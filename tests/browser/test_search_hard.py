"""The search page where it is hard: a slow network, a broken one, right to left, another place."""

import re
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from builder.keeping.export import site_files
from builder.keeping.packing import write_zip
from tests.browser.axe import violations
from tests.browser.test_search_page import WATCH_STATUS, results, status
from tests.helpers import SiteTest

FAST_3G = {
    "offline": False,
    "latency": 562,
    "downloadThroughput": 184_000,
    "uploadThroughput": 84_000,
}
# The page has another text for a script that does not come, which is hidden.
FAILED = "a part of the index could not be loaded"


def words(page: Page) -> Locator:
    return page.get_by_label("Words, names")


def search(page: Page, text: str) -> None:
    words(page).fill(text)
    words(page).press("Enter")


def index_of(server: str) -> re.Pattern[str]:
    return re.compile(re.escape(f"{server}search/") + "(?!archive-search|box|suggest|names|words)")


def break_index(page: Page, server: str, fails: Callable[[str, int], bool]) -> Counter[str]:
    """Break off requests for files of the index; count all, by address without what follows `?`."""
    asked: Counter[str] = Counter()

    def answer(route: Route) -> None:
        url = route.request.url.partition("?")[0]
        asked[url] += 1
        route.abort() if fails(url, asked[url]) else route.continue_()

    page.route(index_of(server), answer)
    return asked


def hold_index(page: Page, server: str) -> Callable[[], None]:
    """Let requests for files of the index wait until the function that is returned is called."""
    waiting: list[Route] = []
    held = True

    def answer(route: Route) -> None:
        waiting.append(route) if held else route.continue_()

    def release() -> None:
        nonlocal held
        held = False
        for route in waiting:
            route.continue_()

    page.route(index_of(server), answer)
    return release


def mend_index(page: Page) -> None:
    page.unroute_all()


def test_typing_on_a_slow_network_ends_with_the_last_text(page: Page, server: str) -> None:
    page.goto(f"{server}search.html?q=briefing+calling+title")
    expect(status(page)).to_contain_text("251 articles")
    expected = results(page)
    session = page.context.new_cdp_session(page)
    session.send("Network.emulateNetworkConditions", FAST_3G)
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    page.goto(f"{server}search.html")
    page.evaluate(WATCH_STATUS)
    release = hold_index(page, server)
    words(page).press_sequentially("briefing")
    expect(page.locator("main ol[aria-busy]")).to_be_attached()
    words(page).press_sequentially(" calling title")  # while the first words' files are loading
    release()
    expect(status(page)).to_contain_text("251 articles for “briefing calling title”")
    assert results(page) == expected
    said = page.evaluate("said")
    assert [line for line in said if "No article" in line] == []
    assert said[0] == "Searching …"


def test_a_request_that_fails_is_tried_once_more(page: Page, server: str) -> None:
    asked = break_index(page, server, lambda url, time: time == 1)
    page.goto(f"{server}search.html?q=briefing")
    expect(status(page)).to_contain_text("1 article for")
    assert set(asked.values()) == {2}
    expect(page.get_by_text(FAILED)).to_be_hidden()


def test_a_request_that_fails_twice_is_told(page: Page, server: str) -> None:
    asked = break_index(page, server, lambda url, time: True)
    page.goto(f"{server}search.html?q=briefing")
    expect(page.get_by_text(FAILED)).to_be_visible()
    assert asked == {
        f"{server}search/manifest.js": 3
    }  # by the page itself, and twice by its script
    assert results(page) == []
    assert status(page).inner_text() == ""
    mend_index(page)
    page.get_by_role("button", name="Try again").click()
    expect(status(page)).to_contain_text("1 article for")
    expect(page.get_by_text(FAILED)).to_be_hidden()


@pytest.mark.parametrize("seed", range(6))
def test_half_of_the_requests_fail(seed: int, page: Page, server: str) -> None:
    """Each answer is the right one or is said to have failed."""

    def fails(url: str, time: int) -> bool:  # whatever the port
        return zlib.crc32(f"{seed} {url.removeprefix(server)} {time}".encode()) % 2 == 0

    break_index(page, server, fails)
    page.goto(f"{server}search.html")
    page.evaluate(WATCH_STATUS)
    answers = {"briefing": "1 article for", "title": "251 articles for", "text": "251 articles for"}
    for text, answer in answers.items():
        search(page, text)
        told = page.get_by_text(FAILED)
        done = told.or_(page.get_by_text(f"{answer} “{text}”"))
        expect(done.filter(visible=True)).to_have_count(1)
        assert told.is_visible() == (results(page) == [])
    assert [line for line in page.evaluate("said") if "No article" in line] == []
    mend_index(page)
    for text, answer in answers.items():
        search(page, text)
        expect(status(page)).to_contain_text(f"{answer} “{text}”")


# The index is on its way before the script that reads it, which does not come here.
@pytest.mark.parametrize("page", [["preloaded using link preload but not used"]], indirect=True)
def test_a_script_that_cannot_be_loaded_is_told(page: Page, server: str) -> None:
    page.route("**/assets/search.js", lambda route: route.abort())
    page.goto(f"{server}search.html?q=briefing")
    expect(page.get_by_text("its script could not be loaded")).to_be_visible()
    mend_index(page)
    page.get_by_role("link", name="Try again").click()
    expect(status(page)).to_contain_text("1 article for")


@pytest.mark.parametrize("place", ["below a path", "from disk", "unpacked"])
def test_wherever_the_site_is(
    place: str, page: Page, server: str, built: Path, tmp_path: Path
) -> None:
    root = server if place == "below a path" else f"{built.as_uri()}/"
    if place == "unpacked":
        write_zip(tmp_path / "site.zip", site_files(built))
        with ZipFile(tmp_path / "site.zip") as archive:
            archive.extractall(tmp_path)
        root = f"{tmp_path.as_uri()}/"
    page.goto(f"{root}articles/2015/01/note.html")
    page.get_by_label("Words to search for").fill("text title")
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("252 articles")
    note = page.get_by_text("This copy is read from disk")
    expect(note).to_be_visible(visible=place != "below a path")
    page.get_by_label("Search: Topics").fill("t249")
    page.get_by_role("checkbox", name="T249").check()
    expect(status(page)).to_contain_text("1 article")
    assert page.url == f"{root}search.html?q=text+title&topic=t249"
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    saved = Path(download.value.path()).read_text(encoding="utf-8")
    assert ",https://example.org/archive/articles/many/249.html," in saved
    page.locator("main ol h2 a").click()
    expect(page.locator("h1")).to_have_text("Title of many/249")


@pytest.fixture(scope="module")
def persian(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The search page of a site that is written from right to left."""
    site = SiteTest(tmp_path_factory.mktemp("persian"))
    site.write("site.yaml", "title: بایگانی\nlanguage: fa\n")
    more = "countries: [KZ]\norganizations: [سازمان همکاری شانگهای, OSCE]\nsource: خبرگزاری"
    body = "درگیری در مرز قرقیزستان و تاجیکستان (Osh, 2015) ادامه دارد."
    for day in range(10, 22):
        site.article(f"2015/{day}", more, body, f"2015-01-{day}", f"گزارش {day} از Osh")
    english = "A report (short) on the مرز of Kyrgyzstan."
    site.article("2016/en", "language: en", english, "2016", "Border report (short)").build()
    return (site.output / "search.html").as_uri()


@pytest.fixture
def right_to_left(page: Page, persian: str) -> Page:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{persian}?q=مرز&sort=newest")
    expect(status(page)).to_contain_text("13 مقاله برای")
    return page


def left(part: Locator, text: str) -> float:
    """Where a piece of text begins, from the left."""
    return float(
        part.evaluate(
            """(element, text) => {
              const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(text);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(walker.currentNode, at);
                range.setEnd(walker.currentNode, at + text.length);
                return range.getBoundingClientRect().left;
              }
              return NaN;
            }""",
            text,
        )
    )


def test_results_from_right_to_left(right_to_left: Page) -> None:
    page = right_to_left
    assert results(page)[:3] == ["Border report (short)", "گزارش 21 از Osh", "گزارش 20 از Osh"]
    expect(page.locator("main ol mark")).to_have_text(["مرز"] * 10)
    edges = page.locator("main ol h2 a").evaluate_all(
        "(links) => links.map((link) => Math.round(link.getBoundingClientRect().right))"
    )
    assert len(set(edges)) == 1  # titles in any language begin on the same side


def test_sentences_of_another_direction_are_in_order(right_to_left: Page) -> None:
    page = right_to_left
    assert left(status(page), "13") > left(status(page), "مقاله") > left(status(page), "مرز")
    title = page.locator("main ol h2").first
    assert left(title, "Border") < left(title, "(") < left(title, "short") < left(title, ")")


def test_filters_from_right_to_left(right_to_left: Page) -> None:
    page = right_to_left
    page.get_by_role("button", name="پالایه‌ها").click()
    page.locator("[data-facet=organization] summary").click()
    for name in ("OSCE", "سازمان همکاری شانگهای"):
        label = page.locator("label", has_text=name)
        box = label.locator("input").bounding_box()
        assert box
        assert left(label, "12") < left(label, name) < box["x"]
    page.get_by_role("checkbox", name="OSCE").check()
    expect(status(page)).to_contain_text("12 مقاله برای")
    page.get_by_role("button", name="نمایش نتیجه‌ها").click()
    assert left(page.locator(".chip"), "×") < left(page.locator(".chip"), "OSCE")
    page.get_by_role("button", name="صفحهٔ بعدی").click()
    expect(status(page)).to_contain_text("صفحهٔ 2 از 2")
    assert results(page) == ["گزارش 11 از Osh", "گزارش 10 از Osh"]


def test_axe_finds_no_violation_from_right_to_left(right_to_left: Page) -> None:
    page = right_to_left
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert violations(page) == []

"""What scripts say on pages in Arabic and in Russian has no word of English."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.dates.edtf import parse_date
from builder.notation import Notation
from builder.pages.date_texts import date_text
from tests.browser.conftest import serve
from tests.console import silent
from tests.helpers import SiteTest

DATE = "2015-01-02/2015-01-11"
# What is the same in every language: formats, keys, operators, a tag after a colon.
NAMES = (
    r":(?:ru|ky|ar)\b|BibTeX|BibLaTeX|RIS|CSL|CSV|JSON|Esc|Shift|Enter|AND|OR|NOT|Archive Builder"
    "|Chicago|APA|MLA"
)

# Everything that a reader can see or hear of a page now.
SAID = """() => {
  const said = [document.title, document.body.innerText];
  for (const element of document.querySelectorAll("*"))
    for (const name of ["aria-label", "title", "placeholder", "alt"])
      if (element.getAttribute(name)) said.push(element.getAttribute(name));
  return said.join("\\n");
}"""


class Site(NamedTuple):
    address: str
    notation: Notation
    word: str  # that articles have
    name: str  # of a person of theirs


WORDS = {
    "ar": ("حدود", "كريم علي", "digits: native"),
    "ru": ("граница", "Иван Петров", "date_style: medium"),
}


@pytest.fixture(scope="module", params=WORDS)
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    language = request.param
    word, name, setting = WORDS[language]
    site = SiteTest(tmp_path_factory.mktemp(language))
    site.write("site.yaml", f"title: {word}\nlanguage: {language}\n{setting}\n")
    for number in range(12):
        more = f"countries: [KZ, KG]\npeople: [{name}]\nsource: {word} {number % 2}"
        site.article(f"{number}", more, f"{word} {number}", DATE, f"{word} {number}")
    other = "ru" if language == "ar" else "ky"
    site.article("other", f"language: {other}\ntranslation_of: '1'", word, DATE, word)
    notation = Notation(
        language,
        "medium" if "medium" in setting else "long",
        "native" if "native" in setting else "latin",
    )
    with serve(site.build().output) as address:
        yield Site(address, notation, word, name)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    with silent(page, "net::ERR_FAILED"):  # of requests that a test breaks off
        yield page


def english(page: Page) -> list[str]:
    """The words of English that the page says."""
    said = re.sub(rf"https?://\S+|\S+\.html|{NAMES}", "", page.evaluate(SAID))
    return re.findall("[A-Za-z]{2,}", said)


def results(page: Page, site: Site, query: str) -> None:
    page.goto(f"{site.address}search.html?{query}")
    expect(
        page.locator("#search\\:results[data-explained], #search\\:nothing > *").first
    ).to_be_attached()


def test_results_with_filters_and_what_they_offer(site: Site, page: Page) -> None:
    results(page, site, f"q={site.word}")
    expect(page.locator(".facets details").first).to_be_visible()
    expect(page.locator("#search\\:keeping")).to_be_visible()
    assert english(page) == []
    page.locator("#search\\:keep").click()
    page.locator(".downloads button").first.click()
    expect(page.locator("#search\\:saved")).not_to_be_empty()
    assert english(page) == []
    page.goto(f"{site.address}search.html?q={site.word}&country=kazakhstan&from=2015&page=2")
    expect(page.locator("#search\\:page")).not_to_be_empty()
    expect(page.locator(".chip").first).to_be_visible()
    assert english(page) == []
    page.goto(f"{site.address}search.html")  # with what is kept
    expect(page.locator(".saved .count").first).not_to_be_empty()
    assert english(page) == []


def test_notes_and_nothing_found(site: Site, page: Page) -> None:
    long = "х" * 30
    queries = (
        f'{long} "а',
        f"titl:{site.word} *б",
        "date:3 date:2016..2015",
        f"{site.word} -{site.word}",
    )
    for query in queries:
        results(page, site, f"q={query}&from=2017-99&country=kazakhstan&page=x")
        expect(page.locator("#search\\:status")).not_to_be_empty()
        said = [
            word for word in english(page) if word not in {"titl", "date", "title", "kazakhstan"}
        ]
        assert said == [], query


def test_suggestions_and_the_names_that_are_meant(site: Site, page: Page) -> None:
    page.goto(f"{site.address}index.html")
    box = page.locator(".site-search input").first
    box.press_sequentially(site.name[:3])
    expect(page.locator("[role=option]").first).to_be_visible()
    assert english(page) == []
    results(page, site, f"q={site.name}")
    expect(page.locator(".card").first).to_be_visible()
    assert english(page) == []


def test_filters_in_a_dialog_and_what_failed(site: Site, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    results(page, site, f"q={site.word}")
    page.locator("#search\\:open").click()
    expect(page.locator("dialog details").first).to_be_visible()
    assert english(page) == []
    page.route("**/search/*", lambda route: route.abort())
    page.goto(f"{site.address}search.html?q={site.word}")
    expect(page.locator(".failure:visible").first).to_be_visible(timeout=20_000)
    assert english(page) == []


def test_words_that_are_marked_and_help(site: Site, page: Page) -> None:
    page.goto(f"{site.address}articles/3.html?mark={site.word}")
    expect(page.locator(".marks")).to_be_visible()
    assert english(page) == []
    page.goto(f"{site.address}search-help.html")
    assert english(page) == []


def test_an_article_has_one_date_everywhere(site: Site, page: Page) -> None:
    date = date_text(parse_date(DATE), site.notation)
    for path in ("articles/3.html", "index.html", "countries/kazakhstan.html"):
        page.goto(f"{site.address}{path}")
        assert page.locator("time").first.text_content() == date, path
    results(page, site, f"q={site.word}")
    assert page.locator(".results time").first.text_content() == date


def test_the_page_is_turned_round_where_one_reads_so(site: Site, page: Page) -> None:
    results(page, site, f"q={site.word}")
    is_turned = site.notation.language == "ar"
    side, panel = (page.locator(name).bounding_box() for name in (".results", ".panel"))
    assert side
    assert panel
    assert (panel["x"] < side["x"]) == is_turned
    names = page.locator(".languages").first.locator("a").all_text_contents()
    assert {*names} == ({"العربية", "الروسية"} if is_turned else {"русский", "киргизский"})

"""What a reader meets on the way: names letter by letter, and whether results say why.

The queries were written down while the page was made so.
"""

from collections.abc import Iterator
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.test_search_page import status

NAMES = (
    "karimov nazarbayev rahmon tashkent kyrgyzstan uzbekistan tajikistan turkmenistan kazakhstan "
    "afghanistan islamic andijan batken isfara taliban terrorism bishkek dushanbe aktobe almaty"
).split()

QUERIES = [
    *("osh", "andijan", "batken", "karimov", "nazarbayev", "tashkent", "Ташкент", "Каримов"),
    *("islamic state", "isis", "taliban", "hizb ut-tahrir", "united nations", "osce", "csto"),
    *("border", "border clash", "kyrgyz tajik border", "water dispute", "foreign fighters"),
    *("what happened in andijan", "who attacked aktobe", "where is the isfara river"),
    *("how many people were killed in the violence in osh", "why did kyrgyzstan close the border"),
    *("bombing", "bombings in tashkent", "hostages", "treaty", "treaties on the border"),
    *("uzbekstan", "tajikstan", "tashkemt", "karimof", "kirgizstan", "terorism"),
    *('"foreign fighters"', '"state border"', '"the border"', "+border +water", "fire OR flood"),
    *("bomb*", "terror*", "title:border", "country:kg", "country:kg border", "person:nazarbayev"),
    *("topic:treaties", "2010 violence", "june 2010", "date:2010 osh", "soviet union", "russia"),
    *("Тошкент", "Жалал-Абад", "Хизб ут-Тахрир", "терроризм", "граница", "IMU", "U.S. base"),
]
STOP = {"the", "of", "in", "and", "a", "to", "is", "was", "were", "did", "on", "how", "what", "who"}


@pytest.fixture
def search(browser: Browser, sample: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{sample}search.html")
    yield page
    page.close()


# The archive has what begins so; each letter is a key of its own, searched for.
TYPED = """async ([folder, words]) => {
  const archive = await ArchiveSearch.open(folder);
  const lost = [];
  for (const word of words) {
    for (let end = 3; end <= word.length; end++) {
      const beginning = word.slice(0, end);
      const {total} = await archive.search(beginning, {limit: 0, typing: true});
      if (!total) lost.push(beginning);
    }
  }
  return lost;
}"""


def test_a_name_is_never_lost_while_it_is_typed(search: Page) -> None:
    assert search.evaluate(TYPED, ["search/", NAMES]) == []


# Of each result: its title, what is marked in it, and whether it says what was found.
SHOWN = """(items) => items.map((item) => [
  item.querySelector("h2").innerText,
  [...item.querySelectorAll("mark")].map((mark) => mark.innerText.toLowerCase()),
  [...item.querySelectorAll(".why")].some((why) => why.textContent.includes("Named:")),
])"""


def test_results_say_why(search: Page, sample: str) -> None:
    """At most 2% of what is shown has neither a mark nor a line that says what was found."""
    shown = 0
    without = []
    marked: set[str] = set()
    for query in QUERIES:
        search.goto(f"{sample}search.html?{urlencode({'q': query})}")
        expect(status(search)).to_contain_text("article")
        search.wait_for_selector("main ol[data-explained]", state="attached")
        for title, marks, is_named in search.locator("main ol > li").evaluate_all(SHOWN):
            shown += 1
            marked.update(marks)
            if not marks and not is_named:
                without.append((query, title))
    assert shown > 200
    assert not marked & STOP
    assert len(without) <= 0.02 * shown, (shown, without)


def test_results_stand_after_three_rounds_of_requests(phone: Page, sample: str) -> None:
    """What the page needs, the words, their articles, the results: one waits for the other."""
    held: list[Route] = []
    phone.goto(f"{sample}search.html")
    expect(phone.get_by_text("The archive has")).to_be_visible()
    phone.route("**/*.js", lambda route: held.append(route))
    phone.get_by_label("Words, names").fill("border clash")
    phone.keyboard.press("Enter")
    results = phone.locator("#search\\:results > li")
    rounds = 0
    while not results.count():
        known = -1
        # All is to be asked for that does not wait for an answer, however busy the machine is.
        while (known != len(held) or not held) and not results.count():
            known = len(held)
            phone.wait_for_timeout(500)
        if results.count():
            break
        # What comes after results takes nothing from them.
        assert not any("search-later" in route.request.url for route in held)
        while held:
            held.pop().continue_()
        rounds += 1
    assert rounds - 1 <= 3


@pytest.mark.parametrize(
    ("query", "number"), [("Border clash", 2), ("the border", 1), ("Бишкек", 0), ("title:osh", 0)]
)
def test_words_are_looked_up_before_the_script_is_there(
    query: str, number: int, phone: Page, sample: str
) -> None:
    """By the manifest, which comes sooner, where they are plain; each file is loaded once."""
    held: list[Route] = []
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.route("**/assets/search.js", lambda route: held.append(route))
    phone.goto(f"{sample}search.html?{urlencode({'q': query})}", wait_until="commit")
    phone.wait_for_timeout(500)
    assert len([url for url in asked if "/search/l/" in url]) == number
    held.pop().continue_()
    phone.wait_for_selector("#search\\:results > li")
    own = [url for url in asked if "/search/" in url]
    assert sorted(own) == sorted(set(own))


SEEN = """[...document.querySelectorAll("main ol > li")]
  .filter((item) => item.querySelector(".snippet").getBoundingClientRect().top < innerHeight)
  .map((item) => item.querySelector("h2 a").pathname)"""


def test_the_results_that_are_seen_say_first_why(phone: Page, sample: str) -> None:
    asked: list[str] = []
    held: list[Route] = []

    def hold(route: Route) -> None:
        asked.append(route.request.url)
        held.append(route)

    phone.route("**/articles/**", hold)
    phone.goto(f"{sample}search.html?q=border")
    links = phone.locator("main ol h2 a")
    expect(links).to_have_count(10)
    phone.wait_for_timeout(1000)
    seen = phone.evaluate(SEEN)
    assert 0 < len(seen) < 10
    assert sorted(urlsplit(url).path for url in asked) == sorted(seen)
    while held:
        held.pop().continue_()
    phone.wait_for_timeout(500)
    assert len(asked) == 10
    for route in held:
        route.continue_()

"""The browser finds what Whoosh finds; and goes on doing so where it is hard."""

import json
import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from builder.content.reader import Reader
from builder.content.searches import read_searches
from builder.dates.edtf import parse_date
from builder.dates.values import day_number
from builder.notation import Notation
from builder.pages.date_texts import date_text, machine_date
from builder.search.local.index import LocalIndex
from builder.search.ranges import read_dates
from builder.store.storage import LocalStorage
from tests.console import silent
from tests.helpers import ROOT, SiteTest
from tests.pipeline.test_reproducible import digest
from tests.sample import IS_THERE, REASON
from tests.search.local.test_index import ids

ARTICLES = ROOT / "content/articles"

QUERIES = [
    "osh",
    "Тошкент",
    "karimov",
    "Каримов",
    "al-qaeda",
    "alqaeda",
    '"foreign fighters"',
    '"islamic state" -syria',
    "country:kg",
    "country:KGZ border",
    'country:"soviet union"',
    "organization:osce",
    'organization:"crisis group" fighters',
    "person:nazarbayev",
    'person:"nursultan nazarbayev"',
    "topic:treaties",
    "date:2010..2015",
    "date:..1995-06",
    "date:2010-06-10",
    "date:2022.. country:tj",
    "(osh OR andijan) AND violence",
    "uzbekistan NOT (tashkent OR border)",
    "+border +water",
    "-osh",
    "title:border",
    'title:"foreign fighters"',
    "names:рф",
    "the",
    "the of and",
    "U.S. base",
    "2,000",
    "1989",
    "терроризм",
    "Шанхайская организация",
    '"шанхайская пятёрка"',
    "zzzz",
    "",
    '"',
    "AND OR NOT",
    "a*",
    "country:atlantis",
]


def words_of_the_sample(number: int) -> list[str]:
    files = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.rglob("*.md"))]
    texts = [re.sub(r"\(https?://[^)]*\)", "", file.split("\n---\n", 1)[1]) for file in files]
    words = sorted({word for text in texts for word in re.findall(r"[A-Za-z]{3,}", text)})
    pick = random.Random(7)
    singles = pick.sample(words, number)
    endings = ["s", "ed", "ing", "ers", "ly"]
    inflected = [word + pick.choice(endings) for word in singles[: number // 2]]
    pairs = [" ".join(pick.sample(words, 2)) for _ in range(number // 2)]
    runs = [pick.choice([text for text in texts if text]).split() for _ in range(number // 2)]
    phrases = [" ".join(run[at : at + 2]) for run in runs if (at := pick.randrange(len(run)))]
    return [*singles, *inflected, *pairs, *(f'"{phrase}"' for phrase in phrases)]


def sentences_of_the_sample(number: int) -> list[str]:
    pick = random.Random(5)
    texts = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.rglob("*.md"))]
    runs = [re.findall(r"[A-Za-z]{3,}", text.split("\n---\n", 1)[1]) for text in texts]
    chosen = pick.choices([run for run in runs if len(run) > 20], k=number)
    starts = [pick.randrange(len(run) - 9) for run in chosen]
    return [" ".join(run[at : at + 9]) for run, at in zip(chosen, starts, strict=True)]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    if not IS_THERE:
        pytest.skip(REASON)
    site = SiteTest(tmp_path_factory.mktemp("search"))
    site.build("--source", str(ROOT))
    result = site.run("search", "osh", f"--source={ROOT}", f"--cache={site.source}/cache")
    assert result.exit_code == 0
    return site


@pytest.fixture
def page(browser: Browser, site: SiteTest) -> Iterator[Page]:
    with opened(browser, site) as page:
        yield page


@contextmanager
def opened(browser: Browser, site: SiteTest) -> Iterator[Page]:
    """A page of a site, with its index as `archive`; nothing may be said on the console."""
    page = browser.new_page()
    with silent(page):
        page.goto((site.output / "about.html").as_uri())
        page.add_script_tag(url=(site.output / "search/archive-search.js").as_uri())
        page.evaluate("async () => { window.archive = await ArchiveSearch.open('search/'); }")
        yield page


def ask(page: Page, query: str, **options: Any) -> dict[str, Any]:
    code = "async ([query, options]) => archive.search(query, options)"
    return dict(page.evaluate(code, [query, {"limit": 1000, **options}]))


def test_the_browser_finds_what_whoosh_finds(page: Page, site: SiteTest) -> None:
    """Without suggestions: a word that nothing has is corrected by the browser alone."""
    local = LocalIndex(site.source / "cache")
    different = []
    for query in [*QUERIES, *words_of_the_sample(100)]:
        found = ask(page, query, apart=True)
        expected = {id for id, _ in local.matches(query)}
        if {hit["id"] for hit in found["hits"]} != expected and not found["suggestion"]:
            different.append(query)
    assert different == []


def test_pages_of_searches_list_what_both_find(page: Page, site: SiteTest) -> None:
    """Rows of the page, hits of the browser, and of the command, where translations are one."""
    searches, _ = read_searches(Reader(LocalStorage(ROOT)))
    assert len(searches) >= 3
    for search in searches:
        query = search.query.text
        links = re.findall(r'href="../(articles/[^"]+)"', site.main(f"searches/{search.slug}.html"))
        asked = ("search", query, "--json", f"--source={ROOT}", f"--cache={site.source}/cache")
        hits = json.loads(site.run(*asked, "--limit=1000", "--sort=newest").stdout)["hits"]
        own = LocalIndex(site.source / "cache").matches(query)
        rows = [hit["page"] for hit in hits]
        assert [link for link in links if link in rows] == rows
        assert {f"articles/{id}.html" for id, _ in own} == {*links}
        found = ask(page, query, sort="newest", apart=True)["hits"]
        assert links == [f"articles/{hit['id']}.html" for hit in found]
        assert len(links) == len(own) >= 3


@pytest.mark.parametrize(
    ("language", "query", "expected"),
    [
        ("ru", "границе", {"border"}),
        ("ru", "пограничному", {"guards"}),
        ("ru", "воюющему", {"guards"}),
        ("ru", "Каримове", {"letter"}),
        ("ru", "карима", {"letter"}),  # of another name, but for its ending
        ("ru", '"пограничному отряду"', {"guards"}),
        ("ru", "договора границы", {"border", "letter"}),
        ("ru", "title:заставами", {"guards"}),
        ("ru", "dogovory", {"letter"}),  # in Latin letters
        ("ru", "НАТО", {"letter"}),
        ("en", "границе", {"border"}),
        ("en", "Каримове", {"letter"}),
        ("en", "воюющему", {"guards"}),
    ],
)
def test_forms_that_no_article_has(
    language: str, query: str, expected: set[str], russian: dict[str, SiteTest], browser: Browser
) -> None:
    """Articles in Russian, on a site in Russian and on one in English."""
    site = russian[language]
    with opened(browser, site) as page:
        found = ask(page, query)
    assert {hit["id"] for hit in found["hits"]} == expected
    assert found["suggestion"] is None
    result = site.run("search", query, "--json", "--jobs=1")
    assert {hit["id"] for hit in json.loads(result.stdout)["hits"]} == expected


@pytest.fixture(scope="module")
def russian(tmp_path_factory: pytest.TempPathFactory) -> dict[str, SiteTest]:
    """Sites with the same Russian articles, by their languages."""
    return {
        language: SiteTest(tmp_path_factory.mktemp(language))
        .write("site.yaml", f"title: Архив\nlanguage: {language}\n")
        .write("content/pages/about.md", "---\ntitle: About\n---\n\nText.\n")
        .article("border", "language: ru", "Граница закрыта.", title="Новости")
        .article("guards", "language: ru", "Воюющий пограничный отряд.", title="Застава")
        .article("letter", "language: ru", "Договоры НАТО и письмо Каримова.", title="Письмо")
        .build()
        for language in ("ru", "en")
    }


DATES = """
2015-06-29 2015-06-29~ 2015-06 2015? 2015% 201X 19XX 2015-XX 2015-06-XX 2015-XX-XX 2015-21 2015-22
2015-23 2015-24 2015-12 2010/2020 2010-06-10/2010-06-14 2015-01-20/2016 2015~/2016-06? 2015/.. 2015/
../2015 /2015-06 -0043 -0043-03-15 -004X 0000 000X 0044 2016-02 1989-11-09/.. 2015-12-31/2016-01-01
""".split()
ASKED = """
2015 2015-06 2015-06-29 2016 2016-02-29 2010..2012 ..1900 ..-0001 2021.. 1950 -0043 201X 2015-24
2013 2010/2020 ../2015 2015..2010 0000 0001..0009 .. 2015-12-31
""".split()


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    site = SiteTest(tmp_path_factory.mktemp("dated"))
    site.write("content/pages/about.md", "---\ntitle: About\n---\n\nText.\n")
    for number, text in enumerate(DATES):
        site.article(f"{number}", date=text, title=text)
    return site.build()


def test_dates_are_searched_by_what_they_overlap(dated: SiteTest, browser: Browser) -> None:
    """By the browser as by Whoosh, and as by the definition; the years are counted so, too."""
    dates = {str(number): parse_date(text) for number, text in enumerate(DATES)}
    with opened(browser, dated) as page:
        for text in ASKED:
            found_dates = read_dates(text)
            assert found_dates
            asked, _ = found_dates
            expected = {
                id
                for id, one in dates.items()
                if asked.first <= day_number(one.last()) and day_number(one.first()) <= asked.last
            }
            assert {hit["id"] for hit in ask(page, f"date:{text}")["hits"]} == expected, text
            found = dated.run("search", f"date:{text}", "--json", "--jobs=1", "--limit=200")
            assert {hit["id"] for hit in json.loads(found.stdout)["hits"]} == expected, text
        everything = ask(page, "date:..", facets=["year"], sort="oldest")
        assert [hit["date"] for hit in everything["hits"]] == sorted(
            DATES, key=lambda text: (parse_date(text).sort_key, str(DATES.index(text)))
        )
        years = everything["facets"]["year"]
        assert [one["value"] for one in years] == sorted(
            {one.listed.first()[0] for one in dates.values()}, reverse=True
        )
        for one in years:
            filtered = ask(page, "date:..", filters={"year": [one["value"]]})
            assert filtered["total"] == one["count"], one


def test_results_show_dates_as_pages_do(dated: SiteTest, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((dated.output / "search.html").as_uri())
    for text in [*DATES, "1999-24%", "-0004-21", "2015-06-29/2015-07"]:
        shown = page.evaluate("(text) => SearchDates.format(text)", text)
        date = parse_date(text)
        assert shown == date_text(date, Notation("en")), text
        assert page.evaluate("(text) => SearchDates.machine(text)", text) == machine_date(date)
    page.close()


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("2015-06-29", ["PY  - 2015", "DA  - 2015/06/29/"]),
        ("2015-06~", ["PY  - 2015", "DA  - 2015/06//approximate"]),
        ("2015-XX?", ["PY  - 2015", "DA  - 2015///uncertain"]),
        ("2015-21", ["PY  - 2015", "DA  - 2015///"]),
        ("2010/2020", ["PY  - 2010", "DA  - 2010///"]),
        ("201X", []),
        ("../2015", []),
        ("-0043", []),
    ],
)
def test_dates_in_files_of_results(
    date: str, day: list[str], dated: SiteTest, browser: Browser
) -> None:
    """BibLaTeX takes EDTF; RIS has days of some years alone."""
    page = browser.new_page()
    page.goto((dated.output / "search.html").as_uri())
    page.evaluate("SearchLater.load()")
    code = """([format, date]) => SearchFormats[format].write([{
      type: "news", id: "a", title: "T", authors: [], date, source: "", url: "", source_url: "",
      archived_url: "", language: "en", summary: "", note: "",
      countries: [], organizations: [], people: [], topics: [], identifiers: []}])"""
    assert f"date = {{{date}}}" in page.evaluate(code, ["biblatex", date])
    lines = page.evaluate(code, ["ris", date]).splitlines()
    assert [line for line in lines if re.match("PY|DA", line)] == day
    assert json.loads(page.evaluate(code, ["json", date]))[0]["date"] == date
    page.close()


def test_sentences_have_the_order_of_whoosh(page: Page, site: SiteTest) -> None:
    """At every rank an article that Whoosh, too, finds about as good as its own there."""
    local = LocalIndex(site.source / "cache")
    different = []
    for query in sentences_of_the_sample(50):
        scores = dict(local.matches(query))
        hits = ask(page, query, limit=10)["hits"]
        others = {one["id"] for hit in hits for one in hit["translations"]}  # these have no rows
        best = [score for id, score in scores.items() if id not in others][:10]
        if [scores[hit["id"]] for hit in hits] != pytest.approx(best, rel=0.05):
            different.append(query)
    assert different == [], different


def test_facets_count_what_filters_find(page: Page) -> None:
    names = ["country", "organization", "person", "topic", "source", "year"]
    found = ask(page, "border", facets=names)
    for name in names:
        assert found["facets"][name]
        for one in found["facets"][name]:
            filtered = ask(page, "border", filters={name: [one["value"]]})
            assert filtered["total"] == one["count"], one
    both = ask(page, "border", filters={"country": ["kyrgyzstan"], "year": [2021]}, facets=["year"])
    years = {one["value"]: one["count"] for one in both["facets"]["year"]}
    assert both["total"] == years[2021]
    assert len(years) > 1


def test_pages_and_orders(page: Page) -> None:
    everything = ask(page, "border", sort="oldest")["hits"]
    assert [hit["date"] for hit in everything] == sorted(hit["date"] for hit in everything)
    newest = ask(page, "border", sort="newest")["hits"]
    assert [hit["id"] for hit in newest] == [hit["id"] for hit in reversed(everything)]
    parts = [ask(page, "border", limit=3, offset=at)["hits"] for at in (0, 3)]
    first = ask(page, "border", limit=6)["hits"]
    assert [hit["id"] for part in parts for hit in part] == [hit["id"] for hit in first]


def test_links_of_results_lead_to_pages(page: Page) -> None:
    for hit in ask(page, "osh", limit=3)["hits"]:
        page.goto(hit["url"])
        assert page.locator("h1").inner_text() == hit["title"]
        page.go_back()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kazakstan", None),
        ("shanhgai", "shanghai"),
        ("tashkemt", "tashkent"),
        ("fighterz", "fighters"),
        ("fighterzone fighterz", "fighterzone fighters"),
        ("osh -tashkemt", None),
        ("fighterz fighterz", "fighters fighters"),
        ("title:tashkemt", "title:tashkent"),
        ("fighterz-tango", "fighters-tango"),
        ('"foreign fighterz"', '"foreign fighters"'),
        ("tashkemtosh tashkemt -bazaar", "tashkemtosh tashkent -bazaar"),
    ],
)
def test_misspelt_words(typed: str, meant: str | None, page: Page) -> None:
    found = ask(page, typed)
    assert found["suggestion"] == meant
    assert found["total"] > 0


@pytest.mark.parametrize("query", ["uzbeki", "tajikist", "border clas", "osh kyrgyzst"])
def test_a_word_that_is_being_typed_is_a_beginning(page: Page, query: str) -> None:
    """What begins so is found, and what has the word comes first; nothing is corrected."""
    found = ask(page, query, typing=True)
    longer = {hit["id"] for hit in ask(page, f"{query}*")["hits"]}
    assert {hit["id"] for hit in found["hits"]} >= longer
    assert longer
    assert found["suggestion"] is None


def test_a_whole_word_comes_before_longer_ones(page: Page) -> None:
    typed, whole = (ask(page, "uzbek", typing=typing)["hits"] for typing in (True, False))
    first = {hit["id"] for hit in typed[: len(whole)]}
    assert len(typed) > len(whole)
    assert first == {hit["id"] for hit in whole}


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("bomb*", ["Bombing", "bombers", "bomb"]),
        ('"bombing and the bombers"', ["Bombing and the bombers"]),
        ("bombing and the bombers", ["Bombing", "bombers", "bomb"]),
        ('"the bombers"', ["the bombers"]),
        ("the", []),
        ("th*", []),
        ("al-qaeda", ["al-Qaeda"]),
        ("qaeda", ["Qaeda"]),
    ],
)
def test_what_a_text_shows(page: Page, query: str, marked: list[str]) -> None:
    text = (
        "Bombing and the bombers: the bomb of al-Qaeda. He threw the other and a bombing, the al."
    )
    ask(page, query)
    spans = page.evaluate("text => archive.mark(text)", text)
    pieces = dict.fromkeys(text[first:last] for first, last in spans)
    assert [one for one in pieces if one != "bombing"] == marked


@pytest.mark.parametrize("query", ["o", "the", "osh ", 'osh "'])
def test_what_is_no_beginning(page: Page, query: str) -> None:
    typed, whole = (ask(page, query, typing=typing)["hits"] for typing in (True, False))
    assert typed == whole


def test_nothing_is_corrected_unless_it_is_wanted(page: Page) -> None:
    assert ask(page, "bordre")["corrected"]
    found = ask(page, "bordre", correct=False)
    assert (found["total"], found["suggestion"], found["corrected"]) == (0, None, False)
    assert not ask(page, "bordre osh")["corrected"]


def test_words_that_are_there_are_never_corrected(page: Page) -> None:
    for query in words_of_the_sample(60)[:60]:
        assert ask(page, query)["suggestion"] is None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("undefined", "query is undefined, and must be a text"),
        ("7", "query is 7, and must be a text"),
        ("'osh', null", "options is null, and must be an object"),
        ("'osh', {limit: -1}", "limit is -1, and must be a whole number from 0"),
        ("'osh', {offset: 1.5}", "offset is 1.5, and must be a whole number from 0"),
        ("'osh', {limit: '5'}", "limit is 5, and must be a whole number from 0"),
        ("'osh', {sort: 'date'}", "sort is date, and must be relevance, newest, oldest"),
        ("'osh', {facets: 'country'}", "facets is country, and must be a list"),
        ("'osh', {filters: {country: 'uzbekistan'}}", "filters.country is uzbekistan, and must be"),
        ("'osh', {filters: {colour: ['red']}}", "a name in filters is colour, and must be"),
    ],
)
def test_an_argument_that_is_wrong_is_named(arguments: str, said: str, page: Page) -> None:
    found = page.evaluate(f"archive.search({arguments}).catch((error) => `${{error}}`)")
    assert f"{found}".startswith(f"TypeError: {said}")


def test_a_later_search_overtakes_an_earlier_one(page: Page) -> None:
    outcome = page.evaluate(
        """async () => {
          const first = archive.search("afghanistan").then(() => "done", (error) => error.name);
          const second = archive.search("turkmenistan").then((found) => found.total);
          return [await first, await second];
        }"""
    )
    assert outcome[0] == "AbortError"
    assert outcome[1] > 0


def test_any_text_is_a_query(page: Page) -> None:
    pick = random.Random(3)
    alphabet = "ab\"()+-:* \\/<>&AND OR.,'\u0301\u200f\u4e2d\U0001f600é\n\t"
    queries = ["".join(pick.choices(alphabet, k=pick.randrange(40))) for _ in range(300)]
    queries += ["(" * 10_000, '"' * 10_000, "a " * 5_000, "\ud800"]
    slowest = page.evaluate(
        """async (queries) => {
          let slowest = 0;
          for (const text of queries) {
            const query = JSON.parse(text);
            await archive.search(query);
            const started = performance.now();
            await archive.search(query);
            slowest = Math.max(slowest, performance.now() - started);
          }
          return slowest;
        }""",
        [json.dumps(query) for query in queries],
    )
    assert slowest < 5000  # a hang, not a speed; those are measured by the benchmark


def test_the_script_is_small_and_asks_for_nothing_else(site: SiteTest) -> None:
    import gzip

    script = (site.output / "search/archive-search.js").read_bytes()
    assert len(gzip.compress(script, 6)) <= 16_000
    assert b"innerHTML" not in script
    assert b"eval(" not in script


def test_every_file_is_a_function_of_the_content(site: SiteTest, tmp_path: Path) -> None:
    again = SiteTest(tmp_path).build("--source", str(ROOT), "--jobs=2")
    files = sorted(path for path in (site.output / "search").rglob("*") if path.is_file())
    assert len(files) > 20
    for path in files:
        other = again.output / path.relative_to(site.output)
        assert path.read_bytes() == other.read_bytes()


SHOWN = """
authors: [Ahmed Rashid]
source: Jamestown Foundation
countries: [KG]
people: [Islam Karimov]
corrections:
  - date: 2016-01-01
    note: It was no ocelot.
dateline: Naryn
"""


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    site = SiteTest(tmp_path_factory.mktemp("shown"))
    site.write("content/pages/about.md", "---\ntitle: About\n---\n\nText.\n")
    site.write("content/articles/tent.png", b"png")
    site.article("whole", SHOWN, "A text[^1].\n\n![A felt yurt](tent.png)\n\n[^1]: Of a footnote.")
    excerpt = f"{SHOWN}rights: excerpt\nsource_url: https://x.org/\nsummary: In short.\n"
    site.article("part", excerpt, "Kept back.\n\n![A felt yurt](tent.png)")
    site.article("draft", f"{SHOWN}status: draft")
    site.article("other", "authors: [Karim Rashidov]\nsource: A paper\npeople: [Ali Karimov]")
    return site.build()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Rashid", {"whole", "part"}),
        ("author:rashid", {"whole", "part"}),
        ('Authors:"Ahmed Rashid"', {"whole", "part"}),
        ("body:rashid", set()),
        ("Jamestown", {"whole", "part"}),
        ("publisher:jamestown", {"whole", "part"}),
        ("source:jamestown", {"whole", "part"}),
        ("source:foundation-jamestown", set()),
        ("source:james", set()),
        ("person:karimov", {"whole", "part", "other"}),
        ('person:"ali karimov"', {"other"}),
        ("source:paper", {"other"}),
        ("ocelot", {"whole", "part"}),
        ("notes:naryn", {"whole", "part"}),
        ("yurt", {"whole"}),
        ("footnote", {"whole"}),
        ("kept", set()),
    ],
)
def test_what_a_page_shows_is_found(
    shown: SiteTest, browser: Browser, query: str, expected: set[str]
) -> None:
    assert set(ids(shown, query)) == expected
    with opened(browser, shown) as page:
        found = ask(page, query)
        assert {hit["id"] for hit in found["hits"]} == expected or found["suggestion"]


HUT = "name: Hizb ut-Tahrir\naliases: [Party of Liberation]\nacronyms: [HuT]\n"


def called(folder: Path) -> SiteTest:
    """A site with a record, articles that name or say it, and so many others that few have it."""
    site = SiteTest(folder)
    site.write("content/pages/about.md", "---\ntitle: About\n---\n\nText.\n")
    site.write("content/organizations/hut.yaml", HUT)
    site.article("tagged", "organizations: [HuT]", "Nothing of it.")
    site.article("acronym", body="HuT was banned.")
    site.article("party", body="The Party of Liberation was banned.")
    site.article("hizb", body="Members of Hizb ut-Tahrir were tried.")
    for number in range(8):
        site.article(f"other-{number}", body="Of a party, and of liberation; a hizb.")
    return site


def ids_in_both(site: SiteTest, browser: Browser, query: str) -> set[str]:
    """What is found, by the browser without a suggestion as by the command."""
    with opened(browser, site) as page:
        found = ask(page, query)
    hits = [hit["id"] for hit in found["hits"]]
    assert sorted(hits) == sorted(ids(site, query))
    assert found["suggestion"] is None
    return set(hits)


def test_a_name_of_a_record_finds_what_has_another(browser: Browser, tmp_path: Path) -> None:
    site = called(tmp_path).build()
    named = {"tagged", "acronym", "party", "hizb"}
    assert ids_in_both(site, browser, "HuT") == named
    assert ids_in_both(site, browser, "+hut banned") == named
    assert ids_in_both(site, browser, '"HuT"') == {"tagged", "acronym"}
    with opened(browser, site) as page:
        assert ask(page, "Hizb ut-Tahrir")["hits"][0]["id"] in {"hizb", "tagged"}
        best = [hit["id"] for hit in ask(page, "hizb ut-tahrir")["hits"]]
    assert set(best[:4]) == named
    assert ids(site, "hizb ut-tahrir")[:2] == best[:2]


def test_a_name_that_a_record_gets_or_loses(browser: Browser, tmp_path: Path) -> None:
    site = called(tmp_path).build()
    for aliases, found in (("[Hizbi, Party of Liberation]", True), ("[Other]", False)):
        record = f"name: Hizb ut-Tahrir\naliases: {aliases}\nacronyms: [HuT]\n"
        site.write("content/organizations/hut.yaml", record).build()
        site.run("build", "--jobs=1", f"--output={tmp_path / 'clean'}", "--no-cache")
        assert digest(site.output) == digest(tmp_path / "clean")
        assert ("party" in ids_in_both(site, browser, "hut")) == found


def first_in_both(site: SiteTest, browser: Browser, query: str) -> str:
    """What comes first, by the browser as by the command, however many are asked for at a time."""
    with opened(browser, site) as page:
        found = [hit["id"] for hit in ask(page, query)["hits"]]
        for at in range(3):
            assert [hit["id"] for hit in ask(page, query, limit=1, offset=at)["hits"]] == [
                found[at]
            ]
    assert found[0] == ids(site, query)[0]
    return str(found[0])


def test_a_title_that_is_the_query_comes_first(browser: Browser, tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    site.write("content/pages/about.md", "---\ntitle: About\n---\n\nText.\n")
    site.article("title", title="Osh", body="A town in the south.", date="2001-01-01")
    for number in range(12):
        body = " ".join(["Osh"] * (20 + number))
        site.article(f"body-{number}", title="Bazaars of the south", body=body, date="2015-01-01")
    site.article("two", title="Osh, bazaars", body="A town.", date="2001-01-01")
    site.article("most", title="Osh bazaars and the bazaars of Osh", body="Osh bazaars. " * 30)
    site.build()
    assert first_in_both(site, browser, "osh") == "title"
    assert first_in_both(site, browser, "Osh!") == "title"
    assert first_in_both(site, browser, "osh bazaars") == "two"
    with opened(browser, site) as page:
        newest = ask(page, "osh", sort="newest")["hits"]
        assert newest[-1]["date"] == "2001-01-01"

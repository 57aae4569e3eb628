"""The pictures of a site: what they show, where they lead, and how few one article changes."""

import re
from gzip import compress
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.helpers import ROOT, SiteTest

SVG = "{http://www.w3.org/2000/svg}"
PICTURE = re.compile(r"<svg .*?</svg>", re.DOTALL)
COUNTRIES = {"TJ": 12, "UZ": 7, "KG": 5, "KZ": 3, "TM": 1, "US": 2, "SUHH": 1, "BH": 1}


def filled(site: SiteTest) -> SiteTest:
    for code, count in COUNTRIES.items():
        for number in range(count):
            year = 1991 + 3 * number
            more = f'countries: ["{code}"]\npeople: [Somebody]'
            site.article(f"{code}-{number}", more, date=f"{year}-05-20")
    return site.build()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    return filled(SiteTest(tmp_path_factory.mktemp("pictures")))


def pictures(page: str) -> list[ElementTree.Element]:
    """The pictures of a page, which are XML as well."""
    inside = PICTURE.findall(page)
    spaced = (one.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1) for one in inside)
    return [ElementTree.fromstring(one) for one in spaced]


def links(picture: ElementTree.Element) -> dict[str, str]:
    """The links of a picture by their names."""
    return {
        link.findtext(f"{SVG}title") or "": link.get("href", "") for link in picture.iter(f"{SVG}a")
    }


def test_the_map_of_the_front_page_leads_to_the_countries(site: SiteTest) -> None:
    page = site.main("index.html")
    found = links(pictures(page)[0])
    assert found == {
        "Kazakhstan: 3 articles": "countries/kazakhstan.html",
        "Kyrgyzstan: 5 articles": "countries/kyrgyzstan.html",
        "Tajikistan: 12 articles": "countries/tajikistan.html",
        "Turkmenistan: 1 article": "countries/turkmenistan.html",
        "Uzbekistan: 7 articles": "countries/uzbekistan.html",
    }
    outside = re.search(r"<p>Not on the map: (.*?)</p>", page)
    assert outside
    assert re.sub("<.*?>", "", outside[1]) == "United States (2), Bahrain (1), and Soviet Union (1)"


def test_the_classes_of_the_map_have_their_numbers(site: SiteTest) -> None:
    legend = re.search(r'<ul class="legend".*?</ul>', site.main("index.html"), re.DOTALL)
    assert legend
    texts = [re.sub("<.*?>", "", one).strip() for one in re.findall(r"<li>.*?</li>", legend[0])]
    assert texts[:5] == ["none", "1 article", "2 articles", "3 to 4 articles", "5 to 12 articles"]
    shade = {name: path.get("class") for name, path in shapes(site).items()}
    assert shade["Tajikistan: 12 articles"] == "shade-5"
    assert shade["Kazakhstan: 3 articles"] == "shade-4"
    assert shade["Turkmenistan: 1 article"] == "shade-2"


def shapes(site: SiteTest) -> dict[str, ElementTree.Element]:
    found = {}
    for link in pictures(site.main("index.html"))[0].iter(f"{SVG}a"):
        path = link.find(f"{SVG}path")
        assert path is not None
        found[link.findtext(f"{SVG}title") or ""] = path
    return found


def test_the_same_numbers_are_in_a_table(site: SiteTest) -> None:
    page = site.main("index.html")
    rows = re.findall(r'<tr><th scope="row"><bdi>(.*?)</bdi></th><td>(\d+)</td></tr>', page)
    assert rows[:2] == [("Tajikistan", "12"), ("Uzbekistan", "7")]
    assert len(rows) == len(COUNTRIES)
    assert "<table>" not in site.main("countries/index.html"), "the list is the table"


def test_the_bars_of_the_front_page_lead_to_the_years(site: SiteTest) -> None:
    bars = links(pictures(site.main("index.html"))[-1])
    assert bars["1991: 8 articles"] == "dates/1991.html"
    assert bars["2024: 1 article"] == "dates/2024.html"
    assert "1992" not in str(bars)
    assert all((site.output / page).is_file() for page in bars.values())


def test_a_country_shows_where_it_is(site: SiteTest) -> None:
    page = site.main("countries/tajikistan.html")
    locator = pictures(page)[-1]
    assert locator.get("aria-label") == "Where it is: Tajikistan"
    classes = [path.get("class") for path in locator.findall(f"{SVG}path")]
    assert classes[:2] == ["land", "here"]
    assert (
        "<figcaption>Neighbours: Afghanistan, China, Kyrgyzstan, and Uzbekistan</figcaption>"
        in page
    )
    soviet = pictures(site.main("countries/soviet-union.html"))[-1]
    here = soviet.find(f"{SVG}path[@class='here']")
    assert here is not None
    assert here.get("d", "").count("M") > 15


def test_the_bars_of_a_list_lead_to_its_headings(site: SiteTest) -> None:
    page = site.main("countries/tajikistan.html")
    bars = links(pictures(page)[0])
    assert len(bars) == COUNTRIES["TJ"]
    ids = {f"#{one}" for one in re.findall(r'id="(date:.*?)"', page)}
    assert {*bars.values()} <= ids
    assert '<figure class="bars">' not in site.main("countries/turkmenistan.html")


def test_an_index_shows_when_each_name_had_articles(site: SiteTest) -> None:
    page = site.main("people/index.html")
    assert re.search(r'<svg class="trend" .*?><path d="M1 12v-12', page)


class _Checker(HTMLParser):
    """Collects what no picture may have."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "style" or name.startswith("on"):
                self.found.append(f"{tag} {name}")
            if name == "id":
                self.ids.append(value or "")


def test_no_picture_has_what_the_policy_refuses_and_no_id_is_there_twice(site: SiteTest) -> None:
    for path in site.pages():
        checker = _Checker()
        checker.feed(site.page(path))
        assert checker.found == []
        assert len(checker.ids) == len({*checker.ids}), path


def test_pictures_take_few_bytes(site: SiteTest) -> None:
    assert len(compress(site.page("index.html").encode())) < 30_000
    for code in ("tajikistan", "united-states", "soviet-union"):
        locator = PICTURE.findall(site.main(f"countries/{code}.html"))[-1]
        assert len(compress(locator.encode())) < 3_000


def changed(site: SiteTest, before: dict[str, str]) -> set[str]:
    return {path for path in site.pages() if before.get(path) != site.page(path)}


def test_one_more_article_changes_few_pages_and_no_locator(tmp_path: Path) -> None:
    site = filled(SiteTest(tmp_path))
    before = {path: site.page(path) for path in site.pages()}
    site.article("new", 'countries: ["TJ"]', date="2026-01-02").build()
    expected = {
        *("index.html", "countries/index.html", "countries/tajikistan.html"),
        *("articles/new.html", "dates/index.html", "dates/2026.html", "dates/2026-01.html"),
    }
    found = changed(site, before)
    assert expected <= found
    others = {path for path in found if not path.startswith(("articles/", "dates/"))} - expected
    # Of a new year also the trends of the other indexes, and what counts all articles.
    assert others <= {
        *("people/index.html", "downloads.html", "recent.html", "search.html", "search-help.html")
    }
    own = "countries/tajikistan.html"
    assert PICTURE.findall(site.page(own))[-1] == PICTURE.findall(before[own])[-1]


def test_a_theme_may_have_other_shapes(tmp_path: Path) -> None:
    site = filled(SiteTest(tmp_path))
    site.write("theme/static/style/own.css", "").build()  # the page on accessibility tells of it
    before = {path: site.page(path) for path in site.pages()}
    shapes = (ROOT / "theme/data/countries.json").read_text(encoding="utf-8")
    site.write("theme/data/countries.json", shapes.replace('"SUHH":["AM",', '"SUHH":[')).build()
    assert changed(site, before) == {"countries/soviet-union.html"}


def test_an_archive_with_nothing_to_compare_has_no_pictures(tmp_path: Path) -> None:
    site = SiteTest(tmp_path).article("a", "people: [Somebody]").build()
    assert "<figure" not in site.main("index.html")
    site.remove("content/articles/a.md").build("--allow-empty")
    assert "<figure" not in site.main("index.html")

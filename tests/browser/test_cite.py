"""The cite box: other styles, and files for programs that keep references."""

import json
from pathlib import Path

import pytest
import rispy
from playwright.sync_api import Page, expect

ARTICLE = "articles/2015/01/briefing.html"
FORMATS = {"BibTeX": ".bib", "BibLaTeX": ".bib", "RIS": ".ris", "CSL-JSON": ".json"}
VALUES = {"BibTeX": "bibtex", "BibLaTeX": "biblatex", "RIS": "ris", "CSL-JSON": "csl"}


def saved(page: Page, name: str) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    assert download.value.suggested_filename == "briefing" + FORMATS[name]
    return Path(download.value.path()).read_text(encoding="utf-8")


def test_styles_and_back(page: Page, server: str) -> None:
    page.goto(server + ARTICLE)
    cite = page.locator(".cite")
    chicago = cite.inner_text()
    page.get_by_role("button", name="APA").click()
    expect(cite).to_contain_text(" (2015, January 20). Syria calling: a briefing. Crisis Group. ")
    page.get_by_role("button", name="MLA").click()
    expect(cite).to_contain_text("“Syria calling: a briefing.” Crisis Group, 20 Jan. 2015, ")
    expect(page.get_by_role("button", name="MLA")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Chicago").click()
    expect(cite).to_have_text(chicago)


@pytest.mark.parametrize("place", ["below a path", "from disk"])
def test_files_are_what_the_search_page_saves(
    place: str, page: Page, server: str, built: Path
) -> None:
    root = server if place == "below a path" else f"{built.as_uri()}/"
    page.goto(root + ARTICLE)
    files = {name: saved(page, name) for name in FORMATS}
    page.goto(root + "search.html?q=syria+calling")
    expect(page.locator("main ol h2 a")).to_have_count(1)
    for name, text in files.items():
        with page.expect_download() as download:
            page.locator(f"button[value={VALUES[name]}]").click()
        assert Path(download.value.path()).read_text(encoding="utf-8") == text, name


def test_a_dossier_is_cited_as_a_page(page: Page, server: str) -> None:
    page.goto(server + "countries/kazakhstan.html")
    with page.expect_download() as download:
        page.get_by_role("button", name="RIS").click()
    (entry,) = rispy.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert entry["type_of_reference"] == "ELEC"
    assert entry["title"] == "Kazakhstan"
    with page.expect_download() as download:
        page.get_by_role("button", name="CSL-JSON").click()
    (item,) = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert item["URL"].endswith("/archive/countries/kazakhstan.html")


def test_lists_offer_their_articles_to_programs_and_articles_none(page: Page, server: str) -> None:
    page.goto(server + "countries/kazakhstan.html")
    rows = page.locator(".rows > li")
    expect(page.locator(".rows .Z3988")).to_have_count(rows.count())
    told = page.locator(".Z3988").first.get_attribute("title") or ""
    assert "rft.type=newspaperArticle" in told
    assert "rft.date=2016-05" in told
    page.goto(server + ARTICLE)
    expect(page.get_by_role("button", name="APA")).to_be_visible()
    expect(page.locator(".Z3988")).to_have_count(0)


def test_without_a_script_the_citation_stands_alone(page: Page, server: str) -> None:
    page.route("**/reader.js", lambda route: route.abort())
    page.goto(server + ARTICLE)
    expect(page.locator(".cite")).to_contain_text("Syria calling")
    expect(page.get_by_role("button", name="APA")).to_have_count(0)

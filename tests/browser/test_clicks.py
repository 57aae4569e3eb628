"""Every article of thousands is a few clicks from the front page, without a script."""

import random
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.clicks import articles_of, walk, ways
from tests.browser.conftest import serve
from tests.helpers import SiteTest

ARTICLES = 3_000
MOST = 5  # clicks
WALKED = 12


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten years, then one with a crowded month and day; every fifth article names nothing."""
    site = SiteTest(tmp_path_factory.mktemp("clicks"))
    site.write("site.yaml", "title: Many\nsearch: false\n")
    for number in range(ARTICLES):
        at = number - ARTICLES // 2
        day = f"{2001 + number % 10}-{number // 10 % 12 + 1:02}-{number % 28 + 1:02}"
        if at >= 0:
            day = f"2015-03-{20 if at < 700 else at % 20 + 1:02}"
        site.article(f"{number:04}", "countries: [KZ]" if number % 5 else "", date=day)
    return site.build().output


def test_every_article_is_few_clicks_from_the_front_page(site: Path, browser: Browser) -> None:
    found = ways(site)
    articles = articles_of(found)
    assert len(articles) == ARTICLES
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    with serve(site) as address:
        for article in random.Random(1).sample(articles, WALKED):
            assert walk(page, address, found[article]) <= MOST
    context.close()


def test_the_page_of_a_country_leads_to_all_of_its_parts(site: Path) -> None:
    page = (site / "countries/kazakhstan.html").read_text(encoding="utf-8")
    parts = {int(part) for part in re.findall(r'href="kazakhstan/(\d+)\.html#date:', page)}
    assert parts == {*range(1, 24)}

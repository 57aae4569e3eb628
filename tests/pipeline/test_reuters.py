"""The archive of 21,578 stories of 1987, built and read as a whole."""

import random
import re
import tarfile
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from builder.authority.countries import all_countries
from tests.helpers import SHARED, SiteTest, broken_links, resolve
from tests.html.nu import complaints

CORPUS = SHARED / "corpora/reuters-site.tar.xz"

pytestmark = pytest.mark.skipif(
    not CORPUS.exists(), reason=f"{CORPUS.name} is not beside this project (../shared/corpora)"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    folder = tmp_path_factory.mktemp("reuters")
    with tarfile.open(CORPUS) as archive:
        archive.extractall(folder, filter="data")
    site = SiteTest(folder)
    result = site.run(
        "build", "--source", str(folder / "reuters-site"), "--output", str(site.output)
    )
    assert result.exit_code == 0, result.stdout[-2000:]
    site.source = folder / "reuters-site"
    return site


def counted(source: Path, key: str) -> Counter[str]:
    """How many articles name each item of a list, read without the builder."""
    counts: Counter[str] = Counter()
    for path in (source / "content/articles").rglob("*.md"):
        block = path.read_text(encoding="utf-8").split("\n---\n", 1)[0]
        found = re.search(rf"^{key}:\n((?:- .*\n?)+)", block, re.MULTILINE)
        counts.update(set(re.findall(r"^- (.*)$", found[1], re.MULTILINE)) if found else ())
    return counts


def listed(site: SiteTest, page: str) -> Iterator[str]:
    """The articles on a page and on all older parts that it leads to."""
    while page:
        main = site.main(page)
        rows = re.findall(
            r'<li>(?:<time [^>]*>[^<]*</time> )?<a href="([^"#]*/articles/[^"]*)"', main
        )
        yield from (resolve(page, unescape(href)) for href in rows)
        older = re.search(r'<a rel="next" class="older" href="([^"]*)"', main)
        page = resolve(page, older[1]) if older else ""


def shown_counts(site: SiteTest, index: str) -> dict[str, int]:
    """The numbers beside the names of an index."""
    row = r'<li><a href="([^"]*)">(?:<bdi>)?[^<]*(?:</bdi>)?</a> '
    row += r"(?:<svg .*?</svg> )?<span>([\d,]+)</span>"
    rows = re.findall(row, site.main(index))
    return {href.removesuffix(".html"): int(count.replace(",", "")) for href, count in rows}


def test_every_story_has_a_page(site: SiteTest) -> None:
    stories = {
        path.relative_to(site.source / "content").with_suffix(".html").as_posix()
        for path in (site.source / "content/articles").rglob("*.md")
    }
    assert len(stories) == 21_578
    assert stories == {page for page in site.pages() if page.startswith("articles/")}


def test_every_country_leads_to_all_of_its_stories(site: SiteTest) -> None:
    expected = {
        all_countries()[code.strip("'")].slug: count
        for code, count in counted(site.source, "countries").items()
    }
    assert len(expected) == 147
    assert shown_counts(site, "countries/index.html") == expected
    for slug, count in expected.items():
        articles = list(listed(site, f"countries/{slug}.html"))
        assert len(articles) == len(set(articles)) == count
    # Counted with grep as well; other texts speak of 12,542.
    assert expected["united-states"] == 12_541


def test_every_organization_leads_to_all_of_its_stories(site: SiteTest) -> None:
    expected = counted(site.source, "organizations")
    assert shown_counts(site, "organizations/index.html") == expected
    for slug, count in expected.items():
        articles = list(listed(site, f"organizations/{slug}.html"))
        assert len(articles) == len(set(articles)) == count


def test_the_months_lead_to_every_story_once(site: SiteTest) -> None:
    months = shown_counts(site, "dates/1987.html")
    articles = [one for month in months for one in listed(site, f"dates/{month}.html")]
    assert len(articles) == len(set(articles)) == 21_578


def test_every_link_and_fragment_resolves(site: SiteTest) -> None:
    assert broken_links(site.output, "/reuters/") == []


def test_no_two_pages_share_a_path_where_case_is_ignored(site: SiteTest) -> None:
    pages = site.pages()
    assert len({page.casefold() for page in pages}) == len(pages)


def test_pages_picked_at_random_are_valid_html(site: SiteTest) -> None:
    pages = random.Random(1987).sample(sorted(site.pages()), 200)
    assert complaints([site.output / page for page in pages]) == []


def test_no_visible_word_of_a_story_is_lost(site: SiteTest) -> None:
    """Tickers such as <U> look like HTML; they must be on the page all the same."""
    for path in random.Random(1987).sample(
        sorted((site.source / "content/articles").rglob("*.md")), 2000
    ):
        body = path.read_text(encoding="utf-8").split("\n---\n", 1)[1].replace("```text", "")
        body = unescape(body)  # others are written as &lt;U&gt;
        page = path.relative_to(site.source / "content").with_suffix(".html").as_posix()
        missing = Counter(re.findall(r"\w+", body)) - Counter(re.findall(r"\w+", site.text(page)))
        assert not missing, (page, missing)

"""What keeps a page from running or asking for anything: on pages of every type."""

import re
from pathlib import Path

import pytest

from tests.helpers import ROOT, SiteTest

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)
HEAD = (
    f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
    '<meta name="referrer" content="no-referrer">\n'
)
ELSEWHERE = re.compile(r'<a (?=[^>]*href="(?:https?|ftp):)[^>]*>')

BODY = """\
[a](https://example.org) <https://example.org/b> https://example.org/c ![d](https://example.org/d.png)

<a href="https://example.org/e">e</a> <iframe src="https://example.org/f"></iframe>
[g](mailto:a@example.org) [h](other.md) [i](#fragment)[^1]

| left | middle | right |
| :--- | :---: | ---: |
| a | b | c |

# fragment

[^1]: [j](https://example.org/j)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    site = SiteTest.copy_of(tmp_path_factory.mktemp("policy"), ROOT / "tests/sites/full")
    return site.article("trust", body=BODY).article("other").build()


def test_every_page_has_the_policy(site: SiteTest) -> None:
    assert len(site.pages()) > 30
    assert [path for path in sorted(site.pages()) if HEAD not in site.page(path)] == []


def test_no_page_has_what_the_policy_refuses(site: SiteTest) -> None:
    inline = re.compile(
        r"""<[^>]*\s(?:style|on\w+)=|<style|<script(?![^>]*\s(?:src="|type="application/ld\+json"))|<base"""
    )
    assert [path for path in site.pages() if inline.search(site.page(path))] == []


def test_the_columns_of_tables_are_aligned_by_the_style_sheet(site: SiteTest) -> None:
    page = site.main("articles/trust.html")
    assert page.count('class="center"') == page.count('class="right"') == 2


def test_links_that_leave_the_archive_do_not_tell_from_where(site: SiteTest) -> None:
    links = [(path, tag) for path in site.pages() for tag in ELSEWHERE.findall(site.page(path))]
    assert len(links) > 9
    assert [link for link in links if "noopener noreferrer" not in link[1]] == []


def test_links_within_the_archive_are_plain(site: SiteTest) -> None:
    page = site.main("articles/trust.html")
    assert '<a href="other.html">h</a>' in page
    assert '<a href="#fragment">i</a>' in page


def test_a_text_cannot_turn_its_letters_round(tmp_path: Path) -> None:
    body = '[<bdo dir="rtl">gro.doog//:sptth</bdo>](https://evil.example)'
    page = SiteTest(tmp_path).article("a", body=body).build().main("articles/a.html")
    assert '<bdi dir="rtl">gro.doog//:sptth</bdi></a>' in page

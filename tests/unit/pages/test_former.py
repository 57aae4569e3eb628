"""Links to what only the former site of an archive has."""

import pytest

from builder.errors import Place
from builder.metadata.former import FormerSite
from builder.model import Link
from builder.pages.former import address_there
from tests.helpers import SiteTest

AWAY = 'rel="noopener noreferrer"'

SETTINGS = """title: T
url: https://archive.example.org/new/
former_site:
  url: https://old.example.org/
  articles: /post/{path}/
  pages: /{path}/
"""


@pytest.fixture
def site(site: SiteTest) -> SiteTest:
    """An archive of texts that stood at another site before."""
    site.write("site.yaml", SETTINGS)
    site.article("osh", "", "## A part\n\nText.")
    return site.write("content/pages/help/index.md", "---\ntitle: Help\n---\n\n![M](map.png)\n")


@pytest.mark.parametrize(
    ("written", "way"),
    [
        (
            "[x](/install/)",
            f'<a href="https://old.example.org/install/" {AWAY}>x</a>',
        ),
        (
            "[x](/a%20b?c=1#d)",
            f'<a href="https://old.example.org/a%20b?c=1#d" {AWAY}>x</a>',
        ),
        (
            "[x](/new/install/)",
            f'<a href="https://old.example.org/install/" {AWAY}>x</a>',
        ),
        (
            "[x](data.csv)",
            f'<a href="https://old.example.org/post/2015/a/data.csv" {AWAY}>x</a>',
        ),
        (
            "[x](../../../b/)",
            f'<a href="https://old.example.org/b/" {AWAY}>x</a>',
        ),
        (
            "[x](../../../../../../b)",
            f'<a href="https://old.example.org/b" {AWAY}>x</a>',
        ),
        ("[x](/post/osh/)", '<a href="../osh.html">x</a>'),
        ("[x](/post/osh#a-part)", '<a href="../osh.html#a-part">x</a>'),
        ("[x](/help)", '<a href="../../help/index.html">x</a>'),
        (
            '![A **map**](m.png "T")',
            f'href="https://old.example.org/post/2015/a/m.png" title="T" {AWAY}>A map</a>',
        ),
        (
            "[![A map](m.png)](/b)",
            f'<a href="https://old.example.org/b" {AWAY}><em>A map</em></a>',
        ),
        (
            '<img src="/m.png" alt="&lt;">',
            f'href="https://old.example.org/m.png" {AWAY}>&lt;</a>',
        ),
    ],
)
def test_what_nothing_here_answers_for_is_linked_there(
    site: SiteTest, written: str, way: str
) -> None:
    site.article("2015/a", "", f"Text {written} text.").build()

    assert way in site.page("articles/2015/a.html")


def test_a_text_without_a_form_has_its_first_redirect_for_its_former_address(
    site: SiteTest,
) -> None:
    site.write("site.yaml", SETTINGS.replace("  articles: /post/{path}/\n", ""))
    site.article("a", "redirects: [/2015/old/, /b/]", "[x](m.csv)").build()

    assert "https://old.example.org/2015/old/m.csv" in site.page("articles/a.html")


def test_parts_of_a_form_are_of_the_date_and_the_name(site: SiteTest) -> None:
    site.write("site.yaml", SETTINGS.replace("/post/{path}/", "/{year}/{month}/{day}/{name}/"))
    site.article("x/2015-01-20-a", "", "[x](m.csv)").build()

    page = site.page("articles/x/2015-01-20-a.html")
    assert "https://old.example.org/2015/01/20/a/m.csv" in page


def test_one_warning_a_text_names_what_is_linked_there(site: SiteTest) -> None:
    site.article("a", "", "[x](/b/) [y](/c/)\n\n[z](d.pdf) [z](/e/)")

    problems = [line for line in site.problems() if "[former-site]" in line]

    assert len(problems) == 2
    assert problems[0].startswith("content/articles/a.md:6:")
    assert "warning" in problems[0]
    assert "'/b/', '/c/', 'd.pdf' and 1 more" in problems[0]
    assert problems[1].startswith("content/pages/help/index.md:")


@pytest.mark.parametrize("written", ["[x](draft.md)", "[x](/articles/draft/)", "[x]({{ image }})"])
def test_drafts_and_templates_do_not_lead_there(site: SiteTest, written: str) -> None:
    site.article("draft", "status: draft").article("a", "", written)

    assert "content/articles/a.md" in [
        line.split(":")[0] for line in site.problems() if "error" in line
    ]


def test_without_a_form_a_relative_link_that_leads_to_nothing_is_an_error(site: SiteTest) -> None:
    site.write("site.yaml", SETTINGS.replace("  articles: /post/{path}/\n", ""))
    site.article("a", "", "[x](b.csv)")

    assert any("error[broken-link]" in line for line in site.problems())


@pytest.mark.parametrize(
    ("written", "own", "there"),
    [
        ("/a", "", "https://o.example/a"),
        ("a", "", ""),  # nobody knows from where
        ("a?b#c", "/post/x/", "https://o.example/post/x/a?b#c"),
        ("{{ site.url }}/a", "/post/x/", ""),
        ("../../../a b/", "/post/x/", "https://o.example/a%20b/"),
    ],
)
def test_the_address_there_of_a_link(written: str, own: str, there: str) -> None:
    link = Link("", "", written, Place("content/articles/a.md"))
    assert address_there(link, FormerSite("https://o.example"), own, "/") == there

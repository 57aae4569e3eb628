"""The page on accessibility and the line that names the builder: in the footer of every page."""

import pytest

from tests.helpers import SiteTest

PAGE = "accessibility.html"
MADE = "<p>Made with Archive Builder</p>"
LINK = '<a href="{}accessibility.html">Accessibility</a>'


def footer(site: SiteTest, page: str) -> str:
    return site.page(page).partition("<footer")[2]


def test_every_page_leads_there_and_says_what_it_was_made_with(site: SiteTest) -> None:
    site.article("2015/a", more="countries: [KZ]").build()
    for page in site.pages() - {PAGE}:
        up = "/" if page == "404.html" else "../" * page.count("/")
        assert LINK.format(up) in footer(site, page), page
        assert MADE in footer(site, page), page
    assert 'aria-current="page"' in footer(site, PAGE)


def test_the_colophon_can_be_left_out(site: SiteTest) -> None:
    site.write("site.yaml", "title: A\ncolophon: false\n").build()
    assert "Made with" not in footer(site, "index.html")
    assert LINK.format("") in footer(site, "index.html")


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("desk@example.org", "mailto:desk@example.org"),
        ("https://example.org/us", "https://example.org/us"),
    ],
)
def test_it_names_the_contact_if_there_is_one(contact: str, address: str, site: SiteTest) -> None:
    assert "please tell" not in site.build().main(PAGE)
    site.write("site.yaml", f"title: A\ncontact: {contact}\n").build()
    link = f'<a href="{address}" rel="noopener noreferrer">{contact}</a>'
    assert f"please tell: {link}." in site.main(PAGE)


def test_it_says_what_is_true_of_this_site(site: SiteTest) -> None:
    site.article("a").build()
    assert "All but the search works without JavaScript." in site.text(PAGE)
    assert "changed the theme" not in site.text(PAGE)
    site.write("site.yaml", "title: A\nsearch: false\n").write("theme/static/own.css", "").build()
    assert "Everything works without JavaScript." in site.text(PAGE)
    assert "changed the theme" in site.text(PAGE)


def test_an_archive_may_have_a_statement_of_its_own(site: SiteTest) -> None:
    site.write("content/pages/accessibility.md", "---\ntitle: Ours\n---\n\nWe tested it.\n")
    site.build()
    assert site.text(PAGE) == "Ours We tested it."
    assert LINK.format("") in site.page("index.html")

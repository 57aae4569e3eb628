"""The page of every component of the theme."""

from builder.pages.contexts import StyleguideContext
from builder.pages.lookup import ArchiveLookup
from builder.pages.styleguide import PAGE, styleguide_context
from tests.archives import archive_of
from tests.helpers import SiteTest


def test_an_archive_without_articles_has_one_too() -> None:
    context = styleguide_context(ArchiveLookup(archive_of()))
    assert isinstance(context, StyleguideContext)
    assert len(context.long_title) == 300
    assert not context.timeline


def test_it_is_a_page_of_the_site_on_request(site: SiteTest) -> None:
    site.article("a", "countries: [KG]").build("--styleguide")
    assert PAGE in site.pages()
    assert "Notice of withdrawal" in site.main(PAGE)

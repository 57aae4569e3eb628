"""What readers are told of queries is what queries are."""

from builder.pages.lookup import ArchiveLookup
from builder.pages.search_help import search_help_context
from builder.search.examples import EXAMPLES
from tests.archives import archive_of
from tests.helpers import SiteTest


def test_every_example_has_its_line() -> None:
    lines = search_help_context(ArchiveLookup(archive_of())).lines
    assert [line.query for line in lines] == [example.query for example in EXAMPLES]


def test_filters_are_shown_by_names_of_the_archive(site: SiteTest) -> None:
    site.article("a", "countries: [KZ]\npeople: [Ann Lee]\nauthors: [Bo]").build()
    text = site.text("search-help.html")
    assert "country:Kazakhstan" in text
    assert 'person:"Ann Lee"' in text
    assert 'href="search.html?q=country%3AKazakhstan"' in site.page("search-help.html")
    assert 'href="search-help.html"' in site.page("search.html")


def test_a_filter_finds_a_name_with_quotation_marks(site: SiteTest) -> None:
    site.article("a", "people: ['Ann \"Bo\" Lee']\norganizations: [Газета «Голос»]").build()
    text = site.text("search-help.html")
    assert "person:ann-bo-lee" in text
    assert "organization:gazeta-golos" in text

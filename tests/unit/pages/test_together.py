"""What articles name together."""

from builder.model import Kind
from builder.pages.lookup import ArchiveLookup
from builder.pages.together import together
from tests.archives import about, archive_of, article_of
from tests.helpers import SiteTest


def test_what_one_article_alone_names_is_chance() -> None:
    archive = archive_of(
        article_of("a", entities=about(countries="kg kz")),
        article_of("b", entities=about(countries="kg uz")),
    )
    found = together(ArchiveLookup(archive), archive.entities[Kind.COUNTRIES, "kg"], (0, 1))
    assert found == ()


def test_what_two_articles_name_too_is_listed_with_a_search_for_both(site: SiteTest) -> None:
    for name in ("a", "b", "c"):
        site.article(name, f"countries: [KZ, UZ]\npeople: [{'C D' if name == 'c' else 'A B'}]")
    site.build()
    page = site.page("countries/kazakhstan.html")
    assert "Appears with" in page
    assert 'href="../search.html?country=kazakhstan&amp;country=uzbekistan"' in page
    assert 'aria-label="3 articles with Uzbekistan">3</a>' in page
    assert 'aria-label="2 articles with A B">2</a>' in page
    together = page.partition("Appears with")[2].partition("</section>")[0]
    assert "C D" not in together
    assert ">Kazakhstan<" not in together


def test_without_a_search_there_are_numbers_alone(site: SiteTest) -> None:
    site.write("site.yaml", "title: T\nsearch: false\n")
    site.article("a", "countries: [KZ, UZ]").article("b", "countries: [KZ, UZ]").build()
    assert "<span>2</span>" in site.page("countries/kazakhstan.html")

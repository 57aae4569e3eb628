"""The front page, plain pages and the downloads."""

from markupsafe import Markup

from builder.config import SiteConfig
from builder.exports.articles import JSON_LINES
from builder.exports.volumes import path_of
from builder.model import PlainPage, text_of
from builder.pages.contexts import EntityLink, IndexLink
from builder.pages.lookup import ArchiveLookup
from builder.pages.special import NEWEST, TOP, downloads_context, home_context, plain_context
from tests.archives import about, archive_of, article_of, page_of


def test_the_front_page_shows_the_newest_with_their_summaries() -> None:
    articles = [article_of(f"{number:02}", f"2015-01-{number:02}") for number in range(1, 13)]
    articles[-1] = article_of("12", "2015-01-12", summary="In short.")
    texts = {articles[-2].path: text_of("<p>One.</p>", "One.")}
    page = home_context(ArchiveLookup(archive_of(*articles, texts=texts)), None)
    assert page.total == 12
    assert [teaser.row.page for teaser in page.newest] == [
        f"articles/{number:02}.html" for number in range(12, 12 - NEWEST, -1)
    ]
    assert [teaser.summary for teaser in page.newest[:3]] == ["In short.", "One.", ""]


def test_the_most_frequent_countries_and_organizations_stand_on_it() -> None:
    countries = [f"c{number}" for number in range(50, 31, -1)]
    articles = [
        article_of(str(number), entities=about(countries=" ".join(countries[:number])))
        for number in range(1, 20)
    ]
    other = article_of("x", entities=about(topics="t"))
    page = home_context(ArchiveLookup(archive_of(*articles, other)), None)
    (group,) = page.groups
    assert (group.label, len(group.links)) == ("Countries", TOP)
    assert group.links[:2] == (
        EntityLink("C50", "countries/c50.html", 19),
        EntityLink("C49", "countries/c49.html", 18),
    )
    assert page.indexes == (
        IndexLink(Markup("<strong>19</strong> countries"), "countries/index.html", 19),
        IndexLink(Markup("<strong>1</strong> topic"), "topics/index.html", 1),
    )


def test_a_text_of_its_own_opens_it() -> None:
    page = page_of("index", "Welcome")
    texts = {page.path: text_of("<p>Hello.</p>", "Hello.")}
    lookup = ArchiveLookup(archive_of(pages=[page], texts=texts))
    home = home_context(lookup, page)
    assert (home.title, home.body, home.description) == ("Welcome", "<p>Hello.</p>", "Hello.")
    described = ArchiveLookup(archive_of(config=SiteConfig(title="News", description="Of news.")))
    home = home_context(described, None)
    assert (home.title, home.body, home.description) == ("News", "", "Of news.")
    assert (home.newest, home.groups, home.indexes) == ((), (), ())


def test_a_plain_page_has_its_own_language() -> None:
    page = PlainPage("content/pages/a.md", "a.html", "A", "fa", "In short.")
    lookup = ArchiveLookup(archive_of(pages=[page], texts={page.path: text_of("<p>x</p>", "x")}))
    context = plain_context(lookup, page)
    assert (context.language, context.direction) == ("fa", "rtl")
    assert (context.body, context.description) == ("<p>x</p>", "In short.")


def test_downloads_name_the_file_that_holds_all_articles() -> None:
    context = downloads_context(
        ArchiveLookup(archive_of(article_of("a"), article_of("b", withdrawn=True)))
    )
    assert (context.total, context.articles) == (1, (path_of(JSON_LINES),))

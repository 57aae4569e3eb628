"""The pages of searches that the archive names."""

from dataclasses import replace

from builder.archive import Archive
from builder.errors import Name, Place
from builder.model import NamedSearch
from builder.pages.contexts import EntityLink, SearchLine
from builder.pages.jumps import LONG
from builder.pages.lookup import ArchiveLookup
from builder.pages.pagination import slices_of
from builder.pages.searches import named_search_context, search_links, searches_context
from tests.archives import archive_of, article_of
from tests.helpers import SiteTest

PLACE = Place("content/searches.yaml")
FIRES = NamedSearch("Fires", Name("fire OR smoke", PLACE), "fires", "All of them.", PLACE)
FLOODS = NamedSearch("Floods", Name("flood", PLACE), "floods", "", PLACE)


def archive(**found: tuple[int, ...]) -> Archive:
    articles = [article_of(f"a{at}", f"20{10 + at}-01-01") for at in range(3)]
    return replace(archive_of(*articles), searches=(FIRES, FLOODS), found=found)


def test_the_page_has_what_is_found_newest_first() -> None:
    lookup = ArchiveLookup(archive(fires=(0, 2)))
    own, *_ = slices = slices_of("searches/fires.html", (0, 2))
    page = named_search_context(lookup, FIRES, own, slices)
    assert (page.title, page.description, page.about) == ("Fires", "All of them.", "All of them.")
    assert (page.query, page.total, page.years) == ("fire OR smoke", 2, "2010\u2009–\u20092012")
    assert [row.page for group in page.part.groups for row in group.rows] == [
        "articles/a2.html",
        "articles/a0.html",
    ]


def test_a_search_that_finds_nothing_has_an_empty_page() -> None:
    lookup = ArchiveLookup(archive())
    own, *_ = slices = slices_of("searches/floods.html", ())
    page = named_search_context(lookup, FLOODS, own, slices)
    assert page.description == "0 articles: Floods. Archive."
    assert (page.about, page.total, page.years, page.timeline) == ("", 0, "", None)
    assert (page.jumps, page.part.groups) == ((), ())


def test_the_list_of_all_is_in_the_order_of_the_file() -> None:
    lookup = ArchiveLookup(archive(fires=(0, 2)))
    links = (
        EntityLink("Fires", "searches/fires.html", 2),
        EntityLink("Floods", "searches/floods.html"),
    )
    assert search_links(lookup) == links
    page = searches_context(lookup)
    assert (page.title, page.description) == ("Searches", "2 searches of the archive.")
    assert page.lines == (SearchLine(links[0], "All of them."), SearchLine(links[1], ""))


def test_from_the_front_page_one_comes_to_each_and_to_the_search_itself(site: SiteTest) -> None:
    site.write("content/searches.yaml", "searches: [{name: A & b, query: 'title:a OR \"b c\"'}]")
    site.write("site.yaml", "title: T\nnavigation: [searches]\n")
    site.article("one", title="A", more="redirects: [/searches/old.html]").build()
    assert '<a href="searches/a-b.html"><bdi>A &amp; b</bdi></a> <span>1</span>' in site.main(
        "index.html"
    )
    assert '<a href="searches/index.html">Searches</a>' in site.page("index.html")
    assert '<a href="searches/a-b.html"><bdi>A &amp; b</bdi></a></p>' in site.main("search.html")
    page = site.main("searches/a-b.html")
    assert '<a href="../search.html?q=title%3Aa%20OR%20%22b%20c%22&amp;sort=newest">' in page
    assert '<code dir="auto">title:a OR &#34;b c&#34;</code>' in page
    assert '<a href="a-b.html"><bdi>A &amp; b</bdi></a>' in site.main("searches/index.html")


def test_without_the_search_page_nothing_leads_to_it(site: SiteTest) -> None:
    site.write("site.yaml", "title: T\nsearch: false\n")
    site.write("content/searches.yaml", "searches: [{name: A, query: text}]")
    page = site.article("one").build().main("searches/a.html")
    assert "articles/one.html" in page
    assert "search.html" not in page


def test_a_long_list_has_parts_headings_and_jump_links_as_others(site: SiteTest) -> None:
    site.write("content/searches.yaml", "searches: [{name: A, query: text}]")
    for number in range(201):
        site.article(f"a{number:03}", date=f"{2000 + number // 20}-01-01", more="topics: [B]")
    site.build()
    assert LONG < 201
    for path in ("", "/1"):
        own, other = (site.main(f"{name}{path}.html") for name in ("searches/a", "topics/b"))
        assert own.count("<li>") == other.count("<li>")
        assert own.count('id="date:') == other.count('id="date:') > 2
    assert site.main("searches/a.html").count('class="jumps"') == 1
    assert "a/1.html#date:" in site.main("searches/a.html")


def test_addresses_of_searches_stay(site: SiteTest) -> None:
    site.write("content/searches.yaml", "searches: [{name: A, query: text}]").article("a").build()
    site.write("content/searches.yaml", "searches: [{name: New name, query: text}]")
    lost = [line for line in site.problems(f"--published={site.output}") if "address-lost" in line]
    assert len(lost) == 1
    assert "searches/a.html: searches/new-name.html" in lost[0]
    site.write("content/searches.yaml", "searches: [{name: New name, slug: a, query: text}]")
    assert site.problems(f"--published={site.output}") == []

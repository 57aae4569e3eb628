"""What the searches of an archive find, and what is said of their queries."""

import re

import pytest

from builder.pipeline.searches import with_found
from builder.store.cache import NO_CACHE
from tests.helpers import SiteTest
from tests.unit.pipeline.reading import alone, load_of

PAGE = "searches/a.html"


def searches(**queries: str) -> str:
    """The file with some queries, by the slugs of searches."""
    items = (f"  - name: {slug}\n    query: '{query}'\n" for slug, query in queries.items())
    return "searches:\n" + "".join(items)


@pytest.fixture
def filled(site: SiteTest) -> SiteTest:
    site.article("kyrgyz", "countries: [KG]", "Elections are held.", "2010-05-01", "A vote")
    site.article("uzbek", "countries: [UZ]\npeople: [Islam Karimov]", "An election.", "2015-01-01")
    return site.article("other", body="The market of Osh.", date="2012-01-01")


def found(site: SiteTest, query: str) -> list[str]:
    site.write("content/searches.yaml", searches(a=query))
    archive, problems = with_found(load_of(site).archive, NO_CACHE, NO_CACHE, alone())
    assert problems == []
    return [archive.articles[at].id for at in archive.found["a"]]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("election", ["kyrgyz", "uzbek"]),
        ("country:kg election", ["kyrgyz"]),
        ("title:vote", ["kyrgyz"]),
        ("karimow", ["uzbek"]),
        ('"market of osh"', ["other"]),
        ("date:2012.. -karimov", ["other"]),
        ("ele*", ["kyrgyz", "uzbek"]),
    ],
)
def test_they_find_what_the_query_says_from_the_oldest(
    query: str, ids: list[str], filled: SiteTest
) -> None:
    assert found(filled, query) == ids


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("...", "error[bad-query]: 'query': '...' has no word that could be looked for; write"),
        (
            "country:kyrgystan",
            "warning[search-finds-nothing]: the search 'a' finds no article: No article has this: "
            "country:kyrgystan; write query: country:kyrgyzstan",
        ),
        ("elektion", "the search 'a' finds no article; write query: election"),
        ("country:kg osh", "of this query; change its query, or remove it, until there is such"),
        (
            "cuntry:kg vote",
            "warning[query-misread]: the query of 'a' is read otherwise than it is written: There "
            "is no field “cuntry”. Did you mean “country:”?; write query: country:kg vote",
        ),
        ("election^2", "write query: election"),
        ("osh date:soon", "write it so that this need not be said"),
        ('osh "market', 'write query: osh "market"'),
        ("*ction", "change its query, or remove it"),
    ],
)
def test_what_is_wrong_is_said_with_what_would_be_right(
    query: str, said: str, filled: SiteTest
) -> None:
    [problem] = filled.write("content/searches.yaml", searches(a=query)).problems()
    assert problem.startswith("content/searches.yaml:3:12: ")
    assert said in problem


def test_nothing_is_searched_as_long_as_a_text_cannot_be_read(filled: SiteTest) -> None:
    filled.write("content/searches.yaml", searches(a="nowhere")).article("bad", "contries: [KG]")
    assert [re.findall(r"\[(.*?)\]", line)[0] for line in filled.problems()] == ["unknown-key"]


def test_an_archive_without_searches_is_left_as_it_is(filled: SiteTest) -> None:
    archive = load_of(filled).archive
    assert with_found(archive, NO_CACHE, NO_CACHE, alone()) == (archive, [])


def test_what_is_kept_for_searches_goes_with_them(filled: SiteTest) -> None:
    def kept() -> list[str]:
        return [path.name for path in filled.source.rglob("piece-occurrences-*")]

    filled.write("content/searches.yaml", searches(a="election")).build()
    assert kept()
    (filled.source / "content/searches.yaml").unlink()
    filled.build()
    assert kept() == []


def test_drafts_are_found_only_where_they_are_shown(filled: SiteTest) -> None:
    filled.write("content/searches.yaml", searches(a="election")).article(
        "draft", "status: draft", "An election to come."
    )
    assert "articles/draft.html" not in filled.build().page(PAGE)
    assert "articles/draft.html" in filled.build_drafts().page(PAGE)


def pages(site: SiteTest) -> dict[str, bytes]:
    return {path: (site.output / path).read_bytes() for path in site.pages()}


def test_a_change_leaves_the_pages_that_a_build_from_nothing_makes(
    filled: SiteTest,
) -> None:
    """Of an article, of a query, of a record that is another name for what is asked."""
    filled.write("content/searches.yaml", searches(a="election", b="united nations")).build()
    before = pages(filled)
    filled.article("new", body="Another election of the U.N.", date="2016-01-01").build()
    assert "articles/new.html" in filled.page(PAGE)
    assert "articles/new.html" not in filled.page("searches/b.html")
    record = "name: United Nations\nacronyms: [UN]\naliases: [U.N.]\n"
    filled.write("content/organizations/un.yaml", record)
    filled.article("un", "organizations: [UN]", body="It meets.").build()
    assert "articles/new.html" in filled.page("searches/b.html")
    filled.write("content/searches.yaml", searches(a="market", b="united nations")).build()
    assert "articles/other.html" in filled.page(PAGE)
    now = pages(filled)
    assert now != before
    filled.build("--no-cache", "--output", str(filled.source.parent / "clean"))
    filled.output = filled.source.parent / "clean"
    assert pages(filled) == now

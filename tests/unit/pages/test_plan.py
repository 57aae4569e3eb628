"""The plan: every page of the site, those of articles first."""

from builder.config import SiteConfig
from builder.errors import Place
from builder.model import Entity, Kind, Redirect
from builder.pages.articles import ArticlePages
from builder.pages.contexts import ArticleContext, OlderContext
from builder.pages.lookup import ArchiveLookup
from builder.pages.plan import Plan
from tests.archives import about, archive_of, article_of, page_of

ARTICLES = [
    article_of("a", "2014-12-31", entities=about(countries="kg", topics="war")),
    article_of("b", entities=about(countries="kg")),
    article_of("gone", withdrawn=True, entities=about(people="nobody")),
]
ORIGIN = Place("content/countries/kg.yaml")
KG = Entity(Kind.COUNTRIES, "kg", "Kyrgyzstan", origin=ORIGIN)
OLD = Redirect("old/index.html", "articles/a.html", "A", Place("content/articles/a.md", 5))


def plan_of(config: SiteConfig | None = None) -> Plan:
    pages = [page_of("about"), page_of("index")]
    archive = archive_of(*ARTICLES, entities=[KG], pages=pages, redirects=[OLD], config=config)
    return Plan(ArchiveLookup(archive))


def test_every_page_once() -> None:
    plan = plan_of()
    assert plan.paths() == [
        *("articles/a.html", "articles/b.html", "articles/gone.html"),
        *("countries/index.html", "countries/kg.html", "topics/index.html", "topics/war.html"),
        *("dates/index.html", "dates/2014.html", "dates/2015.html"),
        *("dates/2014-12.html", "dates/2015-01.html"),
        *("index.html", "about.html", "404.html", "search.html", "search-help.html"),
        *("downloads.html", "recent.html"),
        "accessibility.html",
        "old/index.html",
    ]
    assert len(plan) == len(plan.paths())
    assert [page.path for page in plan.others] == plan.paths()[2:]
    assert [path for path, _ in plan.addresses()] == plan.paths()


def test_the_texts_that_ask_for_a_page() -> None:
    origins = dict(plan_of().addresses())
    assert origins["articles/a.html"] == "content/articles/a.md"
    assert origins["articles/gone.html"] == Place("content/articles/gone.md")
    assert origins["countries/kg.html"] == ORIGIN
    assert origins["about.html"] == Place("content/pages/about.md")
    assert origins["old/index.html"] == OLD.place
    assert {origins[path] for path in ("countries/index.html", "dates/2015.html")} == {None}


def test_what_the_settings_do_not_want_is_not_planned() -> None:
    paths = plan_of(config=SiteConfig(indexes=(Kind.TOPICS,), search=False)).paths()
    assert not {"countries/kg.html", "countries/index.html", "search.html"} & {*paths}
    assert "topics/war.html" in paths


def test_an_archive_without_articles_has_what_every_site_has() -> None:
    paths = Plan(ArchiveLookup(archive_of())).paths()
    assert paths == ["index.html", "404.html", "accessibility.html"]


def test_the_pages_of_articles_are_made_partition_by_partition() -> None:
    archive = archive_of(*ARTICLES, entities=[KG])
    plan = Plan(ArchiveLookup(archive))
    pages = ArticlePages(archive.partition(1, 2), plan.partition_inputs(1, 2))
    ((path, inputs, context),) = pages
    assert (path, context().title) == ("articles/b.html", "Title of b")
    assert context().older == inputs.older
    assert inputs.older
    assert inputs.older.page == "articles/a.html"


def test_long_lists_have_older_parts() -> None:
    articles = [article_of(f"{at:03}", entities=about(topics="war")) for at in range(200)]
    plan = Plan(ArchiveLookup(archive_of(*articles)))
    older = {page.path for page in plan.others if isinstance(page.context(), OlderContext)}
    assert older == {"topics/war/1.html", "dates/2015-01/1.html"}


def test_a_page_of_each_type() -> None:
    plan, first = plan_of(), archive_of(*ARTICLES, entities=[KG]).partition(0, 1)
    every = {ArticleContext, *(type(page.context()) for page in plan.others)}
    found = [type(context) for _, context in plan.of_each_type(first)]
    assert set(found) == every
    assert len(found) == len(every)
    assert {path for path, _ in plan.of_each_type(first)} <= {*plan.paths()}

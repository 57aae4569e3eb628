"""The plan: every page of the site, those of articles first."""

from builder.config import SiteConfig
from builder.errors import Place
from builder.model import Entity, Kind, Redirect
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
        *("index.html", "about.html", "404.html", "search.html", "downloads.html"),
        "old/index.html",
    ]
    assert [plan[number].path for number in range(len(plan))] == plan.paths()
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


def test_an_archive_without_articles_has_a_front_page_alone() -> None:
    assert Plan(ArchiveLookup(archive_of())).paths() == ["index.html", "404.html"]


def test_an_article_s_page_is_made_of_its_basis() -> None:
    page = plan_of()[1]
    assert page.basis
    context = page.make(page.basis())
    assert isinstance(context, ArticleContext)
    assert context == page.context()
    assert (page.path, context.title) == ("articles/b.html", "Title of b")


def test_long_lists_have_older_parts() -> None:
    articles = [article_of(f"{at:03}", entities=about(topics="war")) for at in range(200)]
    plan = Plan(ArchiveLookup(archive_of(*articles)))
    pages = {page.path: page for page in (plan[number] for number in range(200, len(plan)))}
    older = {path for path, page in pages.items() if isinstance(page.context(), OlderContext)}
    assert older == {"topics/war/1.html", "dates/2015-01/1.html"}


def test_a_page_of_each_type() -> None:
    plan = plan_of()
    every = {type(plan[number].context()) for number in range(len(plan))}
    found = [type(page.context()) for page in plan.of_each_type()]
    assert set(found) == every
    assert len(found) == len(every)

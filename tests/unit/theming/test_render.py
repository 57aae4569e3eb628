"""Contexts -> bytes: what every template has, and how a theme's faults are told."""

import pickle

import pytest

from builder.errors import ThemeError
from builder.notation import Notation, joints_of
from builder.pages.contexts import (
    CONTEXTS,
    NavItem,
    NotFoundContext,
    RedirectContext,
    SearchContext,
    Site,
)
from builder.pages.date_patterns import patterns_of
from builder.pages.lookup import ArchiveLookup
from builder.pages.plan import Plan
from builder.theming.render import Renderer
from builder.theming.theme import Theme
from tests.archives import archive_of

SITE = Site(
    *("A & B", "https://x.org/a/", "/a/", "de", "en", "ltr", "", ""),
    navigation=(NavItem("About", "help/about.html"),),
    search=True,
    downloads=True,
)
EMPTY = {context.template: "" for context in CONTEXTS}
DATES = patterns_of(Notation("de"))
SEARCH = SearchContext("Search", "x", (), {}, 1, (), (), False, DATES, joints_of("de"), {}, False)


def renderer(site: Site = SITE, **templates: str) -> Renderer:
    """A theme whose templates are empty but for some, `search` for `search.html`."""
    own = {f"{name}.html": source for name, source in templates.items()}
    return Renderer(Theme({**EMPTY, **own}, {}, {name: f"theme/{name}" for name in own}), site)


def render(source: str, page: str = "search.html") -> str:
    return renderer(search=source).render(page, SEARCH).decode()


def test_values_are_escaped_and_the_context_is_there() -> None:
    assert render("{{ site.title }} {{ title }} {{ page }}") == "A &amp; B Search search.html"


def test_links_lead_from_the_page() -> None:
    assert render("{{ href('a b.html') }}", "x/y/z.html") == "../../a%20b.html"
    assert render("{{ href('x/b.html') }}", "x/z.html") == "b.html"


def test_the_404_page_is_served_at_any_depth_so_its_links_are_absolute() -> None:
    templates = {"404": "{{ href('dates/index.html') }} [{{ canonical }}]"}
    page = renderer(SITE, **templates).render("404.html", NotFoundContext("x", "y"))
    assert page == b"/a/dates/ []"


def test_the_whole_address_if_the_site_s_is_known() -> None:
    assert render("{{ canonical }}", "x/index.html") == "https://x.org/a/x/"


FRAMED = ("search.html", "downloads.html", "accessibility.html")


@pytest.mark.parametrize("page", [*FRAMED, "help/about.html"])
def test_current_is_set_on_pages_of_header_and_footer(page: str) -> None:
    assert render("{{ current }}", page) == page
    assert render("[{{ current }}]", "other.html") == "[]"


def test_numbers_have_the_separators_of_the_language() -> None:
    assert render("{{ number(1234567) }}") == "1.234.567"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("{{ titel }}", "search.html, for x.html: 'titel' is undefined"),
        ("{{ 1 / 0 }}", "search.html, for x.html: division by zero"),
        ("{{ [][1:].pop() }}", "search.html, for x.html: pop from empty list"),
    ],
)
def test_what_a_template_cannot_do(source: str, message: str) -> None:
    ours = renderer(search=source)
    with pytest.raises(ThemeError) as caught:
        ours.render("x.html", SEARCH)
    assert str(caught.value) == message


def test_faults_that_show_without_rendering() -> None:
    with pytest.raises(ThemeError, match=r"^theme/search\.html:2: "):
        renderer(search="\n{% if %}")
    few = {name: "" for name in EMPTY if name != "older.html"}
    with pytest.raises(ThemeError, match=r"the theme has no template older\.html"):
        Renderer(Theme(few), SITE)


def test_try_out_renders_a_page_of_each_type() -> None:
    plan, first = Plan(ArchiveLookup(archive_of())), archive_of().partition(0, 1)
    renderer(redirect="{{ lost }}").try_out(
        plan, archive_of().partition(0, 1)
    )  # there is no such page
    with pytest.raises(ThemeError, match=r"404\.html, for 404\.html"):
        renderer(SITE, **{"404": "{{ lost }}"}).try_out(plan, first)


def test_the_closure_of_a_template_is_all_that_it_names() -> None:
    ours = renderer(search='{% extends "base.html" %}', base='{% include "part.html" %}', part="p")
    names = ["base.html", "part.html", "search.html"]
    assert list(ours.closure("search.html")) == names
    lost = renderer(search='{% include "lost.html" ignore missing %}')
    assert lost.closure("search.html")["lost.html"] is None


def test_it_can_be_sent_to_another_process() -> None:
    ours = renderer(redirect="{{ title }} {{ href(target) }}")
    page = RedirectContext("A", "", "b.html", "")
    ours.render("c/d.html", page)
    assert pickle.loads(pickle.dumps(ours)).render("c/d.html", page) == b"A ../b.html"

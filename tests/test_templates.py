"""The contract between contexts and templates, both ways."""

from dataclasses import fields

import pytest
from jinja2 import Environment, nodes
from jinja2.meta import find_undeclared_variables

from builder.messages import messages_for
from builder.pages.contexts import CONTEXTS, Context, Site
from builder.store.storage import LocalStorage
from builder.theming.render import Renderer
from builder.theming.templates import make_environment
from builder.theming.theme import read_theme
from tests.helpers import ROOT

THEME = read_theme(LocalStorage(ROOT / "theme"))
ENVIRONMENT = make_environment(THEME, messages_for("en"))
RENDERER = Renderer(THEME, Site("", "", "/", "en", "en", "ltr", "", "", (), True, True))
ALWAYS = {"site", "page", "href", "number", "canonical", "current", "section"}
ALWAYS |= {"address", "schema_of"}
ALWAYS |= {"_", "pgettext", "ngettext", "plural_texts", "map_of", "locator_of"}
ALWAYS |= {"joint", "other_language", "isolated", "own_direction", "open_graph_locale"}
# Included where a loop, a macro's caller or the including template has set them.
BOUND_OUTSIDE = {"group", "row", "link", "in_section", "when", "with_table", "rel"}
BOUND_OUTSIDE |= {"version", "versions"}


def variables(environment: Environment, template: str) -> set[str]:
    used: set[str] = set()
    for source in RENDERER.closure(template).values():
        assert source is not None, "templates that are named are there"
        used |= find_undeclared_variables(environment.parse(source))
    return used


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda context: context.template)
def test_a_template_uses_its_context_and_nothing_else(context: type[Context]) -> None:
    used = variables(ENVIRONMENT, context.template) - ALWAYS - BOUND_OUTSIDE
    assert used <= set(context.__struct_fields__)


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda context: context.template)
def test_every_field_of_a_context_is_used(context: type[Context]) -> None:
    # The block of schema.org uses what a page is about.
    offered = set(context.__struct_fields__) - {"title", "description", "subject"}
    assert offered <= variables(ENVIRONMENT, context.template)


def test_every_field_of_the_site_is_used() -> None:
    used = set()
    for source in THEME.templates.values():
        tree = ENVIRONMENT.parse(source)
        used |= {
            node.attr
            for node in tree.find_all(nodes.Getattr)
            if isinstance(node.node, nodes.Name) and node.node.name == "site"
        }
    # The renderer itself uses the addresses, and digits by the names `number` and `site.numbers`.
    assert {field.name for field in fields(Site)} - {"url", "base_path", "digits"} <= used


def test_there_is_no_template_without_a_use() -> None:
    used = set().union(*(RENDERER.closure(context.template) for context in CONTEXTS))
    assert set(THEME.templates) == used

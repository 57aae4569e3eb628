"""The contract between contexts and templates, both ways."""

from dataclasses import fields

import pytest
from jinja2 import Environment, nodes
from jinja2.meta import find_referenced_templates, find_undeclared_variables

from builder.pages.contexts import CONTEXTS, Context, Site
from builder.pages.render import make_environment
from tests.helpers import ROOT

THEME = ROOT / "theme"
ALWAYS = {"site", "page", "href", "number", "canonical"}
# Included where a loop or a macro's caller has set them.
BOUND_OUTSIDE = {"group"}


def closure(environment: Environment, template: str) -> set[str]:
    """A template with all that it extends and includes."""
    names = {template}
    source = (THEME / "templates" / template).read_text(encoding="utf-8")
    for name in find_referenced_templates(environment.parse(source)):
        assert name is not None, "templates are named, not computed"
        names |= closure(environment, name)
    return names


def variables(environment: Environment, template: str) -> set[str]:
    used: set[str] = set()
    for name in closure(environment, template):
        source = (THEME / "templates" / name).read_text(encoding="utf-8")
        used |= find_undeclared_variables(environment.parse(source))
    return used


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda context: context.template)
def test_a_template_uses_its_context_and_nothing_else(context: type[Context]) -> None:
    used = variables(make_environment(THEME), context.template) - ALWAYS - BOUND_OUTSIDE
    assert used <= {field.name for field in fields(context)}


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda context: context.template)
def test_every_field_of_a_context_is_used(context: type[Context]) -> None:
    offered = {field.name for field in fields(context)} - {"title", "description"}
    assert offered <= variables(make_environment(THEME), context.template)


def test_every_field_of_the_site_is_used() -> None:
    environment = make_environment(THEME)
    used = set()
    for path in (THEME / "templates").glob("*.html"):
        tree = environment.parse(path.read_text(encoding="utf-8"))
        used |= {
            node.attr
            for node in tree.find_all(nodes.Getattr)
            if isinstance(node.node, nodes.Name) and node.node.name == "site"
        }
    # The renderer itself uses the addresses.
    assert {field.name for field in fields(Site)} - {"url", "base_path"} <= used


def test_there_is_no_template_without_a_use() -> None:
    environment = make_environment(THEME)
    used = set().union(*(closure(environment, context.template) for context in CONTEXTS))
    assert {path.name for path in (THEME / "templates").glob("*.html")} == used

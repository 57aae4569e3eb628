"""A theme's templates do what Jinja says that they do, only faster."""

from typing import Any

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined

from builder.messages import messages_for
from builder.theming.templates import make_environment
from builder.theming.theme import Theme

ENGLISH = messages_for("en")

VALUES = {"site": "<Site>", "number": str, "href": str.upper, "current": "", "page": "p", "n": [1]}

TEMPLATES = {
    "text": "<p>\n",
    "value": "{{ site }}",
    "each": "{% for one in n %}{{ one }}{{ loop.last }}{% endfor %}",
    "nested": '[{% include "value" %}]',
    "of a loop": "{{ loop.index }}",
    "variable": "{{ x }}",
    "setting": "{% set x = 2 %}{{ x }}",
    "setting again": "{% set x = [x] %}{{ x }}{% if page %}{% set y = x %}{% endif %}{{ y }}",
    "setting a block": "{% set x %}{{ x }}!{% endset %}{{ x }}",
    "itself": '{% if n %}{% set n = [] %}{% include "itself" %}{% endif %}.',
    "circle": '{% if page == "" %}{% include "circle" %}{% endif %}.',
    "broken": "{{ site|there_is_no_such_filter }}",
    "missing": "{{ there_is_no_such_name }}",
    "of a block": "{{ super() }}",
    "of a macro": "{{ caller() }}",
    "macro": "{% macro x() %}{{ site }}{% endmacro %}{{ x() }}",
    "blocks": "{% block b %}1{% endblock %}",
    "parent": "{% block b %}{{ site }}{% endblock %}{% set x = 3 %}"
    "{% block c %}{{ x }}{% endblock %}"
    "{% block d %}{{ number(1) }}{% endblock %}",
    "own": '{% extends "parent" %}{% set site = 3 %}',
    "same": '{% extends "parent" %}{% block b %}({{ super() }}){% include "value" %}{% endblock %}',
}


@pytest.mark.parametrize("name", sorted(TEMPLATES))
@pytest.mark.parametrize(
    "source",
    [
        "{% include name %}",
        '{% include "NAME" %}',
        '{% include "NAME" without context %}',
        '{% include ["there is none", "NAME"] %}',
        '{% for x in "ab" %}{% include "NAME" %}{% endfor %}',
        '{% for x in "ab" %}{% include "NAME" %}{{ loop.index }}{% endfor %}',
        '{% set x = 1 %}{% include "NAME" %}{% set x = 2 %}{{ x }}',
        '{% include "NAME" %}{% set x = 2 %}{{ x }}',
        '{% set x = 1 %}{% for y in "ab" %}{% include "NAME" %}{{ y }}{% endfor %}{{ x }}',
        '{% include "NAME" %}{{ x }}',
        '{% autoescape false %}{{ site }}{% include "NAME" %}{% endautoescape %}',
        '{% filter upper %}{% include "NAME" %}{% endfilter %}',
        '{% set y %}{% include "NAME" %}{% endset %}{{ y }}',
        '{% macro m(x) %}{% include "NAME" %}{% endmacro %}{% call m(4) %}!{% endcall %}',
        '{% extends "parent" %}{% block b %}{% include "NAME" %}{% endblock %}',
        '{% block x %}{% include "NAME" %}{% endblock %}',
    ],
)
def test_an_inclusion_is_what_it_was(source: str, name: str) -> None:
    templates = {**TEMPLATES, "it": source.replace("NAME", name)}
    options: dict[str, Any] = {"undefined": StrictUndefined, "autoescape": True}
    options |= {"trim_blocks": True, "lstrip_blocks": True}
    plain = Environment(loader=DictLoader(templates), **options)
    ours = make_environment(Theme(templates), ENGLISH)
    assert outcome(ours, name) == outcome(plain, name)


def outcome(environment: Environment, name: str) -> str:
    try:
        return environment.get_template("it").render(VALUES, name=name)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def test_an_inclusion_that_is_not_there_is_no_error_where_it_may_be_missing() -> None:
    theme = Theme({"it": '{% include "none" ignore missing %}.'})
    ours = make_environment(theme, ENGLISH)
    assert ours.get_template("it").render() == "."


def test_a_block_of_all_pages_is_rendered_once_for_those_with_the_same_links() -> None:
    asked = []

    def number(value: int) -> str:
        asked.append(value)
        return str(value)

    base = "{% block a %}{% set own = current %}{{ number(1) }}{{ href('x') }}{{ own }}"
    base += "{% endblock %}"
    base += "{% block b %}{{ number(2) }}{{ page }}{% endblock %}"
    page = '{% extends "base" %}{% block a %}{{ super() }}{{ number(3) }}{% endblock %}'
    theme = Theme({"base": base, "page": page})
    template = make_environment(theme, ENGLISH).get_template("page")

    def render(page: str, folder: str, current: str = "") -> str:
        values = {"page": page, "href": LINKS[folder], "current": current, "number": number}
        return template.render(values)

    assert render("p", "up") == "1X32p"
    assert render("q", "up") == "1X32q"
    assert asked == [1, 3, 2, 3, 2]
    assert render("q", "down") == "1x32q"
    assert render("r", "down", "r") == "1xr32r"
    assert render("s", "up") == "1X32s"
    assert asked[5:] == [1, 3, 2, 1, 3, 2, 3, 2]


LINKS = {"up": str.upper, "down": str.lower}

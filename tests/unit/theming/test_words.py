"""Words are put into templates when these are compiled, and are what asking for them gives."""

from collections.abc import Mapping
from gettext import NullTranslations
from typing import ClassVar

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from builder.messages import Messages, messages_for
from builder.theming.templates import make_environment
from builder.theming.theme import Theme
from builder.theming.words import Words


class Translations(NullTranslations):
    """Into a language of which the test needs a few sentences."""

    TEXTS: ClassVar = {
        "Dates": 'Tage & "Jahre" <b>',
        "<b>Bold</b>": '<i class="x">Fett & schön</i>',
        "%(page)s of %(all)s": "Von %(all)s: %(page)s, %(page)s",
        "Without %(page)s": "Ohne",
        "100 %% of %(page)s": "%(page)s zu 100 %%",
        "Bad %(page)s": "Schlecht %(pages)s",
    }

    def gettext(self, message: str) -> str:
        return self.TEXTS.get(message, message)

    def pgettext(self, context: str, message: str) -> str:
        return f"{context}: {message}"

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return f"({singular if n == 1 else plural})"


GERMAN = Messages("de", Translations())
VALUES = {"text": '<i> & "', "html": Markup("<i>x</i>"), "some": ["a", "b"], "name": "Dates"}


def thousands(value: int) -> str:
    return f"{value:,}"


FUNCTIONS = Words(GERMAN, thousands).functions()


@pytest.mark.parametrize(
    "source",
    [
        '{{ _("Dates") }}',
        '<p title="{{ _("Dates") }}">{{ _("<b>Bold</b>") }}</p>',
        '{{ _("%(page)s of %(all)s", page=text, all=html) }}',
        '{{ _("Without %(page)s", page=text) }}',
        '{{ _("100 %% of %(page)s", page=text) }}{{ _("100 %") }}',
        "{{ _(\"<a href='%(page)s'>%(all)s</a>\", page=text, all=html) }}",
        '{{ _("%(page)s of %(all)s", page=_("Dates"), all=_("<b>Bold</b>")) }}',
        '{{ _("%(page)s of %(all)s", page=text|upper, all=1) }}',
        '{{ pgettext("button", "Search") }}{{ pgettext("to", "%(page)s", page=html) }}',
        '{{ some|join(pgettext("list", ", ")) }}',
        '{{ some|join(_("<b>Bold</b>")) }}',
        '{{ _("Dates") if text else _("<b>Bold</b>") }}{{ "" or _("Dates") }}',
        '{{ _("Dates")|lower }}{{ _("%(page)s of %(all)s", page=text, all=html)|upper }}',
        '{% for a, b in [(1, _("Dates")), (2, _("<b>Bold</b>"))] %}{{ a }}{{ b }}{% endfor %}',
        '{% set x = _("%(page)s of %(all)s", page=text, all=text) %}{{ x }}{{ x|length }}',
        '{% set x %}<b>{{ _("Dates") }}</b>{% endset %}{{ _("Without %(page)s", page=x) }}',
        '{% macro m(x) %}{{ _("%(page)s", page=x) }}{% endmacro %}{{ m(text) }}',
        "{{ _(name) }}{{ pgettext(name, name) }}",
        '{{ ngettext("%(num)s part", "%(num)s parts", 1) }}{{ ngettext("a", "b", 1234) }}',
        '{{ ngettext("%(num)s, %(page)s", "%(num)s: %(page)s", 1234, page=html) }}',
        '{{ ngettext("<b>%(num)s</b>", "<i>%(num)s %(page)s</i>", 2, page=text) }}',
        '{{ _("Bad %(page)s", page=text) }}',
        '{{ _("%(page)s", page=there_is_no_such_name) }}',
        '{{ _("%(page)s", **{"page": text}) }}',
    ],
)
def test_a_text_is_what_asking_for_it_gives(source: str) -> None:
    plain = Environment(
        loader=DictLoader({"it": source}), undefined=StrictUndefined, autoescape=True
    )
    assert outcome(compiled(source), FUNCTIONS) == outcome(plain, FUNCTIONS)


def compiled(source: str) -> Environment:
    return make_environment(Theme({"it": source}), GERMAN)


def outcome(environment: Environment, functions: Mapping[str, object]) -> str:
    try:
        return environment.get_template("it").render({**VALUES, **functions})
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def test_nothing_is_asked_when_a_page_is_made() -> None:
    source = '{{ _("Dates") }}{% if pgettext("a", "b") %}{{ _("%(page)s", page=text) }}{% endif %}'
    assert (
        outcome(compiled(source), {}) == "Tage &amp; &#34;Jahre&#34; &lt;b&gt;&lt;i&gt; &amp; &#34;"
    )


def test_a_block_with_words_is_still_rendered_once() -> None:
    asked: list[int] = []
    base = '{% block a %}{{ _("%(x)s", x=number(1)) }}{{ ngettext("a", "b", 1) }}{% endblock %}'
    template = compiled(base).get_template("it")
    for _ in range(2):
        text = template.render({**FUNCTIONS, "number": asked.append, "href": str, "current": ""})
        assert text == "None(a)"
    assert asked == [1]


def test_only_a_text_that_is_html_in_english_is_html() -> None:
    words = Words(messages_for("en"), str)
    assert not isinstance(words.gettext("Dates"), Markup)
    assert words.gettext("<b>%(x)s</b>", x="<i>") == Markup("<b>&lt;i&gt;</b>")
    assert words.gettext("%(x)s & more", x=Markup("<i>")) == Markup("<i> &amp; more")

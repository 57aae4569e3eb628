"""The names that queries may say."""

from gettext import NullTranslations

import pytest

from builder.messages import Messages
from builder.search.fields import FACET_NAMES, NAMES
from builder.search.query import Facet, Group, parse_query
from builder.search.ranges import Dates
from builder.search.vocabulary import grammar_of, query_names
from tests.messages import extracted


def test_every_field_and_facet_has_its_name_and_plural() -> None:
    names = query_names("en")
    assert {*NAMES, *FACET_NAMES, "date"} == set(names.values())
    assert all(names[name] == name for name in (*NAMES, *FACET_NAMES, "date"))
    assert names["people"] == "person"


def test_every_name_is_in_the_catalogue() -> None:
    catalogue = extracted()
    for name in (*NAMES, *FACET_NAMES, "date"):
        assert catalogue.get(name, "name of a field in queries, one word")


def test_names_of_the_language_of_the_site(monkeypatch: pytest.MonkeyPatch) -> None:
    class Translations(NullTranslations):
        def pgettext(self, context: str, message: str) -> str:
            return {"country": "Страна", "title": "Название"}.get(message, message)

    monkeypatch.setattr(
        "builder.search.vocabulary.messages_for", lambda tag: Messages(tag, Translations())
    )
    names = query_names("ru")
    assert names["страна"] == "country"
    assert names["название"] == "title"
    assert names["title"] == "title"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "january 2015"),
        ("ru", "январь 2015"),
        ("ru", "января 2015"),
        ("ru", "янв 2015"),
        ("ky", "Январь 2015"),
        ("uz", "yanvar 2015"),
        ("de", "Januar 2015"),
        ("de", "january 2015"),
        ("cs", "leden 2015"),
        ("x-none", "january 2015"),
    ],
)
def test_months(language: str, text: str) -> None:
    query = parse_query(f"date:{text}", grammar_of(language))
    assert query.tree == Group((Dates(20150101, 20150131),))


def test_the_grammar_of_a_site() -> None:
    assert parse_query("Country:kg", grammar_of("ky")).tree == Group((Facet("country", "kg"),))

"""A part of what a record stands for becomes another record."""

import pytest

from builder.errors import UsageError
from builder.keeping.split import split
from tests.helpers import SiteTest
from tests.unit.keeping.revising import files_of, revision_of


@pytest.fixture
def people(site: SiteTest) -> SiteTest:
    site.write("content/people/bekova.yaml", "name: A. Bekova\naliases: [Aigul Bekova, Asel]\n")
    site.article("a", "people: [A. Bekova]").article("b", "people: [X, Aigul Bekova]  # c")
    return site.article("c", "people: [bekova]").article("d", "people: [Asel]")


def split_up(site: SiteTest, name: str, aliases: list[str], articles: list[str]) -> list[str]:
    revision = revision_of(site)
    split(revision, "people/bekova", name, aliases, articles)
    return revision.make()


def test_names_and_articles_go_to_the_new_record(people: SiteTest) -> None:
    assert split_up(people, "Aigul Bekova", ["Asel"], ["c"]) == [
        "content/articles/c.md",
        "content/people/aigul-bekova.yaml",
        "content/people/bekova.yaml",
    ]
    files = files_of(people)
    assert files["content/people/aigul-bekova.yaml"] == b"name: Aigul Bekova\naliases: [Asel]\n"
    assert files["content/people/bekova.yaml"] == b"name: A. Bekova\naliases: []\n"
    assert b"people: [Aigul Bekova]\n" in files["content/articles/c.md"]
    people.build()
    assert "Title of a" in people.text("people/bekova.html")
    assert "3 articles" in people.text("people/aigul-bekova.html")


def test_an_alias_is_spelled_as_in_the_record(people: SiteTest) -> None:
    split_up(people, "Aigul B.", ["aigul  bekova"], [])
    written = files_of(people)["content/people/aigul-b.yaml"]
    assert written == b"name: Aigul B.\naliases: [Aigul Bekova]\n"


@pytest.mark.parametrize(
    ("name", "aliases", "articles", "said"),
    [
        ("Aigul", [], [], "name what the new record takes"),
        ("Aigul", ["Nobody"], [], "is no other name"),
        ("Aigul", [], ["e"], "there is no article 'e'"),
        ("bekova", ["Asel"], [], "cannot be another record"),
        ("Aigul", ["Aigul Bekova", "Asel"], ["a", "c"], "nothing would answer"),
    ],
)
def test_what_is_refused(
    people: SiteTest, name: str, aliases: list[str], articles: list[str], said: str
) -> None:
    before = files_of(people)
    with pytest.raises(UsageError, match=said):
        split_up(people, name, aliases, articles)
    assert files_of(people) == before

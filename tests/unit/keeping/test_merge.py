"""A record hands its names and its text to another; a name without a record becomes an alias."""

import pytest

from builder.errors import UsageError
from builder.keeping.merge import merge, merge_alike
from tests.helpers import SiteTest
from tests.unit.keeping.revising import files_of, revision_of


@pytest.fixture
def topics(site: SiteTest) -> SiteTest:
    site.write("content/topics/war.yaml", "name: War # w\naliases: [Conflict]".replace(" #", "  #"))
    site.write("content/topics/fight.md", "---\nname: Fight\n---\n\nOf [a](../articles/a.md).\n")
    link = "[f](../topics/fight.md)"
    return site.article("a", "topics: [Fight, War]", link).article("b", "topics: [Wars, Peace]")


def merged(site: SiteTest, one: str, other: str) -> list[str]:
    revision = revision_of(site)
    merge(revision, one, other)
    return revision.make()


def test_text_names_and_links_go_to_the_other(topics: SiteTest) -> None:
    assert merged(topics, "topics/fight", "war") == [
        "content/articles/a.md",
        "content/topics/fight.md",
        "content/topics/war.md",
    ]
    files = files_of(topics)
    assert files["content/topics/fight.md"] == b"---\nname: Fight\nmerged_into: war\n---\n"
    assert files["content/topics/war.md"] == (
        b"---\nname: War  # w\naliases: [Conflict]\n---\n\nOf [a](../articles/a.md).\n"
    )
    assert b"[f](../topics/war.md)" in files["content/articles/a.md"]


def test_a_name_becomes_an_alias_and_its_page_leads_on(topics: SiteTest) -> None:
    merged(topics, "Wars", "War")
    files = files_of(topics)
    assert files["content/topics/war.yaml"].endswith(b"aliases: [Conflict, Wars]")
    assert files["content/addresses.yaml"] == b"redirects:\n  topics/wars.html: topics/war.html\n"


def test_a_record_is_made_for_two_names_without_one(topics: SiteTest) -> None:
    assert "content/topics/peace.yaml" in merged(topics, "Wars", "Peace")
    assert files_of(topics)["content/topics/peace.yaml"] == b"name: Peace\naliases: [Wars]\n"


def test_all_names_that_may_be_one_are_brought_together(site: SiteTest) -> None:
    site.article("a", "organizations: [OSCE, Red Cros, Crisis Group]\nsource: Osh News")
    site.article("b", "organizations: [Organization for Security and Co-operation in Europe]")
    site.article("c", "organizations: [The Crisis Group]\nsource: News, Osh", "[o](a.md)")
    site.write("content/organizations/red-cross.yaml", "name: Red Cross\n")
    revision = revision_of(site)
    merge_alike(revision)
    revision.make()
    files = files_of(site)
    long = "organization-for-security-and-co-operation-in-europe"
    assert files[f"content/organizations/{long}.yaml"].endswith(b"aliases: [OSCE]\n")
    # Of this the check says that it is nearly a record's name, and no more.
    assert files["content/organizations/red-cross.yaml"] == b"name: Red Cross\n"
    assert files["content/sources/osh-news.yaml"] == b'name: Osh News\naliases: ["News, Osh"]\n'
    assert b"organizations/osce.html: organizations/organ" in files["content/addresses.yaml"]
    (said,) = site.problems()
    assert "'Red Cros' has no record; did you mean 'Red Cross'?" in said


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("war", "Conflict", "is one already"),
        ("fight", "people/x", "there is no record"),
        ("fight", "Peace", "no record that could take it"),
    ],
)
def test_what_is_refused(topics: SiteTest, one: str, other: str, said: str) -> None:
    before = files_of(topics)
    with pytest.raises(UsageError, match=said):
        merged(topics, one, other)
    assert files_of(topics) == before


def test_what_is_allowed_is_left_alone(site: SiteTest) -> None:
    site.article("a", "topics: [Foreign fighters, War]").article("b", "topics: [Foreign fighter]")
    settings = (site.source / "site.yaml").read_text(encoding="utf-8")
    site.write("site.yaml", f"{settings}\nallow:\n  names-alike: [content/articles/*]\n")
    before = files_of(site)
    revision = revision_of(site)
    merge_alike(revision)
    assert revision.make() == []
    assert files_of(site) == before

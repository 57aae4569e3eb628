"""Names in articles and records are changed where they stand, each once."""

from builder.keeping.mentions import rename_in_article, rename_in_records
from builder.model import Kind
from tests.helpers import SiteTest
from tests.unit.keeping.revising import revision_of

PATH = "content/articles/a.md"


def test_a_name_is_changed_and_not_named_twice(site: SiteTest) -> None:
    site.article("a", "topics: [War, Old, 'old', X]  # c\nsource: Old")
    revision = revision_of(site)
    article = revision.before.documents.articles[PATH].value
    assert article

    def is_old(text: str) -> bool:
        return text.lower() == "old"

    rename_in_article(revision, article, Kind.TOPICS, is_old, "New")
    assert "topics: [War, New, X]  # c\nsource: Old\n" in revision.source(PATH).text
    rename_in_article(revision, article, Kind.TOPICS, lambda text: text == "New", "war")
    rename_in_article(revision, article, Kind.SOURCES, is_old, "N: 1")
    assert 'topics: [War, X]  # c\nsource: "N: 1"\n' in revision.source(PATH).text


def test_references_of_records(site: SiteTest) -> None:
    site.article("a", "topics: [B]")
    site.write("content/topics/a.yaml", "name: A\n")
    site.write("content/topics/b.yaml", "name: B\nparent: a # p\nsuccessors: [a]\n")
    site.write("content/topics/c.yaml", "name: C\nmerged_into: a\n")
    revision = revision_of(site)
    rename_in_records(revision, Kind.TOPICS, lambda text: text == "a", "z")
    written = revision.source("content/topics/b.yaml").text
    assert written == "name: B\nparent: z # p\nsuccessors: [z]\n"
    assert revision.source("content/topics/c.yaml").text == "name: C\nmerged_into: z\n"

"""Queries of named searches follow a record that moves or is merged."""

import pytest

from builder.keeping.merge import merge
from builder.keeping.move import move
from builder.keeping.queries import follow_queries
from tests.helpers import SiteTest
from tests.unit.keeping.revising import files_of, revision_of

SEARCHES = "content/searches.yaml"


@pytest.fixture
def named(site: SiteTest) -> SiteTest:
    site.write("content/topics/x1.yaml", "name: Border talks\n")
    site.write("content/topics/y.yaml", "name: Talks\n")
    site.article("a", "topics: [Border talks]").article("b", "topics: [Talks]")
    queries = "searches:\n  # ours\n  - {name: A, query: 'topic:x1 OR topic:x12'}\n"
    return site.write(SEARCHES, queries + '  - name: B\n    query: Topic:"x1"  # b\n')


def test_a_slug_becomes_the_other_and_all_else_stays(named: SiteTest) -> None:
    revision = revision_of(named)
    move(revision, "topics/x1", "z2")
    assert SEARCHES in revision.make()
    assert files_of(named)[SEARCHES].decode() == (
        "searches:\n  # ours\n  - {name: A, query: 'topic:z2 OR topic:x12'}\n"
        '  - name: B\n    query: Topic:"z2"  # b\n'
    )


def test_names_find_it_as_before(named: SiteTest) -> None:
    named.write(SEARCHES, "searches:\n- {name: A, query: 'topic:\"border talks\"'}\n")
    revision = revision_of(named)
    move(revision, "topics/x1", "z2")
    assert SEARCHES not in revision.make()


def test_a_merged_slug_finds_more_and_is_left_to_a_person(named: SiteTest) -> None:
    revision = revision_of(named)
    merge(revision, "topics/x1", "y")
    assert "topic:y OR" in revision.source(SEARCHES).text
    follow_queries(revision)  # which has nothing more to do
    assert "topic:y OR topic:x12" in revision.source(SEARCHES).text

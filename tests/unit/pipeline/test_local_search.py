"""The local index of a source: read when the source has changed, and only then."""

from pathlib import Path

import pytest

from builder.errors import ContentError, UsageError
from builder.pipeline.local_search import search
from builder.pipeline.settings import Workers
from builder.runtime.executor import Executor
from builder.search.local.results import Question
from tests.helpers import SiteTest
from tests.unit.pipeline.reading import alone


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    site = SiteTest(tmp_path).article("a", body="Shots at Osh.", date="2010-06-10")
    return site.article("b", body="A market at Osh.", date="2014-03-01").article("c", body="None.")


def found(
    site: SiteTest, query: str, limit: int = 10, offset: int = 0, order: str = "relevance"
) -> list[str]:
    question = Question(query, limit, offset, order)
    results = search(site.source, site.source / ".cache", alone(), question)
    return [one.id for one in results.results]


def stages(site: SiteTest) -> set[str]:
    """What a search works at before it answers."""
    seen = set()

    def progress(stage: str, done: int, total: int) -> None:
        seen.add(stage)

    search(site.source, site.source / ".cache", Workers(Executor(1), progress), Question("osh"))
    return seen


def test_articles_are_found_as_the_question_wants_them(site: SiteTest) -> None:
    assert sorted(found(site, "osh")) == ["a", "b"]
    assert found(site, "osh", order="newest") == ["b", "a"]
    assert found(site, "osh", order="newest", limit=1, offset=1) == ["a"]
    assert found(site, "nothing") == []


def test_a_source_that_has_not_changed_is_not_read_again(site: SiteTest) -> None:
    assert stages(site) == {"read articles"}
    assert stages(site) == set()


def test_a_changed_source_is(site: SiteTest) -> None:
    found(site, "osh")
    assert found(site.article("c", body="Osh, too."), "too") == ["c"]
    assert found(site.remove("content/articles/c.md"), "too") == []


def test_content_with_errors_is_not_searched_but_what_was_there_stays(site: SiteTest) -> None:
    found(site, "osh")
    site.article("d", more="contries: [KZ]")
    with pytest.raises(ContentError):
        found(site, "osh")
    assert len(found(site.remove("content/articles/d.md"), "osh")) == 2


def test_there_must_be_a_source_and_a_place_for_the_index(site: SiteTest, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no folder"):
        search(tmp_path / "nothing", tmp_path / "cache", alone(), Question("osh"))
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="cannot keep "):
        search(site.source, tmp_path / "file", alone(), Question("osh"))

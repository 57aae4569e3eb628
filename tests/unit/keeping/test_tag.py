"""Suggestions for the articles of a source, and answers that are written into it."""

import pytest

from builder.content.edit import EditError
from builder.errors import UsageError
from builder.keeping.tag import Proposal, accept, proposals, refuse
from tests.helpers import SiteTest
from tests.unit.keeping.revising import files_of, revision_of


@pytest.fixture
def oil(site: SiteTest) -> SiteTest:
    site.write("content/countries/iraq.yaml", "name: Iraq\n")
    site.write("content/people/bekova.yaml", "name: Aigul Bekova\n")
    site.article("2015/a", "countries: [IQ]  # as ever", "Oil from Iraq.", title="Iraq's oil")
    site.article("2015/b", "", "Oil from Iraq. Aigul Bekova was there.", title="Iraq and Iran")
    return site.article("2016/c", "", "He read the Iraq Gazette on oil.")


def said(found: list[Proposal]) -> list[tuple[str, str, str]]:
    return [(one.id, one.suggestion.tier, one.written) for one in found]


def test_suggestions_are_written_as_the_archive_writes_names(oil: SiteTest) -> None:
    found = proposals(revision_of(oil), [])
    assert said(found) == [
        ("2015/b", "sure", "IQ"),
        ("2015/b", "sure", "Aigul Bekova"),
        ("2015/b", "likely", "IR"),
        ("2016/c", "likely", "IQ"),
    ]
    iraq = next(one for one in found if one.written == "IQ")
    assert (iraq.path, iraq.name, iraq.title) == (
        "content/articles/2015/b.md",
        "Iraq",
        "Iraq and Iran",
    )
    assert iraq.reason == "in the title, in the first paragraph, 2 times"


def test_without_paths_only_kinds_of_which_nothing_is_named(oil: SiteTest) -> None:
    oil.article("2015/a", "countries: [IQ]", "Oil from Iraq and Iran.", title="Oil of Iran")
    assert "2015/a" not in {one.id for one in proposals(revision_of(oil), [])}
    found = proposals(revision_of(oil), ["2015/a"])
    assert [one.written for one in found] == ["IR"]


@pytest.mark.parametrize("path", ["2015/b", "content/articles/2015/b.md", "2015/b.md"])
def test_an_article_is_named_by_path_or_id(oil: SiteTest, path: str) -> None:
    assert {one.id for one in proposals(revision_of(oil), [path])} == {"2015/b"}


def test_a_folder_is_all_of_its_articles(oil: SiteTest) -> None:
    assert {one.id for one in proposals(revision_of(oil), ["2016"])} == {"2016/c"}
    assert {one.id for one in proposals(revision_of(oil), ["."])} == {"2015/b", "2016/c"}
    with pytest.raises(UsageError, match="there is no article '2017'"):
        proposals(revision_of(oil), ["2017"])


def test_what_is_accepted_is_one_item_more(oil: SiteTest) -> None:
    before = files_of(oil)
    revision = revision_of(oil)
    for one in proposals(revision, ["2015/b"], "sure"):
        accept(revision, one)
    assert revision.make() == ["content/articles/2015/b.md"]
    after = files_of(oil)
    old, new = (files["content/articles/2015/b.md"].decode() for files in (before, after))
    assert new == old.replace("---\n\n", "countries: [IQ]\npeople: [Aigul Bekova]\n---\n\n")
    assert {path for path in before if before[path] != after[path]} == {
        "content/articles/2015/b.md"
    }
    assert proposals(revision_of(oil), ["2015/b"], "sure") == []


def test_never_stays_with_the_article(oil: SiteTest) -> None:
    revision = revision_of(oil)
    (iraq,) = (one for one in proposals(revision, ["2015/b"]) if one.written == "IQ")
    refuse(revision, iraq)
    assert revision.make() == ["content/articles/2015/b.md"]
    assert b"not_about: [IQ]\n" in files_of(oil)["content/articles/2015/b.md"]
    assert "IQ" not in {one.written for one in proposals(revision_of(oil), ["2015/b"])}


def test_never_of_a_longer_name_stays_with_the_record(oil: SiteTest) -> None:
    oil.article("2016/d", "", "She read the Iraq Gazette.")
    revision = revision_of(oil)
    for gazette in proposals(revision, ["2016"]):
        refuse(revision, gazette)
    assert revision.make() == ["content/countries/iraq.yaml"]
    assert b"not_in: [Iraq Gazette]\n" in files_of(oil)["content/countries/iraq.yaml"]
    assert proposals(revision_of(oil), ["2016"]) == []


def test_never_stays_with_the_article_where_the_record_cannot_say_it(oil: SiteTest) -> None:
    oil.write("content/countries/iraq.yaml", '{"name": "Iraq"}\n')
    revision = revision_of(oil)
    (gazette,) = proposals(revision, ["2016"])
    refuse(revision, gazette)
    assert revision.make() == ["content/articles/2016/c.md"]
    assert b"not_about: [IQ]\n" in files_of(oil)["content/articles/2016/c.md"]


def test_notes_are_not_what_an_article_is_about(oil: SiteTest) -> None:
    oil.article("d", "", "Oil is dear.[^1]\n\n[^1]: Radio of Iran, 2015.")
    assert proposals(revision_of(oil), ["d"]) == []


def test_the_line_of_a_volume_is_not_changed(oil: SiteTest) -> None:
    line = '{"id": "v", "title": "Iraq", "date": "2015", "text": "Iraq has oil."}\n'
    oil.write("content/articles/more.jsonl", line)
    revision = revision_of(oil)
    one = proposals(revision, ["v"])[0]
    with pytest.raises(UsageError, match=r"is a line of content/articles/more\.jsonl"):
        accept(revision, one)


def test_a_text_under_a_foreign_key_is_left_to_a_person(oil: SiteTest) -> None:
    oil.write("site.yaml", "title: T\nfield_map: {places: countries}\n")
    oil.article("e", "places: IQ, SY", "Oil of Iran.", title="Iran")
    revision = revision_of(oil)
    (one,) = proposals(revision, ["e"])
    with pytest.raises(EditError, match=r"'places' in content/articles/e\.md is no list"):
        accept(revision, one)

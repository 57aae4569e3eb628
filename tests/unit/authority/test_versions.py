"""Articles that are one text: translations of an original, copies of a first version."""

from typing import Any

import pytest

from builder.authority.versions import COPIES, group_versions, with_first_copies
from builder.errors import Name, Place
from builder.model import ParsedArticle
from tests.archives import archive_of, article_of
from tests.unit.authority.test_resolve import parsed


def copy(id: str, of: str) -> ParsedArticle:
    return parsed(id, copy_of=Name(of, Place(f"content/articles/{id}.md", 9)))


def test_each_copy_knows_all_others() -> None:
    groups, problems = group_versions([parsed("a"), copy("b", "a"), copy("c", "a")], COPIES)
    assert groups == dict.fromkeys("abc", ("a", "b", "c"))
    assert problems == []


@pytest.mark.parametrize(
    ("id", "of", "code", "hint"),
    [
        ("d", "b", "copy-chain", "write copy_of: a"),
        ("d", "d", "copy-chain", "name the one of which it is a copy, or remove the line"),
        ("d", "article", "unknown-article", ""),
        ("d", "/articles/a.html", "unknown-article", "did you mean 'a'?"),
        ("d", "https://example.org/articles/a.html", "unknown-article", "did you mean 'a'?"),
    ],
)
def test_a_copy_names_a_first_version(id: str, of: str, code: str, hint: str) -> None:
    _, (problem,) = group_versions([parsed("a"), copy("b", "a"), copy(id, of)], COPIES)
    assert (problem.code, problem.hint) == (code, hint)


def test_a_copy_of_a_copy_of_a_copy_is_one_of_the_first() -> None:
    told = [parsed("a"), copy("b", "a"), copy("c", "b"), copy("d", "c")]
    _, problems = group_versions(told, COPIES)
    assert [one.hint for one in problems] == ["write copy_of: a"] * 2


def test_a_translation_is_no_copy_of_its_original() -> None:
    name = Name("a", Place("content/articles/b.md", 9))
    told = [parsed("a"), parsed("b", "a", copy_of=name)]
    _, (problem,) = group_versions(told, COPIES)
    assert (problem.code, problem.hint) == ("copy-chain", "remove the line")


def test_two_copies_of_each_other_are_no_circle() -> None:
    groups, problems = group_versions([copy("a", "b"), copy("b", "a")], COPIES)
    assert groups == {}
    hint = "name the original in all others, and remove the line from it"
    assert [(one.code, one.hint) for one in problems] == [("copy-chain", hint)] * 2


def group(**more: dict[str, Any]) -> dict[str, tuple[str, bool, tuple[str, ...]]]:
    """What an archive says of the copies `a`, `b` and `c`, of which `a` is the first."""
    own: dict[str, dict[str, Any]] = {
        "a": {"copies": ("b", "c")},
        "b": {"copies": ("a", "c"), "copy_of": "a", "date": "2015-01-22", "corrected": True},
        "c": {"copies": ("a", "b"), "copy_of": "a", "date": "2015-01-21"},
    }
    articles = [article_of(id, **values, **more.get(id, {})) for id, values in own.items()]
    archive = archive_of(*articles)
    return {one.id: (one.copy_of, one.corrected, one.copies) for one in archive.articles}


def test_others_are_told_in_their_order() -> None:
    assert group() == {
        "a": ("", False, ("c", "b")),
        "b": ("a", True, ("a", "c")),
        "c": ("a", False, ("a", "b")),
    }


def test_if_the_first_is_not_published_the_oldest_is_the_first() -> None:
    assert group(a={"withdrawn": True}) == {"c": ("", False, ("b",)), "b": ("c", True, ("c",))}
    both = group(a={"withdrawn": True}, c={"withdrawn": True})
    assert both == {"b": ("", False, ())}


def test_articles_without_copies_stay_as_they_are() -> None:
    articles = [article_of("a"), article_of("b")]
    assert with_first_copies(articles) == articles

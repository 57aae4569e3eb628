"""Groups of names that may be one, with the entity that would stay."""

from builder.archive import Archive
from builder.errors import Place
from builder.model import Entity, Kind
from builder.pages.names_alike import check_names, names_alike
from tests.archives import about, archive_of, article_of


def archive() -> Archive:
    names = {"hrw": "HRW", "human-rights-watch": "Human Rights Watch", "x": "X"}
    return archive_of(
        article_of("a", entities=about(organizations="hrw x")),
        article_of("b", entities=about(organizations="human-rights-watch")),
        entities=[
            Entity(Kind.ORGANIZATIONS, slug, name, origin=Place(f"content/articles/{slug}.md"))
            for slug, name in names.items()
        ],
    )


def test_the_whole_name_stays() -> None:
    (found,) = names_alike(archive())
    assert (found.best.name, [one.name for one in found.others]) == ("Human Rights Watch", ["HRW"])
    assert names_alike(archive(), {Place("content/articles/hrw.md")}) == []


def test_the_warning_stands_where_the_other_name_is() -> None:
    (problem,) = check_names(archive(), [])
    assert (problem.path, problem.code, problem.severity) == (
        "content/articles/hrw.md",
        "names-alike",
        "warning",
    )
    assert "'HRW' may be 'Human Rights Watch', and none has a record" in problem.message

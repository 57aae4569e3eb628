"""Articles in several languages or copies, as results fold them."""

from datetime import date
from typing import Any

from builder.archive import Archive
from builder.search.index.translations import translation_groups, translations_file
from tests.search.index.archives import archive_of, article
from tests.search.index.model import value_of


def translated(*tags: str, group: tuple[str, ...]) -> Archive:
    """An archive of articles 0, 1, ... in languages; those of the group are one."""
    articles = []
    for number, tag in enumerate(tags):
        others = tuple(id for id in group if id != f"2015/{number}")
        own: dict[str, Any] = {"translations": others} if others != group else {}
        articles.append(article(number, date(2015, 1, 1 + number), language=tag, **own))
    return archive_of(*articles)


def test_those_in_the_site_s_language_are_the_first() -> None:
    archive = translated("ru", "de", "en-GB", "ky", group=("2015/0", "2015/2", "2015/3"))
    assert translation_groups(archive) == [[2, 0, 3]]
    made = translations_file(archive)
    assert made
    assert value_of({f"{made[0]}.js": made[1]}, made[0]) == [[2, -2, 1]]


def test_one_that_is_not_published_is_not_there() -> None:
    archive = translated("en", "ru", "ky", group=("2015/0", "2015/2", "draft"))
    assert translation_groups(archive) == [[0, 2]]
    archive = translated("en", "ru", group=("2015/0", "draft"))
    assert translation_groups(archive) == []


def test_an_archive_without_translations_has_no_file() -> None:
    assert translations_file(translated("en", "ru", group=())) is None


def test_copies_and_translations_are_one_and_the_first_version_leads() -> None:
    own: list[dict[str, Any]] = [
        {"copies": ("2015/2",), "copy_of": "2015/2"},
        {"language": "ru", "translations": ("2015/2",)},
        {"copies": ("2015/0",), "translations": ("2015/1",)},
        {},
    ]
    archive = archive_of(
        *(article(number, date(2015, 1, 1 + number), **more) for number, more in enumerate(own))
    )
    assert translation_groups(archive) == [[2, 0, 1]]

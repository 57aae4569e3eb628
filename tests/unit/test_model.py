"""The values that the stages hand on: how kinds are called, names in order, arrays in caches."""

import msgspec
import pytest

from builder.dates.edtf import parse_date
from builder.errors import Name, Place
from builder.model import (
    Article,
    Correction,
    Entity,
    Kind,
    Link,
    ParsedRecord,
    Text,
    all_names,
    text_of,
)
from tests.archives import about, article_of

PLACE = Place("content/organizations/un.yaml")


def test_kinds_in_the_singular() -> None:
    assert [kind.singular for kind in Kind] == "country organization person topic source".split()


def test_an_article_has_one_source_and_may_name_several_of_all_else() -> None:
    assert [kind for kind in Kind if not kind.is_list] == [Kind.SOURCES]


def test_the_name_that_is_shown_comes_first_of_all_names() -> None:
    entity = Entity(
        Kind.ORGANIZATIONS, "un", "United Nations", ("Les Nations",), ("UN",), ("League",)
    )
    assert all_names(entity) == ("United Nations", "UN", "Les Nations", "League")
    aliases, acronyms, former = ((Name(text, PLACE),) for text in ("Les Nations", "UN", "League"))
    name = Name("United Nations", PLACE)
    record = ParsedRecord(
        Kind.ORGANIZATIONS, PLACE.path, "un", name, aliases, acronyms, former_names=former
    )
    assert tuple(one.text for one in record.names) == all_names(entity)


@pytest.mark.parametrize(
    ("added", "updated", "corrected", "changed"),
    [
        ("2026-11-26", "", (), "2026-11-26"),
        ("2026-11-26", "2016", ("2015-02",), "2026-11-26"),
        ("2015-01", "2015-01-20 14:05", ("2015-01-20",), "2015-01-20T14:05:00"),
        ("2015-01", "2015-03", ("2015-02", "2015-12", "2015-11"), "2015-12"),
    ],
)
def test_the_last_change_of_an_article(
    added: str, updated: str, corrected: tuple[str, ...], changed: str
) -> None:
    article = article_of(
        "a",
        "2030",
        added=parse_date(added),
        updated=parse_date(updated) if updated else None,
        corrections=tuple(Correction(parse_date(date), "A note.") for date in corrected),
    )
    assert article.changed.iso == changed


def test_a_text_gives_the_html_that_it_was_made_of() -> None:
    html = "<p>\u041e\u0448 \U0001f5fb &amp; more</p>"
    assert text_of(html).html == html
    assert text_of("").html == ""


def test_a_text_and_an_article_come_back_from_a_cache_as_they_were() -> None:
    link = Link("about.html", "top", "../pages/about.md#top", Place("content/articles/a.md", 7, 3))
    text = text_of("<p>One.</p>", "One.", (link,), ("top",))
    article = article_of(
        "a", "2015-01-20 14:05 +0600", entities=about(countries="kg kz"), extra=(("x", [1, "b"]),)
    )
    for value, kind in ((text, Text), (article, Article)):
        stored = msgspec.msgpack.encode(value)
        assert msgspec.msgpack.decode(stored, type=kind) == value
        assert isinstance(msgspec.msgpack.decode(stored), list)  # without the names of its fields

"""A query is read with what an archive knows, and answered from any postings."""

from builder.model import Entity, Kind
from builder.search.local.answers import (
    Dictionary,
    answer,
    dictionary_in,
    dictionary_of,
    read_query,
)
from builder.search.local.memory import MemoryPostings
from builder.search.notes import Note
from builder.search.query import Facet, Group
from tests.archives import about, archive_of, article_of

UN = Entity(Kind.ORGANIZATIONS, "un", "United Nations", acronyms=("UN",))
ARCHIVE = archive_of(
    article_of("a", entities=about(organizations="un")),
    article_of("b", language="ru"),
    entities=[UN],
)
NOTHING = MemoryPostings(ARCHIVE, [], [])


def test_an_archive_says_what_queries_are_read_with() -> None:
    dictionary = dictionary_of(ARCHIVE, NOTHING)
    assert (dictionary.language, dictionary.languages) == ("en", ["en", "ru"])
    assert dictionary.values["organization"]["united nations"] == "un"
    assert dictionary.names["organizations"] == "organization"
    assert dictionary.records["un"] == ["un"]


def test_it_is_the_same_after_it_was_kept_beside_others() -> None:
    dictionary = dictionary_of(ARCHIVE, NOTHING)
    assert dictionary_in({"stamp": "x", **dictionary._asdict()}) == dictionary
    assert dictionary_in({}) == Dictionary()


def test_a_text_is_read() -> None:
    tree = read_query("organization:un", dictionary_of(ARCHIVE, NOTHING)).tree
    assert tree == Group(required=(Facet("organization", "un"),))


def test_an_answer_has_matches_and_notes_of_reading_and_of_matching() -> None:
    found = answer("organization:un titel:x", MemoryPostings(ARCHIVE, [], []), Dictionary())
    assert [*found.match] == []
    assert Note("nothing", "organization:un, titel:x") in found.notes
    found = answer("organization:un", NOTHING, dictionary_of(ARCHIVE, NOTHING))
    assert ([*found.match], found.notes) == ([0], ())

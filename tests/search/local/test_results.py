"""What a search is asked and what it gives."""

from inspect import signature

from builder.search.local.index import LocalIndex
from builder.search.local.results import Question


def test_a_question_has_what_an_index_is_asked_in_its_order() -> None:
    """It is taken apart where the index is asked."""
    asked = [*signature(LocalIndex.search).parameters.values()][1:]
    assert [one.name for one in asked] == ["text", *Question._fields[1:]]
    defaults = {one.name: one.default for one in asked if one.default is not one.empty}
    assert defaults.items() <= Question._field_defaults.items()


def test_a_query_alone_asks_for_the_ten_best() -> None:
    assert Question("osh") == ("osh", 10, 0, "relevance")

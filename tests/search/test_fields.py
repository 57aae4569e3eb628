"""The table of fields that are searched, and the facets."""

from builder.model import Kind
from builder.search.fields import FACET_NAMES, FACETS, FIELD_BITS, FIELDS, NAMES


def test_the_number_of_a_field_has_room_in_a_place() -> None:
    assert len(FIELDS) <= 1 << FIELD_BITS


def test_names_are_in_the_order_of_the_table_each_once() -> None:
    assert NAMES == ("title", "body", "summary", "names", "author", "publisher", "notes")
    assert [field.name for field in FIELDS] == list(NAMES)


def test_weights_are_against_the_body() -> None:
    weights = {field.name: field.weight for field in FIELDS}
    assert weights["body"] == 1.0
    assert weights["title"] == max(weights.values())
    assert all(weight > 0 for weight in weights.values())


def test_every_kind_can_be_asked_for_by_its_singular() -> None:
    assert {kind.singular: kind for kind in Kind} == FACETS
    assert not {*FACET_NAMES} & {*NAMES}, "a query could mean both"

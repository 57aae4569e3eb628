"""The table of keys is whole: what others are made of it."""

import pytest

from builder.metadata.keys import NAMED_KEYS
from builder.metadata.table import ARTICLE, PAGE, RECORD, Field, choices, lists, names
from builder.model import Status


@pytest.mark.parametrize("table", [ARTICLE, PAGE, RECORD])
def test_each_key_stands_once_and_says_what_it_is_for(table: tuple[Field, ...]) -> None:
    assert len({*names(table)}) == len(table)
    assert [one.name for one in table if not one.about or "|" in one.about] == []
    assert [one.name for one in table if (one.type == "choice") != bool(one.choices)] == []
    assert [
        one.name for one in table if (one.type in {"items", "mapping"}) != bool(one.items)
    ] == []


def test_names_of_each_kind_have_a_list() -> None:
    assert {*NAMED_KEYS} <= lists(ARTICLE)
    assert choices(ARTICLE, "status") == tuple(one.value for one in Status)


def test_labels_are_what_people_read() -> None:
    labels = {one.name: one.label for one in ARTICLE}
    assert labels["source_url"] == "Source address"
    assert labels["translation_of"] == "Translation of"

"""The configuration of Decap and Sveltia, against their own schemas."""

from typing import Any

import pytest

from builder.editors.decap import decap
from builder.editors.forms import lists
from tests.unit.editors.reading import config, faults, schema

FOLDERS = {"2015/01": 3, "2015/02": 700, "2014/12": 500}


@pytest.fixture
def value() -> Any:
    return decap(lists(config(), FOLDERS), "somebody/archive")


@pytest.mark.parametrize("name", ["sveltia-cms-0.221.1", "decap-cms-core-3.19.1"])
def test_the_editors_own_schema_has_nothing_against_it(name: str, value: Any) -> None:
    assert faults(schema(name), value) == []
    value["collections"][0]["fields"][0]["widget"] = 5
    assert faults(schema(name), value) != []


def test_no_file_is_called_by_the_day_on_which_it_is_made(value: Any) -> None:
    for one in value["collections"]:
        assert one["slug"] == "{{slug}}"
        assert "path" not in one
        assert "datetime" not in {field["widget"] for field in one["fields"]}
        assert [field for field in one["fields"] if "default" in field] == []


def test_a_list_has_one_folder_which_is_not_too_long(value: Any) -> None:
    articles = [one["folder"] for one in value["collections"] if "articles" in one["folder"]]
    assert articles == [f"content/articles/{one}" for one in ("2015/03", "2015/01", "2014/12")]
    assert [one["folder"] for one in value["collections"] if "nested" in one] == []


def test_texts_and_names_stay_as_they_are_typed(value: Any) -> None:
    fields = {one["name"]: one for one in value["collections"][0]["fields"]}
    assert fields["body"]["modes"] == ["raw"]
    assert fields["people"]["field"]["widget"] == "string"  # or commas would divide names
    assert "imported_from" not in fields
    assert {"checked", "pages", "keywords", "scan"} <= fields.keys()
    assert "anything" not in fields

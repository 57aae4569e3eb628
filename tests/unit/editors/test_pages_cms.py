"""The configuration of Pages CMS, by what its documents say."""

from typing import Any

import pytest

from builder.editors.forms import lists
from builder.editors.pages_cms import pages_cms
from tests.unit.editors.reading import config

# https://pagescms.org/docs/configuration/content/ and .../content/fields/
KEYS = set(
    "name label type path fields filename format delimiters subfolders view extension".split()
)
FIELD_KEYS = set(
    "name label type required pattern hidden readonly description options list fields".split()
)
TYPES = set("boolean number object select string text".split())


@pytest.fixture
def value() -> Any:
    return pages_cms(lists(config(), {"2015": 3}))


def test_it_has_what_is_documented(value: Any) -> None:
    assert value.keys() == {"media", "settings", "content"}
    for one in value["content"]:
        assert one.keys() <= KEYS
        for field in one["fields"]:
            assert field.keys() <= FIELD_KEYS
            assert field["type"] in TYPES


def test_no_file_is_called_by_the_day_on_which_it_is_made(value: Any) -> None:
    """Nor is there a field for dates, which would have that of today in it."""
    for one in value["content"]:
        assert one["filename"]["template"] in {"{primary}.md", "{primary}.yaml"}
        assert "date" not in {field["type"] for field in one["fields"]}


def test_a_list_has_one_folder(value: Any) -> None:
    assert [one["path"] for one in value["content"] if one["subfolders"]] == []
    paths = [one["path"] for one in value["content"]]
    assert paths[:2] == ["content/articles/2016", "content/articles/2015"]


def test_what_no_form_shows_is_kept(value: Any) -> None:
    assert value["settings"] == {"content": {"merge": True}}
    fields = {one["name"]: one for one in value["content"][0]["fields"]}
    assert fields["imported_from"]["hidden"]
    assert fields["body"]["type"] == "text"
    assert fields["corrections"]["list"]

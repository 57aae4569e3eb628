"""What the README promises: every key and every setting has its line."""

from dataclasses import fields

import pytest

from builder.config import SiteConfig
from builder.content.articles import ARTICLE_KEYS
from builder.content.pages import PAGE_KEYS
from builder.content.records import RECORD_KEYS
from builder.search.fields import FACETS, FIELDS, Field
from tests.helpers import ROOT

SETTINGS = [field.name for field in fields(SiteConfig)]


@pytest.mark.parametrize("key", [*ARTICLE_KEYS, *RECORD_KEYS, *PAGE_KEYS, *SETTINGS])
def test_every_key_and_setting_is_documented(key: str) -> None:
    assert f"`{key}" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_field_of_the_search_is_documented(field: Field) -> None:
    line = f"| `{field.name}` | {field.about} |"
    assert line in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("facet", FACETS)
def test_every_facet_is_documented(facet: str) -> None:
    assert f"`{facet}:" in (ROOT / "README.md").read_text(encoding="utf-8")

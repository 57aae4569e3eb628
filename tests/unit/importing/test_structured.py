"""Mappings, lists of mappings and truth values, as tables have them."""

import pytest

from builder.importing.items import Literal, Value
from builder.importing.structured import STRUCTURED, structured


def test_which_keys_they_are() -> None:
    assert {"identifiers", "corrections", "noindex"} <= STRUCTURED


@pytest.mark.parametrize(
    ("key", "value", "made"),
    [
        (
            "identifiers",
            "doi:10.1000/182; hdl:2027/x",
            '{"doi": "10.1000/182", "handle": "2027/x"}',
        ),
        ("identifiers", ["archive.org:syria-2015"], '{"archive_org": "syria-2015"}'),
        ("identifiers", Literal("{}"), ""),
        ("noindex", "Yes", "true"),
        ("noindex", "false", ""),
        ("corrections", "", ""),
        ("corrections", Literal('[{"date": "2015"}]'), '[{"date": "2015"}]'),
    ],
)
def test_values(key: str, value: Value, made: str) -> None:
    assert structured(key, value) == made


@pytest.mark.parametrize(("key", "text"), [("identifiers", "x y"), ("corrections", "Wrong.")])
def test_what_is_none(key: str, text: str) -> None:
    with pytest.raises(ValueError, match=r"is no identifier|cannot be read"):
        structured(key, text)

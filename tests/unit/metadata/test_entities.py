"""HTML in values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.metadata.entities import decoded, first_entity
from tests.unit.metadata.as_read import follow, read_value


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ("Tom &amp; Jerry", "Tom & Jerry"),
        ("Tom &amp;amp; Jerry", "Tom & Jerry"),
        ("Osh&#8217;s", "Osh\u2019s"),
        ("Osh&#x2019;s", "Osh\u2019s"),
        ('"&quot;Osh&quot;"', '"Osh"'),
        ("a&nbsp;b", "a\u00a0b"),
        ("In &lt;i&gt;", "In <i>"),
    ],
)
def test_an_entity_is_a_warning_and_stays(value: str, right: str) -> None:
    read = read_value(value)
    assert read.codes == ["html-entity"]
    assert read.problems[0].severity == "warning"
    assert read.title == value.strip('"')
    assert (follow(value)[0].title, follow(value)[0].problems) == (right, [])


@pytest.mark.parametrize(
    "text", ["AT&T; x", "a & b;", "&", "&;", "&notit;", "&#;", "&#0;", "&#10;", "?a=1&copy=2"]
)
def test_what_is_none(text: str) -> None:
    assert first_entity(text) == ""


@given(st.text("&amp;lt#8217x ", max_size=30))
def test_what_is_decoded_has_none(text: str) -> None:
    assert first_entity(decoded(text)) == ""


def test_what_was_written_a_thousand_times_over_takes_no_time() -> None:
    assert decoded("&amp;lt;") == "<"
    assert decoded("&" + "amp;" * 50_000).startswith("&amp;amp;")

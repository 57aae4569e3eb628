"""Lines and values of a text, for changes of single values."""

import pytest
import yaml

from builder.errors import Place
from builder.metadata.splicing import Lines, text_value, toml_span, value_of, written_forms


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_are_those_of_lines(end: str) -> None:
    lines = Lines(f"\ufeffab{end}cd{end}")
    assert lines.text[lines.at(Place("", 1, 2)) :].startswith("b")
    assert lines.text[lines.at(Place("", 2, 1)) :].startswith("cd")
    assert lines.start(9) == len(lines.text)
    at = lines.text.index("d")
    assert (lines.start_of(at), lines.end_of(at)) == (at - 1, at + 1)
    assert (lines.after(at), lines.line_end) == (len(lines.text), end)


def test_a_text_of_toml_ends_at_its_quote() -> None:
    assert toml_span('x = "a\\"b" # "', 4) == (4, 10)
    assert toml_span("x = 'a\\' # '", 4) == (4, 8)
    assert toml_span("x = 1", 4) is None


def test_values_are_compared_with_their_tags() -> None:
    node = yaml.compose("a: [no, 'no', {b: ~}]\nc: []", Loader=yaml.SafeLoader)
    assert node is not None
    truth = ("tag:yaml.org,2002:bool", "no")
    pairs = [(text_value("b"), None)]
    listed = [truth, text_value("no"), pairs]
    assert value_of(node) == [(text_value("a"), listed), (text_value("c"), None)]


def test_the_style_of_what_is_replaced_comes_first() -> None:
    node = yaml.compose("'it''s'", Loader=yaml.SafeLoader)
    assert next(written_forms("it's", node, False, False)) == "'it''s'"
    assert next(written_forms("b", None, False, True)) == '"b"'
    assert [*written_forms("no", None, False, False)] == ['"no"', '"no"']

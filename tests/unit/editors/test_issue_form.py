"""A form, and what of it counts when it comes back filled in."""

from typing import Any

import pytest

from builder.editors.issue_form import MOST, TEXT, issue_form, read_filled
from tests.unit.editors.filled import filled


def test_title_date_and_text_must_be_filled_in() -> None:
    form: Any = issue_form()
    required = [one["id"] for one in form["body"] if one["validations"]["required"]]
    assert required == ["title", "date", "text"]
    labels = [one["attributes"]["label"] for one in form["body"]]
    assert len({*labels}) == len(labels)  # as GitHub wants them, and as they are read


def test_what_was_left_empty_is_nothing() -> None:
    values, text = read_filled(filled({"Title": "A", "Date": "2015", TEXT: "Words."}))
    assert values == {"title": "A", "date": "2015"}
    assert text == "Words."


def test_a_list_has_a_name_a_line() -> None:
    form = filled({"Topics": "Water\n\n- Bekova, Aigul\n* Gas \n   \nWater", TEXT: "A"})
    assert read_filled(form).values == {"topics": ["Water", "Bekova, Aigul", "Gas"]}


def test_ends_of_lines_are_those_of_any_system() -> None:
    form = filled({"Title": "A", "Summary": "One\ntwo", TEXT: "A\n\nB"})
    assert read_filled(form.replace("\n", "\r\n")) == read_filled(form)
    assert read_filled(form).values["summary"] == "One two"


def test_headings_of_the_text_are_text() -> None:
    text = "### Title\n\nAnother\n\n### Text\n\n### Date\n\n---\ntitle: x\n---"
    assert read_filled(filled({"Title": "A", TEXT: text})) == ({"title": "A"}, text)


def test_headings_count_in_their_order() -> None:
    form = filled({"Title": "A", "Summary": "B\n\n### Title\n\nC", TEXT: "D"})
    assert read_filled(form).values == {"title": "A", "summary": "B ### Title C"}


@pytest.mark.parametrize("body", ["", "Words.", "### Title\n\nA", "#### Text\n\nA"])
def test_what_is_no_form_is_refused(body: str) -> None:
    with pytest.raises(ValueError, match="no filled form"):
        read_filled(body)


def test_what_is_too_long_is_refused() -> None:
    with pytest.raises(ValueError, match="at most 100,000"):
        read_filled(filled({TEXT: "a" * MOST}))

"""A form as GitHub writes it into an issue: a heading a field, in the order of the form."""

from collections.abc import Mapping
from typing import Any

from builder.editors.issue_form import issue_form


def filled(values: Mapping[str, str]) -> str:
    """The text of an issue, with some fields filled in; they are named by their labels."""
    form: Any = issue_form()
    labels = [one["attributes"]["label"] for one in form["body"]]
    assert {*values} <= {*labels}
    return "\n\n".join(f"### {label}\n\n{values.get(label) or '_No response_'}" for label in labels)

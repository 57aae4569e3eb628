"""Words and numbers as people read them, in several languages."""

from builder.messages import messages_for
from builder.model import Kind
from builder.pages.labels import kind_labels, list_text, number_text


def test_every_kind_has_a_label() -> None:
    labels = kind_labels(messages_for("en"))
    assert labels.keys() == set(Kind)
    assert labels[Kind.PEOPLE] == "People"


def test_lists_and_numbers() -> None:
    assert list_text(["a", "b", "c"], messages_for("en")) == "a, b, c"
    assert [number_text(1234567, one) for one in ("en", "de")] == ["1,234,567", "1.234.567"]
